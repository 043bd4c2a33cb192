"""Writing CSV files and workbooks row by row; text is never written as a formula."""

import csv
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeAlias

from desktop_app.catalogue.io.csv_reader import FORMULA_START
from desktop_app.errors import Message, VitrineError
from desktop_app.visible_text import as_encodable


@dataclass(frozen=True, slots=True)
class CellPicture:
    """A small JPEG file to show in a cell of a workbook; a CSV file has an empty cell."""

    jpeg: bytes


Cell: TypeAlias = str | int | float | Decimal | CellPicture | None
WriteRow: TypeAlias = Callable[[Sequence[Cell]], None]

# Characters that start a formula in a spreadsheet: at the start of a cell, also after blanks,
# and after a semicolon or tab, which other programs take for the end of a cell. The wide
# forms are those of East Asian keyboards.
_FORMULA: Final = re.compile(rf"(^\s*|[;\t]\s*)(?={FORMULA_START})")
_BREAKS: Final = ("\t", "\r", "\n")
_NUMBER: Final = re.compile(r"[+-]?\d+([.,]\d+)?")
_MAX_ROWS: Final = 1 << 20
# XlsxWriter would cut what is longer.
_MAX_CELL_CHARACTERS: Final = 32_767
# What ``table_writer`` writes.
TABLE_SUFFIXES: Final = (".csv", ".xlsx")
_COLUMN_WIDTH: Final = 18
_PICTURE_HEIGHT_POINTS: Final = 96
# An import passes over pictures with this description: they only show what the table names.
PREVIEW_DESCRIPTION: Final = "Preview by Vitrine"


@contextmanager
def csv_writer(file: Path, *, for_excel: bool = True, delimiter: str = ",") -> Iterator[WriteRow]:
    """Yield a function that writes a row of a CSV file in UTF-8.

    An apostrophe is put before text that a spreadsheet would take for a formula.

    Args:
        file: the file to write.
        for_excel: whether to start with a byte order mark, by which Excel recognises UTF-8;
            other programs take it for a part of the first heading.
        delimiter: one character.
    """
    encoding = "utf-8-sig" if for_excel else "utf-8"
    with file.open("w", encoding=encoding, errors="replace", newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter)
        yield lambda cells: writer.writerow([as_csv(cell) for cell in cells])


def as_csv(cell: Cell) -> str:
    """Return the text of a cell in a CSV file, never one that is taken for a formula."""
    if not isinstance(cell, str):
        if cell is None or isinstance(cell, CellPicture):
            return ""
        return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    cell = as_encodable(cell)
    if _NUMBER.fullmatch(cell):
        return cell
    text = _FORMULA.sub(r"\1'", cell)
    return f"'{text}" if text.startswith(_BREAKS) else text


def table_writer(draft: Path, suffix: str) -> AbstractContextManager[WriteRow]:
    """Return the writer of a format.

    Args:
        draft: the file to write; its own suffix does not matter.
        suffix: ``.xlsx`` for a workbook, any other for a CSV file.
    """
    return xlsx_writer(draft) if suffix.lower() == ".xlsx" else csv_writer(draft)


@contextmanager
def xlsx_writer(file: Path) -> Iterator[WriteRow]:
    """Yield a function that writes a row of a workbook, text as text and numbers as numbers.

    Raises:
        VitrineError: there are more rows, or longer texts, than a workbook can have.
    """
    # Imported here because it takes 70 ms and is rarely needed.
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # XlsxWriter leaves an archive behind that fails again later if its disk is full.
        book = Path(folder, "book.xlsx")
        workbook = Workbook(str(book), {**options, "tmpdir": folder})
        workbook.use_zip64()
        sheet = workbook.add_worksheet()
        sheet.freeze_panes(1, 0)
        formats = _NumberFormats(workbook)
        rows = 0

        def write(cells: Sequence[Cell]) -> None:
            nonlocal rows
            if rows >= _MAX_ROWS:
                raise VitrineError(
                    Message("A workbook can have {count} rows at most.", count=_MAX_ROWS),
                    Message("Export a CSV file instead."),
                )
            if rows == 0:
                sheet.set_column(0, len(cells) - 1, _COLUMN_WIDTH)
            _write_cells(sheet, rows, cells, formats)
            rows += 1

        try:
            yield write
        finally:
            # Also after an error: only this removes the temporary files.
            try:
                workbook.close()
            except FileCreateError as error:
                raise error.args[0] from error
        shutil.copyfile(book, file)


class _NumberFormats:
    """The formats of a workbook that show a number of decimals: 1299.00, not 1299."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._formats: dict[int, Any] = {}

    def showing(self, decimals: int) -> Any:
        """Return a format; None if nothing special is to be shown."""
        if decimals <= 0:
            return None
        if decimals not in self._formats:
            code = f"0.{'0' * decimals}"
            self._formats[decimals] = self._workbook.add_format({"num_format": code})
        return self._formats[decimals]


def _write_cells(sheet: Any, row: int, cells: Sequence[Cell], formats: _NumberFormats) -> None:
    if any(isinstance(cell, CellPicture) for cell in cells):
        sheet.set_row(row, _PICTURE_HEIGHT_POINTS)
    for column, cell in enumerate(cells):
        _write_cell(sheet, row, column, cell, formats)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, formats: _NumberFormats) -> None:
    if isinstance(cell, str):
        _write_text(sheet, row, column, cell)
    elif isinstance(cell, CellPicture):
        options = {
            "image_data": BytesIO(cell.jpeg),
            "object_position": 1,
            "description": PREVIEW_DESCRIPTION,
        }
        sheet.insert_image(row, column, "preview.jpg", options)
    elif isinstance(cell, Decimal):
        _write_decimal(sheet, row, column, cell, formats)
    elif cell is not None:
        sheet.write_number(row, column, float(cell))


def _write_text(sheet: Any, row: int, column: int, text: str) -> None:
    if len(text) > _MAX_CELL_CHARACTERS:
        raise VitrineError(
            Message(
                "Row {row}: a cell of a workbook can have {count} characters at most.",
                row=row + 1,
                count=_MAX_CELL_CHARACTERS,
            ),
            Message("Export a CSV file instead."),
        )
    sheet.write_string(row, column, as_encodable(text))


def _write_decimal(
    sheet: Any, row: int, column: int, cell: Decimal, formats: _NumberFormats
) -> None:
    """Write a number with the decimals that it is written with, as text if it is too long."""
    exponent = cell.as_tuple().exponent
    if Decimal(f"{float(cell):.15g}") == cell and isinstance(exponent, int):
        sheet.write_number(row, column, float(cell), formats.showing(-exponent))
    else:
        sheet.write_string(row, column, f"{cell:f}")
