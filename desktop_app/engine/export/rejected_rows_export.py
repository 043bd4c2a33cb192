"""Writing the rows of a table that were not imported, with the reasons, to correct them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.table_reader import REASON_HEADINGS, Table, padded
from desktop_app.catalogue.io.table_writers import TABLE_SUFFIXES, Cell, csv_writer, xlsx_writer
from desktop_app.catalogue.io.workbook_reader import NumberText
from desktop_app.output_file import output_file

# Numbers that a spreadsheet shows as they are written.
_PLAIN_NUMBER: Final = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,6})?")


def export_rejected_rows(
    table: Table,
    reasons: Mapping[int, str],
    file: Path,
    *,
    corrections: Mapping[int, Sequence[str]] | None = None,
    language: str = "en",
) -> int:
    """Write some rows with the columns of their table and a column with the reasons.

    The file can be imported in place of the table: the column of reasons is passed over.

    Args:
        table: the table.
        reasons: texts by line number.
        file: a CSV file or workbook, replaced as a whole.
        corrections: cells that replace those of a line, by its number.
        language: of the heading above the reasons, ``en`` or ``zh``.

    Returns:
        the number of rows.

    Raises:
        VitrineError: the table cannot be read any more, the suffix is unknown, or the
            file cannot be written.
    """
    count = 0
    heading = REASON_HEADINGS[language == "zh"]
    with output_file(file, TABLE_SUFFIXES) as draft:
        is_workbook = file.suffix.lower() == ".xlsx"
        delimiter = table.delimiter if len(table.delimiter) == 1 else ","
        # The delimiter tells which mark in a price is the decimal one.
        writer = xlsx_writer(draft) if is_workbook else csv_writer(draft, delimiter=delimiter)
        with writer as write:
            write((*table.headings, heading))
            for line, cells in _selected(table, reasons, corrections or {}):
                write((*map(_cell, cells), reasons[line]))
                count += 1
    return count


def write_text(file: Path, text: str) -> None:
    """Write the report of a folder, which has no columns, as a CSV file.

    Raises:
        VitrineError: the suffix is another one, or the file cannot be written.
    """
    with output_file(file, (".csv",)) as draft:
        # Spreadsheets recognise UTF-8 by the byte order mark.
        draft.write_text(text, encoding="utf-8-sig", newline="")


def _selected(
    table: Table, reasons: Mapping[int, str], corrections: Mapping[int, Sequence[str]]
) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the lines with reasons."""
    width = len(table.headings)
    for line, values in table.lines():
        if line in reasons:
            # Cells beyond the headings would move the column of reasons.
            yield line, padded(corrections.get(line, values), width)


def _cell(text: str) -> Cell:
    is_number = isinstance(text, NumberText) and _PLAIN_NUMBER.fullmatch(text)
    return Decimal(text) if is_number else text
