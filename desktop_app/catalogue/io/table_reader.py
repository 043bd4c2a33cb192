"""Reading CSV files and workbooks as lines of text."""

import codecs
import csv
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final, TextIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from desktop_app.errors import Message, VitrineError

CSV_SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt"})
WORKBOOK_SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_SAMPLE_BYTES: Final = 1 << 20
_MAX_CELL_CHARACTERS: Final = 1 << 20

_Cell = int | float | str | bool | time | date | datetime | timedelta


class Table:
    """A table in a file. Every iteration reads the file again.

    Attributes:
        file: a CSV file or workbook; only the first worksheet is read.
        headings: the first line that is not empty.

    Raises:
        VitrineError: the file is missing, empty, or not a table.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        first = next(self._lines(), None)
        if first is None:
            raise VitrineError(
                Message("The table {name} is empty.", name=file.name),
                Message("Choose a table with a line of headings and a line for each product."),
            )
        self._heading_line, self.headings = first

    def lines(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Yield line number, from 1, and values below the headings; empty lines are skipped."""
        for number, values in self._lines():
            if number > self._heading_line:
                yield number, values

    def count(self) -> int:
        """Return the number of lines below the headings."""
        return sum(1 for _ in self.lines())

    def _lines(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        read = _workbook_lines if self.file.suffix.lower() in WORKBOOK_SUFFIXES else _csv_lines
        for number, values in read(self.file):
            if any(values):
                yield number, values


def padded(values: Sequence[str], width: int) -> list[str]:
    """Return the values of a line, cut or filled up with empty ones to ``width``."""
    return [*values[:width], *[""] * (width - len(values))]


def local_path(name: str) -> str:
    """Return a path, possibly written on Windows, with this system's separators."""
    return name if os.sep == "\\" else name.replace("\\", "/")


def _csv_lines(file: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    with read_errors_as_messages(file):
        with file.open("rb") as stream:
            start = stream.read(_SAMPLE_BYTES)
        encoding = _encoding(start, file)
        delimiter = _delimiter(start.decode(encoding, errors="replace"))
        with file.open(encoding=encoding, errors="replace", newline="") as text:
            yield from _parsed(text, delimiter)


def _parsed(stream: TextIO, delimiter: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    csv.field_size_limit(_MAX_CELL_CHARACTERS)
    reader = csv.reader(stream, delimiter=delimiter)
    line = 1
    for row in reader:
        # Cells may contain line breaks; a row has the number of its first line.
        yield line, tuple(cell.strip() for cell in row)
        line = reader.line_num + 1


def _encoding(start: bytes, file: Path) -> str:
    """Guess the encoding from the first bytes.

    A byte order mark decides; else UTF-8 if valid; else GB 18030 if nearly all non-ASCII
    characters are common Chinese; else Western European.
    """
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in start:
        raise _not_a_table(file)
    if _decoded(start, "utf-8") is not None:
        return "utf-8-sig"
    chinese = _decoded(start, "gb18030")
    if chinese is not None:
        characters = [character for character in chinese if not character.isascii()]
        common = sum(1 for character in characters if _is_in_gb2312(character))
        if common >= 0.9 * len(characters):
            return "gb18030"
    return "cp1252"


def _decoded(start: bytes, encoding: str) -> str | None:
    # Incremental decoding accepts a character that is cut by the end of the sample.
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        return decoder.decode(start)
    except UnicodeDecodeError:
        return None


def _is_in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _delimiter(start: str) -> str:
    heading = next(iter(start.lstrip().splitlines()), "")
    return max(",;\t|", key=heading.count)


def _workbook_lines(file: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    with read_errors_as_messages(file):
        workbook = CalamineWorkbook.from_path(file)
        if workbook.sheet_names:
            sheet = workbook.get_sheet_by_index(0)
            yield from enumerate(_sheet_rows(sheet), start=1)


def _sheet_rows(sheet: CalamineSheet) -> Iterator[tuple[str, ...]]:
    for row in sheet.iter_rows():
        yield tuple(_text(cell) for cell in row)


def _text(cell: _Cell) -> str:
    """Return a cell as a spreadsheet shows it: 4006381333931, not 4006381333931.0."""
    if isinstance(cell, float):
        # 15 digits, as spreadsheets show: 19.99, not 19.990000000000002.
        return str(int(cell)) if cell.is_integer() else f"{cell:.15g}"
    return str(cell).strip()


@contextmanager
def read_errors_as_messages(file: Path) -> Iterator[None]:
    """Turn errors of reading ``file`` into ``VitrineError``."""
    try:
        yield
    except OSError as error:
        raise VitrineError(
            Message(
                "{name} cannot be read: {reason}.", name=file.name, reason=error.strerror or error
            ),
            Message("Check that the file is there and that you may read it."),
        ) from error
    except (CalamineError, csv.Error, UnicodeError) as error:
        raise _not_a_table(file) from error


def _not_a_table(file: Path) -> VitrineError:
    return VitrineError(
        Message("{name} is not a table that can be read.", name=file.name),
        Message("Choose a CSV or XLSX file, or a folder of pictures."),
    )
