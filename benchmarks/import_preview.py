"""Measure the preview of an import in processor time, beside the mere reading of the file.

python -m benchmarks.import_preview --rows 50000
"""

import argparse
import csv
import gc
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.picture import PictureOrigin
from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.progress import finish

_HEADINGS: Final = (
    *("sku", "name", "brand", "category", "price", "currency", "gtin", "description"),
    *("Colour", "Size"),
)
_COLOURS: Final = ("red", "blue", "grün")


def main() -> None:
    """Measure and print."""
    # The window collects garbage between events, never on the thread of a job.
    gc.disable()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    rows = [_row(number, price=number % 7) for number in range(arguments.rows)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty = CatalogueBrowser(open_catalogue(folder / "empty", actor=Actor.local()))
        filled = CatalogueBrowser(open_catalogue(folder / "filled", actor=Actor.local()))
        _fill(filled, arguments.rows)
        for suffix, write, floor in (
            (".csv", _write_csv, _read_csv),
            (".xlsx", _write_xlsx, _read_xlsx),
        ):
            file = folder / f"table{suffix}"
            write(file, rows)
            lowest = min(_seconds(floor, file) for _ in range(arguments.rounds))
            for catalogue, what in ((empty, "all new"), (filled, "6 of 7 with a new price")):
                seconds = min(_preview_s(catalogue, file) for _ in range(arguments.rounds))
                print(
                    f"{suffix:5} {arguments.rows} rows, {what:24} preview {seconds:5.2f} s   "
                    f"reading alone {lowest:5.2f} s   ratio {seconds / lowest:4.1f}"
                )
        empty.close()
        filled.close()
    print("to reach: at most 3 s for 50,000 rows")


def _row(number: int, *, price: int) -> list[str]:
    body = f"{400_000_000_000 + number}"
    check = -sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(body)) % 10
    return [
        f"SKU-{number:07}",
        f"Product number {number} of the range",
        f"Brand {number % 50}",
        f"Category {number % 30}",
        f"{price + number % 300}.95",
        "EUR",
        f"{body}{check}",
        f"A description of product {number} with some words, as shops write them",
        _COLOURS[number % 3],
        "SML"[number % 3],
    ]


def _fill(catalogue: CatalogueBrowser, count: int) -> None:
    """Store the rows with other prices, as an earlier version of the table."""
    products = catalogue.store.products
    for start in range(0, count, 5000):
        values = {}
        for number in range(start, min(start + 5000, count)):
            sku, *texts, colour, size = _row(number, price=0)
            attributes = {"Colour": colour, "Size": size}
            values[sku] = dict(zip(_HEADINGS[1:8], texts, strict=True)) | {"attributes": attributes}
        ids = products.add(values)
        origin = PictureOrigin("/earlier/table.csv")
        catalogue.store.tables.add_products(origin, list(ids.values()))


def _write_csv(file: Path, rows: list[list[str]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([_HEADINGS, *rows])


def _write_xlsx(file: Path, rows: list[list[str]]) -> None:
    with Workbook(str(file)) as book:
        sheet = book.add_worksheet()
        money = book.add_format({"num_format": "#,##0.00"})
        sheet.write_row(0, 0, _HEADINGS)
        for at, row in enumerate(rows, start=1):
            sheet.write_row(at, 0, row)
            sheet.write_number(at, 4, float(row[4]), money)


def _read_csv(file: Path) -> None:
    with file.open(newline="", encoding="utf-8") as stream:
        list(csv.reader(stream))


def _read_xlsx(file: Path) -> None:
    CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()


def _preview_s(catalogue: CatalogueBrowser, file: Path) -> float:
    return _seconds(lambda path: finish(catalogue.preview_import(path, read_pictures=False)), file)


def _seconds(work: Callable[[Path], object], file: Path) -> float:
    start = time.process_time()
    work(file)
    return time.process_time() - start


if __name__ == "__main__":
    main()
