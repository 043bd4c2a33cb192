"""A closed catalogue whose file is damaged by tests."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.domain.picture import PictureFile
from tests.actor import ACTOR

PRODUCTS = 80
PAGE_BYTES = 4096


def make_shop(folder: Path) -> Path:
    """Make a catalogue of 80 products with a picture and an embedding each; return its file."""
    random = np.random.default_rng(0)
    with closing(SqliteCatalogue.open(folder, actor=ACTOR)) as catalogue, catalogue.transaction():
        ids = catalogue.products.add(
            {
                f"P-{number:03}": {"name": f"Product {number}", "description": "x" * number}
                for number in range(PRODUCTS)
            }
        )
        pictures = catalogue.pictures.add(
            [
                (id_, PictureFile(f"/shop/{sku}.jpg", sku, 1000, 1, 640, 480, _jpeg(random)))
                for sku, id_ in ids.items()
            ]
        )
        vectors = random.normal(size=(PRODUCTS, 64)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        catalogue.embeddings.put("model", dict(zip(pictures, vectors, strict=True)))
    return folder / DATABASE_NAME


def _jpeg(random: np.random.Generator) -> bytes:
    """Return bytes that look like a JPEG file from outside."""
    return b"\xff\xd8\xff" + random.bytes(900) + b"\xff\xd9"


def change(file: Path, *statements: str) -> None:
    """Run statements on a closed catalogue."""
    with closing(sqlite3.connect(file)) as db, db:
        for statement in statements:
            db.execute(statement)


def pages_of(file: Path, table: str) -> list[int]:
    """Return the numbers of the leaf pages of a table, from 1, by reading its root page."""
    query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
    # Immutable: a log beside the file is not merged.
    address = f"{file.as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as db:
        (root,) = db.execute(query, [table]).fetchone()
    data = file.read_bytes()
    start = (root - 1) * PAGE_BYTES
    assert data[start] == 5, "the table has more than one page"
    cells = int.from_bytes(data[start + 3 : start + 5], "big")
    pointers = np.frombuffer(data[start + 12 : start + 12 + 2 * cells], ">u2")
    places = [start + int(pointer) for pointer in pointers]
    last = int.from_bytes(data[start + 8 : start + 12], "big")
    return [*(int.from_bytes(data[one : one + 4], "big") for one in places), last]


def overwrite_page(file: Path, number: int, contents: bytes = b"") -> None:
    """Overwrite a page, with zeros if nothing else is said."""
    with file.open("r+b") as stream:
        stream.seek((number - 1) * PAGE_BYTES)
        stream.write(contents.ljust(PAGE_BYTES, b"\0"))


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the contents of all files of a folder, by name."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


class Thumbnails:
    """A ``ThumbnailSource`` for catalogues whose thumbnails are no pictures."""

    def is_readable(self, jpeg: bytes) -> bool:
        """Return whether there is one."""
        return bool(jpeg)

    def of_file(self, path: Path, content_hash: str) -> bytes | None:
        """Return None: there are no files."""
        return None

    def of_contents(self, data: bytes) -> bytes | None:
        """Return None: there are no pictures."""
        return None
