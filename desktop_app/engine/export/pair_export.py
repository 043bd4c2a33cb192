"""Pairs of related pictures written to a CSV file or workbook, for other programs."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final, NamedTuple

from desktop_app.catalogue.io.table_writers import TABLE_SUFFIXES, WriteRow, csv_writer, xlsx_writer
from desktop_app.domain.duplicate_group import GroupReason
from desktop_app.domain.finding import FindingLevel
from desktop_app.domain.product import VALUE_SEPARATOR
from desktop_app.errors import Message
from desktop_app.output_file import output_file
from desktop_app.progress import Job, Progress

COLUMNS: Final = ("level", "sku_a", "image_a", "sku_b", "image_b", "score", "reason")
_ROWS_PER_STEP: Final = 500


class PairRow(NamedTuple):
    """Two related pictures with their products; ``image_a`` and ``image_b`` may be empty."""

    level: FindingLevel
    sku_a: str
    image_a: str
    sku_b: str
    image_b: str
    score: float
    reasons: tuple[GroupReason, ...]


def write_pairs(rows: Iterable[PairRow], total: int, file: Path) -> Job[None]:
    """Write pairs to a file, which is replaced; a job that is closed leaves it as it was.

    Args:
        rows: in this order.
        total: number of rows.
        file: a CSV file or workbook by its suffix.

    Raises:
        VitrineError: the suffix is unknown, or the file cannot be written.
    """
    with output_file(file, TABLE_SUFFIXES) as draft, _writer(draft, file.suffix) as write:
        write(COLUMNS)
        for done, row in enumerate(rows):
            if done % _ROWS_PER_STEP == 0:
                yield Progress(done, total, Message("Writing pairs"))
            reasons = VALUE_SEPARATOR.join(row.reasons)
            write((*row[:5], round(row.score, 4), reasons))


def _writer(draft: Path, suffix: str) -> AbstractContextManager[WriteRow]:
    if suffix.lower() == ".xlsx":
        return xlsx_writer(draft)
    # Other programs would take a byte order mark for a part of the first heading.
    return csv_writer(draft, for_excel=False)
