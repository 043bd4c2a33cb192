"""Reading the rows of a sheet of a workbook, as a spreadsheet shows them."""

import os
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Final, TypeAlias

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from desktop_app.catalogue.io.heading_row import recognised_headings
from desktop_app.catalogue.io.merged_cells import MergedCells
from desktop_app.catalogue.io.ods_layout import ods_layout
from desktop_app.catalogue.io.sheet_layout import SheetLayout
from desktop_app.catalogue.io.xlsx_layout import xlsx_layout
from desktop_app.errors import Message, VitrineError

_LAYOUTS: Final = {".xlsx": xlsx_layout, ".xlsm": xlsx_layout, ".ods": ods_layout}
# A larger rectangle that is mostly empty is read cell by cell, a full one not at all.
_MAX_SPARSE_AREA: Final = 2_000_000
_MIN_FILLED: Final = 0.1
_MAX_CELLS: Final = 20_000_000

# Of another sheet that may have products: the SKU, which counts twice, and one more.
_MIN_HEADINGS: Final = 3
_FIRST_ROWS: Final = 40

_Cell: TypeAlias = int | float | str | bool | time | date | datetime | timedelta | None


# What a cell whose formula has failed is read as.
FAILED_CELL: Final = "#N/A"


class NumberText(str):
    """The text of a cell that holds a number: a point in it is the decimal mark."""

    __slots__ = ()


class WorkbookReader:
    """A sheet of a workbook.

    Args:
        file: the workbook.
        sheet: name of the sheet, or its number from 1; None for the first visible sheet
            that is not empty.
        suffix: of its contents, if that of the file is another one.

    Attributes:
        sheet: name of the sheet; empty if all are empty.
        sheets: names of all sheets.
        hidden_sheets: names of those that a spreadsheet does not show.

    Raises:
        VitrineError: there is no such sheet, or it is too large.
    """

    def __init__(self, file: Path, sheet: str | None, suffix: str = "") -> None:
        self._file = file
        self._suffix = suffix or file.suffix.lower()
        self._workbook = _open_workbook(file, self._suffix)
        self.sheets: Sequence[str] = tuple(self._workbook.sheet_names)
        self.hidden_sheets = frozenset(
            one.name
            for one in self._workbook.sheets_metadata
            if one.visible != SheetVisibleEnum.Visible
        )
        self.sheet = ""
        self._rows: Sequence[tuple[int, Sequence[_Cell]]] | CalamineSheet = ()
        self._layout = SheetLayout()
        self._merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()
        names = self._visible_sheets() if sheet is None else [self._sheet_named(sheet)]
        for name in names:
            self._open(name)
            if sheet is not None or any(any(cells) for _, cells in self.rows()):
                return

    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the number of each row, from 1, and its cells."""
        merged = MergedCells(self._merged)
        for row, cells in _numbered(self._rows):
            texts = [
                # Most cells are texts, and a call for each takes most of the time.
                cell.strip() if cell and isinstance(cell, str) else self._text(cell, row, column)
                for column, cell in enumerate(cells)
            ]
            for column, address in self._layout.image_addresses.get(row, {}).items():
                texts[column : column + 1] = [address]
            yield row + 1, tuple(merged.filled(row, texts) if self._merged else texts)

    def other_tables(self) -> Sequence[str]:
        """Return the names of further visible sheets that have headings of products."""
        return [
            name
            for name in self._visible_sheets()
            if name != self.sheet and self._has_products(name)
        ]

    def is_further_table(self) -> bool:
        """Return whether a visible sheet before this one has headings of products too."""
        names = self._visible_sheets()
        before = names[: names.index(self.sheet)] if self.sheet in names else []
        return any(map(self._has_products, before))

    def _has_products(self, name: str) -> bool:
        return recognised_headings(self._first_rows(name)) >= _MIN_HEADINGS

    def _first_rows(self, name: str) -> Sequence[Sequence[str]]:
        """Return the first rows of a sheet that is not read; none of a very large one."""
        find_layout = _LAYOUTS.get(self._suffix)
        layout = find_layout(self._file, name) if find_layout else SheetLayout()
        if layout.rows * layout.columns > _MAX_SPARSE_AREA:
            return []
        rows = self._workbook.get_sheet_by_name(name).to_python(nrows=_FIRST_ROWS)
        return [[str(cell) for cell in row] for row in rows]

    def _visible_sheets(self) -> list[str]:
        return [
            one.name
            for one in self._workbook.sheets_metadata
            if one.visible == SheetVisibleEnum.Visible and one.typ == SheetTypeEnum.WorkSheet
        ]

    def _sheet_named(self, name: str) -> str:
        for sheet in self.sheets:
            if sheet.casefold() == name.strip().casefold():
                return sheet
        if name.isdecimal() and 1 <= int(name) <= len(self.sheets):
            return self.sheets[int(name) - 1]
        raise VitrineError(
            Message("{name} has no sheet {sheet}.", name=self._file.name, sheet=name),
            Message("It has: {sheets}.", sheets=", ".join(self.sheets)),
        )

    def _open(self, name: str) -> None:
        self.sheet = name
        find_layout = _LAYOUTS.get(self._suffix)
        self._layout = find_layout(self._file, name) if find_layout else SheetLayout()
        area = self._layout.rows * self._layout.columns
        if area > _MAX_SPARSE_AREA and self._layout.cells < _MIN_FILLED * area:
            self._rows = self._sparse_rows(name)
            self._merged = self._layout.merged
        elif self._layout.cells > _MAX_CELLS:
            raise self._too_large(name)
        else:
            sheet = self._workbook.get_sheet_by_name(name)
            self._rows = sheet
            self._merged = self._layout.merged or sheet.merged_cell_ranges or ()

    def _sparse_rows(self, name: str) -> Sequence[tuple[int, Sequence[_Cell]]]:
        """Return the rows with values of a sheet whose cells are far apart, by number from 0."""
        if self._suffix == ".ods":
            raise self._too_large(name)
        # Imported here because it takes 270 ms and is rarely needed.
        from openpyxl import load_workbook

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                workbook = load_workbook(
                    BytesIO(self._file.read_bytes()), read_only=True, data_only=True
                )
                sheet: Any = workbook[name]
                sheet.reset_dimensions()
                rows = enumerate(sheet.iter_rows(values_only=True))
                return [(at, row) for at, row in rows if row and any(map(_has_value, row))]
            except Exception as error:  # whatever its parsers meet in a damaged file
                raise CalamineError(str(error)) from error

    def _too_large(self, sheet: str) -> VitrineError:
        return VitrineError(
            Message("The sheet {sheet} of {name} is too large.", sheet=sheet, name=self._file.name),
            Message("Divide it, or save it as a CSV file."),
        )

    def _text(self, cell: _Cell, row: int, column: int) -> str:
        if not cell and (row, column) in self._layout.failed:
            return FAILED_CELL
        if isinstance(cell, str):
            return cell.strip()
        if isinstance(cell, bool):
            return str(cell).upper()
        if isinstance(cell, int | float):
            show = self._layout.shown_as.get((row, column))
            return NumberText(_plain_number(cell) if show is None else show(cell))
        return "" if cell is None else str(cell)


def _open_workbook(file: Path, suffix: str) -> CalamineWorkbook:
    # A name with surrogates, which is no Unicode, cannot be handed over.
    is_text = os.fsdecode(file).isprintable()
    if suffix == file.suffix.lower() and is_text:
        return CalamineWorkbook.from_path(file)
    return CalamineWorkbook.from_filelike(BytesIO(file.read_bytes()))


def _plain_number(number: float) -> str:
    """Return a number in the general format: 4006381333931, not 4006381333931.0."""
    if isinstance(number, int) or number.is_integer():
        return str(int(number))
    # 15 digits, as spreadsheets show: 19.99, not 19.990000000000002.
    text = f"{number:.15g}"
    return f"{Decimal(text):f}" if "e" in text else text


def _numbered(
    rows: Sequence[tuple[int, Sequence[_Cell]]] | CalamineSheet,
) -> Iterable[tuple[int, Sequence[_Cell]]]:
    return enumerate(rows.iter_rows()) if isinstance(rows, CalamineSheet) else rows


def _has_value(cell: _Cell) -> bool:
    return cell is not None and cell != ""
