"""Reading of workbooks in a child process: the functions that ``isolated_workbook`` calls.

Each call names the workbook, so that a child that was restarted can answer the next one. The
last workbook stays open, with the places where its rows were left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeAlias

from desktop_app.catalogue.io.table_errors import read_errors_as_messages
from desktop_app.catalogue.io.workbook_reader import NumberText, WorkbookReader
from desktop_app.isolation.framing import text_of

Row: TypeAlias = tuple[int, tuple[str, ...]]

_PIECE_CELLS: Final = 50_000
_PIECE_ROWS: Final = 10_000
# Of rows that are read only in part.
_MAX_ITERATORS: Final = 4


@dataclass(slots=True)
class _OpenWorkbook:
    """A workbook, and iterators of its rows by the number of rows that they have yielded."""

    key: tuple[Any, ...]
    reader: WorkbookReader
    iterators: dict[int, Iterator[Row]] = field(default_factory=dict)

    def rows_from(self, start: int) -> Iterator[Row]:
        """Return an iterator of the rows after the first ``start`` ones."""
        found = self.iterators.pop(start, None)
        return islice(self.reader.rows(), start, None) if found is None else found

    def keep(self, position: int, rows: Iterator[Row]) -> None:
        """Keep an iterator for the next call."""
        while len(self.iterators) >= _MAX_ITERATORS:
            del self.iterators[next(iter(self.iterators))]
        self.iterators[position] = rows


_open: list[_OpenWorkbook] = []


def open_workbook(argument: dict[str, Any], _: bytes) -> tuple[Any, None]:
    """Return ``sheet``, ``sheets`` and ``hidden_sheets`` of a workbook."""
    with read_errors_as_messages(_file(argument)):
        reader = _workbook(argument).reader
    return [reader.sheet, list(reader.sheets), sorted(reader.hidden_sheets)], None


def rows(argument: dict[str, Any], _: bytes) -> tuple[Any, None]:
    """Return the rows from ``start`` on, and whether there are more.

    Of each row: its number, its cells, and the columns of cells that are a ``NumberText``.
    """
    with read_errors_as_messages(_file(argument)):
        workbook = _workbook(argument)
        start = argument["start"]
        remaining = workbook.rows_from(start)
        piece: list[Sequence[Any]] = []
        cells = 0
        for number, texts in remaining:
            numbers = [column for column, text in enumerate(texts) if type(text) is NumberText]
            # Plain texts: a message holds no other types.
            piece.append((number, tuple(map(str, texts)) if numbers else texts, numbers))
            cells += len(texts)
            if cells >= _PIECE_CELLS or len(piece) >= _PIECE_ROWS:
                workbook.keep(start + len(piece), remaining)
                return [piece, True], None
    return [piece, False], None


def other_tables(argument: dict[str, Any], _: bytes) -> tuple[Any, None]:
    """Return the names of further visible sheets that have headings of products."""
    with read_errors_as_messages(_file(argument)):
        return list(_workbook(argument).reader.other_tables()), None


def is_further_table(argument: dict[str, Any], _: bytes) -> tuple[Any, None]:
    """Return whether a visible sheet before this one has headings of products too."""
    with read_errors_as_messages(_file(argument)):
        return _workbook(argument).reader.is_further_table(), None


def _file(argument: dict[str, Any]) -> Path:
    return Path(text_of(argument["file"]))


def _workbook(argument: dict[str, Any]) -> _OpenWorkbook:
    file, sheet, suffix = _file(argument), argument["sheet"], argument["suffix"]
    status = file.stat()
    key = file, sheet, suffix, status.st_size, status.st_mtime_ns
    if not _open or _open[0].key != key:
        # The memory of the last one first.
        _open.clear()
        _open.append(_OpenWorkbook(key, WorkbookReader(file, sheet, suffix)))
    return _open[0]


FUNCTIONS: Final = {
    "open": open_workbook,
    "rows": rows,
    "other_tables": other_tables,
    "is_further_table": is_further_table,
}
