"""Workbooks that are read in a child process, whose crash is an error of the file."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from desktop_app.catalogue.io.workbook_reader import NumberText
from desktop_app.errors import Message, VitrineError
from desktop_app.isolation.framing import text_bytes
from desktop_app.isolation.worker import OutOfTime, Worker, WorkerFailure

_MEMORY_BYTES: Final = 700_000_000
# Processor time of a call. Opening a workbook of a million rows takes some twenty seconds.
_LIMIT_S: Final = 1.8
_BYTES_PER_S: Final = 300_000
# The texts of a smaller sheet are kept: tables are read several times.
_MAX_KEPT_CELLS: Final = 1_000_000

WORKER: Final = Worker("desktop_app.catalogue.io.workbook_child", _MEMORY_BYTES)


class IsolatedWorkbook:
    """A sheet of a workbook, read by ``WorkbookReader`` in the child process.

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
        VitrineError: it cannot be read, has no such sheet, or is too large.
    """

    def __init__(self, file: Path, sheet: str | None, suffix: str = "") -> None:
        self._file = file
        path = text_bytes(str(file.absolute()))
        self._argument = {"file": path, "sheet": sheet, "suffix": suffix}
        self._rows: list[tuple[int, tuple[str, ...]]] | None = None
        self.sheet, sheets, hidden = self._call("open")
        self.sheets: Sequence[str] = tuple(sheets)
        self.hidden_sheets = frozenset(hidden)

    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the number of each row, from 1, and its cells.

        Raises:
            VitrineError: the workbook cannot be read any more.
        """
        yield from self._read() if self._rows is None else self._rows

    def other_tables(self) -> Sequence[str]:
        """Return the names of further visible sheets that have headings of products.

        Raises:
            VitrineError: the workbook cannot be read any more.
        """
        return tuple(self._call("other_tables"))

    def is_further_table(self) -> bool:
        """Return whether a visible sheet before this one has headings of products too.

        Raises:
            VitrineError: the workbook cannot be read any more.
        """
        return bool(self._call("is_further_table"))

    def _read(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        kept: list[tuple[int, tuple[str, ...]]] = []
        start = cells = 0
        has_more = True
        while has_more:
            piece, has_more = self._call("rows", start=start)
            start += len(piece)
            read = [_row(*row) for row in piece]
            cells += sum(len(texts) for _, texts in read)
            if cells <= _MAX_KEPT_CELLS:
                kept += read
            yield from read
        if cells <= _MAX_KEPT_CELLS:
            self._rows = kept

    def _call(self, function: str, **more: Any) -> Any:
        try:
            size = self._file.stat().st_size
            limit_s = _LIMIT_S + size / _BYTES_PER_S
            return WORKER.call(function, self._argument | more, limit_s=limit_s)[0]
        except OutOfTime as error:
            raise VitrineError(
                Message("{name} takes too long to read.", name=self._file.name),
                Message("Divide it, or save it as a CSV file."),
            ) from error
        except WorkerFailure as error:
            raise VitrineError(
                Message("{name} cannot be read: it is damaged or too large.", name=self._file.name),
                Message("Divide it, or save it as a CSV file."),
            ) from error


def _row(number: int, cells: Sequence[str], numbers: Sequence[int]) -> tuple[int, tuple[str, ...]]:
    if not numbers:
        return number, tuple(cells)
    texts = list(cells)
    for column in numbers:
        texts[column] = NumberText(texts[column])
    return number, tuple(texts)
