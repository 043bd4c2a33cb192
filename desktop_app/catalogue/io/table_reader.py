"""Reading CSV files, workbooks and JSON lists as lines of text."""

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.csv_reader import CsvReader
from desktop_app.catalogue.io.heading_row import heading_row, one_line
from desktop_app.catalogue.io.isolated_workbook import IsolatedWorkbook
from desktop_app.catalogue.io.json_reader import JsonReader
from desktop_app.catalogue.io.table_errors import read_errors_as_messages
from desktop_app.catalogue.io.table_kind import actual_suffix
from desktop_app.domain.table_options import TableOptions
from desktop_app.domain.table_suffixes import JSON_SUFFIXES, WORKBOOK_SUFFIXES
from desktop_app.errors import Message, VitrineError
from desktop_app.input_file import require_ordinary_file

# The heading of the column with the reason why a row was not imported, in the languages of
# the window.
REASON_HEADINGS: Final = ("Why not imported", "未导入的原因")
_MAX_ROWS_ABOVE: Final = 40


class Table:
    """A table in a file.

    A column of reasons, as ``rejected_rows`` adds it, is passed over.

    Attributes:
        file: a CSV file, a workbook, or a JSON list.
        headings: without line breaks.
        header_row: line number of the headings.
        is_excerpt: whether it has only the rows that another import has left.
        encoding, delimiter: of a CSV file; empty for a workbook.
        supplier: whose table it is; empty if not known.
        sheet, sheets: the sheet that is read and all sheets; empty for a CSV file.
        hidden_sheets: those that a spreadsheet does not show.

    Raises:
        VitrineError: the file is missing, empty, or not a table, or has nothing that the
            options name.
    """

    def __init__(self, file: Path, options: TableOptions = TableOptions()) -> None:  # noqa: B008 - frozen
        self.file = file
        self.supplier = options.supplier
        self.encoding = self.delimiter = self.sheet = ""
        self.sheets: Sequence[str] = ()
        self.hidden_sheets: frozenset[str] = frozenset()
        self._is_sheet_chosen = options.sheet is not None
        require_ordinary_file(file)
        with read_errors_as_messages(file):
            self._reader = self._open(options)
        self.header_row, headings = self._find_headings(options.header_row)
        self._kept = [at for at, heading in enumerate(headings) if heading not in REASON_HEADINGS]
        self.is_excerpt = len(self._kept) < len(headings)
        self.headings = tuple(headings[at] for at in self._kept)
        self._width = len(headings)

    def lines(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Return line number, from 1, and values below the headings; empty lines are skipped."""
        lines = self._lines(first=self.header_row + 1)
        if not self.is_excerpt:
            return lines
        return ((number, self._without_reasons(values)) for number, values in lines)

    def all_lines(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Yield line number, from 1, and values, also of the headings and above them."""
        return self._lines()

    def count(self) -> int:
        """Return the number of lines below the headings."""
        return sum(1 for _ in self.lines())

    def other_tables(self) -> Sequence[str]:
        """Return the names of further sheets with products, if none was chosen.

        Raises:
            VitrineError: the file cannot be read any more.
        """
        if self._is_sheet_chosen or not isinstance(self._reader, IsolatedWorkbook):
            return ()
        with read_errors_as_messages(self.file):
            return self._reader.other_tables()

    def further_sheet(self) -> str:
        """Return the name of the sheet if one before it has products too, else an empty text.

        Raises:
            VitrineError: the file cannot be read any more.
        """
        if not isinstance(self._reader, IsolatedWorkbook):
            return ""
        with read_errors_as_messages(self.file):
            return self.sheet if self._reader.is_further_table() else ""

    def _without_reasons(self, values: Sequence[str]) -> Sequence[str]:
        cells = padded(values, self._width)
        return [*(cells[at] for at in self._kept), *values[self._width :]]

    def _open(self, options: TableOptions) -> CsvReader | IsolatedWorkbook | JsonReader:
        if self.file.suffix.lower() in JSON_SUFFIXES:
            return JsonReader(self.file)
        suffix = actual_suffix(self.file)
        if suffix in WORKBOOK_SUFFIXES:
            workbook = IsolatedWorkbook(self.file, options.sheet, suffix)
            self.sheet, self.sheets = workbook.sheet, workbook.sheets
            self.hidden_sheets = workbook.hidden_sheets
            return workbook
        text = CsvReader(self.file, options.encoding, options.delimiter)
        self.encoding, self.delimiter = text.encoding, text.delimiter
        return text

    def _find_headings(self, header_row: int | None) -> tuple[int, tuple[str, ...]]:
        if header_row is not None:
            start = [line for line in self._lines_until(header_row) if line[0] == header_row]
            if not start:
                raise VitrineError(
                    Message("{name} has no line {line}.", name=self.file.name, line=header_row),
                    Message("Name the line of the headings."),
                )
        else:
            start = list(islice(self._lines(), _MAX_ROWS_ABOVE))
        if not start:
            raise VitrineError(
                Message("The table {name} is empty.", name=self.file.name),
                Message("Choose a table with a line of headings and a line for each product."),
            )
        number, cells = start[heading_row([cells for _, cells in start])]
        return number, tuple(one_line(cell) for cell in cells)

    def _lines_until(self, last: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        for number, values in self._lines():
            if number > last:
                return
            yield number, values

    def _lines(self, first: int = 1) -> Iterator[tuple[int, tuple[str, ...]]]:
        with read_errors_as_messages(self.file):
            for number, values in self._reader.rows():
                if number >= first and any(values):
                    yield number, values


def padded(values: Sequence[str], width: int) -> list[str]:
    """Return the values of a line, cut or filled up with empty ones to ``width``."""
    return [*values[:width], *[""] * (width - len(values))]


def local_path(name: str) -> str:
    """Return a path, possibly written on Windows, with this system's separators."""
    return name if os.sep == "\\" else name.replace("\\", "/")
