"""A small shop in a folder: what the actions that are killed begin with."""

import contextlib
import csv
import gzip
import io
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image
from xlsxwriter import Workbook

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.cli.command_line import main
from desktop_app.domain.actor import Actor
from desktop_app.domain.product_list import ProductFilter, ProductOrder
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from tools.fault_injection.catalogue_state import database_of

ACTOR: Final = Actor("Fault", "Till 1")
_EARLIER_SCHEMA: Final = (
    Path(__file__).parents[2] / "tests" / "catalogue" / "data" / "schema-5.sqlite.gz"
)
# Rows of the sample's table that the shop has at the start, and in the table that is imported.
_START_ROWS: Final = 44
_IMPORTED_ROWS: Final = 100
_WORKBOOK_ROWS: Final = 12


@dataclass(frozen=True, slots=True)
class Shop:
    """The folders of a shop.

    Attributes:
        root: of everything that changes.
    """

    root: Path

    @property
    def catalogue(self) -> Path:
        """The folder of the catalogue."""
        return self.root / "catalogue"

    @property
    def data(self) -> Path:
        """The folder of the user's data."""
        return self.root / "data"

    @property
    def out(self) -> Path:
        """The folder of tables and backups that are written elsewhere."""
        return self.root / "out"

    @contextlib.contextmanager
    def opened(self) -> Iterator[Catalogue]:
        """Open the catalogue as the program does."""
        with closing(open_catalogue(self.catalogue, actor=ACTOR, create=False)) as catalogue:
            yield catalogue

    @contextlib.contextmanager
    def workspace(self) -> Iterator[Workspace]:
        """Open the catalogue with the model and the index."""
        catalogue = open_catalogue(self.catalogue, actor=ACTOR, create=False)
        with closing(finish(Workspace.open(catalogue, paths.model_card(""), device="cpu"))) as one:
            yield one


def use_home(home: Path) -> None:
    """Let this process and its children have their settings and data in a folder."""
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())


def run_command(*arguments: str | Path) -> None:
    """Run ``vitrine`` in this process.

    Raises:
        AssertionError: it has failed.
    """
    errors = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(errors):
        status = main([str(argument) for argument in arguments])
    assert status == 0, f"vitrine {arguments[0]}: {status}: {errors.getvalue()}"


def make_empty(shop: Shop) -> None:
    """Create the folders of a shop without a catalogue."""
    for folder in (shop.catalogue, shop.data, shop.out):
        folder.mkdir(parents=True)


def make_filled(shop: Shop) -> None:
    """Create a shop with some products of the sample, their embeddings and an index."""
    make_empty(shop)
    _write_tables(shop.out)
    run_command("import", shop.out / "start.csv", "--catalog", shop.catalogue)


def make_sample(shop: Shop) -> None:
    """Create a shop with the sample's catalogue, without an index."""
    make_empty(shop)
    unpack_sample(shop)


def unpack_sample(shop: Shop) -> None:
    """Open the sample's catalogue in a folder that has none."""
    template = paths.sample_template()
    open_catalogue(shop.catalogue, actor=ACTOR, template=template).close()


def make_stale(shop: Shop) -> None:
    """Create a shop whose index has many pictures that the catalogue has lost."""
    make_filled(shop)
    with shop.opened() as catalogue:
        ids = product_ids(catalogue)
        catalogue.products.delete(ids[: len(ids) // 3])


def make_earlier(shop: Shop) -> None:
    """Create a shop of an earlier version of the program."""
    make_empty(shop)
    database_of(shop.catalogue).write_bytes(gzip.decompress(_EARLIER_SCHEMA.read_bytes()))


def make_migrated(shop: Shop) -> None:
    """Create a small shop without a model's embeddings."""
    make_earlier(shop)
    with shop.opened():
        pass


def make_edited(shop: Shop) -> None:
    """Create a shop with some actions that can be undone."""
    make_filled(shop)
    with shop.workspace() as workspace:
        editor = workspace.editor()
        for number, product_id in enumerate(product_ids(workspace.catalogue.store)[:8]):
            editor.change(product_id, {"brand": f"Brand {number}"})


def make_backed_up(shop: Shop) -> None:
    """Create a shop that was changed since its backup, ``out/backup.zip``."""
    make_filled(shop)
    run_command("import", shop.out / "pictures.xlsx", "--catalog", shop.catalogue)
    run_command("backup", "--catalog", shop.catalogue, "--out", shop.out / "backup.zip")
    with shop.opened() as catalogue:
        catalogue.products.delete(product_ids(catalogue)[::2])


def product_ids(catalogue: Catalogue) -> list[int]:
    """Return the ids of all products, in order."""
    return sorted(int(one) for one in catalogue.product_list.ids(ProductFilter(), ProductOrder()))


def query_photo(number: int = 0) -> Path:
    """Return one of the sample's photos of a product that the shop has."""
    found = sorted((paths.sample_folder() / "queries").glob("*.jpg"))
    return found[number % len(found)]


def _write_tables(folder: Path) -> None:
    source = paths.sample_folder() / "products.csv"
    with source.open(encoding="utf-8-sig", newline="") as stream:
        headings, *rows = csv.reader(stream)
    image, price = headings.index("image"), headings.index("price")
    for row in rows:
        row[image] = str(source.parent / row[image])
    _write_table(folder / "start.csv", [headings, *rows[:_START_ROWS]])
    changed = [[*row] for row in rows[:_IMPORTED_ROWS]]
    for row in changed[::3]:
        row[price] = row[price] and "9.99"
    _write_table(folder / "more.csv", [headings, *changed])
    _write_workbook(folder / "pictures.xlsx", rows[-_WORKBOOK_ROWS:], image)


def _write_table(file: Path, rows: list[list[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)


def _write_workbook(file: Path, rows: list[list[str]], image: int) -> None:
    """Write a workbook with a picture in a cell of each row."""
    with Workbook(file) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["sku", "name", "image"])
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, [f"BOOK-{number}", f"Product {number}"])
            picture = io.BytesIO()
            with Image.open(row[image]) as opened:
                opened.convert("RGB").resize((200, 200)).save(picture, "JPEG")
            sheet.embed_image(number, 2, f"{number}.jpg", {"image_data": picture})
