"""The first lines of a table, and how it is read."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.io.isolated_workbook import IsolatedWorkbook
from desktop_app.catalogue.io.table_errors import read_errors_as_messages
from desktop_app.catalogue.io.table_reader import Table
from desktop_app.catalogue.io.table_source import TableSource
from desktop_app.domain.table_options import TableOptions
from desktop_app.domain.table_preview import TableLine, TablePreview

_LINES: Final = 60
_LINES_ABOVE: Final = 20
_MAX_COLUMNS: Final = 1_000
_MAX_CELL_CHARACTERS: Final = 400


def preview_table(
    source: Path,
    options: TableOptions = TableOptions(),  # noqa: B008 - frozen
) -> TablePreview:
    """Return the first lines and recognised columns of ``source``; no catalogue is needed.

    Args:
        source: a table or a folder of pictures.
        options: how a table is read, where it is not to be recognised.

    Raises:
        VitrineError: the source is neither a table nor a folder of pictures.
    """
    opened = open_source(source, options=options)
    if not isinstance(opened, TableSource):
        return TablePreview(lines=_shortened(enumerate(opened.preview_lines(_LINES), start=1)))
    table = opened.table
    return TablePreview(
        columns=tuple(table.headings),
        lines=_shortened(_first_lines(table)),
        mapping=dict(opened.mapping),
        header_row=table.header_row,
        encoding=table.encoding,
        delimiter=table.delimiter,
        sheet=table.sheet,
        sheets=tuple(table.sheets),
        hidden_sheets=table.hidden_sheets,
    )


def count_sheet_rows(workbook: Path, sheet: str) -> int:
    """Return how many rows of a sheet are not empty.

    Raises:
        VitrineError: the workbook or the sheet cannot be read.
    """
    with read_errors_as_messages(workbook):
        return sum(any(cells) for _, cells in IsolatedWorkbook(workbook, sheet).rows())


def _first_lines(table: Table) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield lines from some above the headings on."""
    first = table.header_row - _LINES_ABOVE
    return islice((line for line in table.all_lines() if line[0] >= first), _LINES)


def _shortened(lines: Iterable[tuple[int, Sequence[str]]]) -> tuple[TableLine, ...]:
    return tuple(
        TableLine(number, tuple(map(_shortened_text, cells[:_MAX_COLUMNS])))
        for number, cells in lines
    )


def _shortened_text(text: str) -> str:
    return text if len(text) <= _MAX_CELL_CHARACTERS else f"{text[:_MAX_CELL_CHARACTERS]}…"
