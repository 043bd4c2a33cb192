"""What is in a catalogue folder, so that it can be compared with what it was."""

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from desktop_app.catalogue.sqlite.database import DATABASE_NAME

# Rows that the text index is made of, and SQLite's own tables.
_DERIVED: Final = re.compile(r"_?sqlite_|product_texts|known_words|changed_texts")
_CONTENTS: Final = {
    "products": "SELECT sku, name, brand, category, price, currency, gtin, archived_at IS NULL, "
    "(SELECT p.sku FROM products p WHERE p.id = products.merged_into) FROM products",
    "pictures": "SELECT (SELECT sku FROM products p WHERE p.id = product_id), content_hash, "
    "origin FROM pictures",
}
# Files that have their place in a catalogue's folder, as POSIX paths.
_KNOWN: Final = re.compile(
    r"catalog\.sqlite(-wal|-shm)?|index-[0-9a-f]{16}[^/]*|keypoints[^/]*"
    r"|backups/[^/]+\.(zip|sqlite|sqlite-damaged(-wal)?)|shelves/[^/]+\.shelf|pictures/(stock_takes/)?[^/.]+\.\w+"
)


@dataclass(frozen=True, slots=True)
class CatalogueState:
    """The contents of a catalogue.

    Attributes:
        counts: number of rows by table.
        products: each product as text.
        pictures: each picture as text.
    """

    counts: Mapping[str, int]
    products: frozenset[str]
    pictures: frozenset[str]

    def has_same_contents(self, other: "CatalogueState") -> bool:
        """Return whether products and pictures are the same; the history may be another."""
        return (self.products, self.pictures) == (other.products, other.pictures)

    def is_between(self, before: "CatalogueState", after: "CatalogueState") -> bool:
        """Return whether it can be what whole transactions have made of ``before``."""
        return (
            self.products <= before.products | after.products
            and self.pictures <= before.pictures | after.pictures
            and _skus(self) >= _skus(before) & _skus(after)
            and all(
                min(before.counts.get(name, 0), after.counts.get(name, 0))
                <= count
                <= max(before.counts.get(name, 0), after.counts.get(name, 0))
                for name, count in self.counts.items()
            )
        )


def read_state(database: Path) -> CatalogueState:
    """Return what is in a database.

    Raises:
        AssertionError: SQLite finds that it is damaged.
    """
    with closing(sqlite3.connect(database)) as db:
        found = db.execute("PRAGMA integrity_check").fetchall()
        assert found == [("ok",)], f"integrity_check: {found[:3]}"
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
        assert not broken, f"foreign_key_check: {broken[:3]}"
        return contents_of(db)


def contents_of(db: sqlite3.Connection) -> CatalogueState:
    """Return what is in an open database."""
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
    counts = {
        name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
        for name in names
        if not _DERIVED.match(name)
    }
    contents = {
        name: frozenset(repr(row) for row in db.execute(sql)) for name, sql in _CONTENTS.items()
    }
    return CatalogueState(counts, contents["products"], contents["pictures"])


def stray_files(folder: Path, *, with_index: bool) -> list[str]:
    """Return the files in a catalogue's folder that do not belong there.

    Args:
        folder: of a catalogue.
        with_index: also the unused files of its indexes, which are removed when these are
            loaded.
    """
    files = [file for file in folder.rglob("*") if file.is_file()]
    names = sorted(file.relative_to(folder).as_posix() for file in files)
    strays = [name for name in names if not _KNOWN.fullmatch(name) or ".draft" in name]
    folders = [file.name for file in folder.rglob("*.draft") if file.is_dir()]
    return strays + folders + (_unused_index_files(names) if with_index else [])


def _unused_index_files(names: list[str]) -> list[str]:
    """Return the data and manifests of saves that have not ended, or were replaced."""
    caches: dict[str, list[str]] = {}
    for name in names:
        if name.startswith(("index-", "keypoints")):
            # The random part of a name begins with the computer and the process.
            stem = re.split(r"-[0-9a-f]{8}-\d+-[0-9a-f]{16}", name)[0].removesuffix(".card")
            caches.setdefault(stem, []).append(name)
    return [name for found in caches.values() if len(found) > 2 for name in found]


def database_of(folder: Path) -> Path:
    """Return the database of the catalogue in a folder."""
    return folder / DATABASE_NAME


def describe(state: CatalogueState, other: CatalogueState) -> str:
    """Return what is different between two states, for a report."""
    counts: dict[str, Any] = {
        name: (state.counts.get(name), other.counts.get(name))
        for name in {*state.counts, *other.counts}
        if state.counts.get(name) != other.counts.get(name)
    }
    products = len(state.products ^ other.products)
    return f"{counts}, {products} products and {len(state.pictures ^ other.pictures)} pictures"


def _skus(state: CatalogueState) -> set[str]:
    return {text.partition(",")[0] for text in state.products}
