"""Pairs of related pictures written to a CSV file, for other programs."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from desktop_app.atomic_file import write_atomically
from desktop_app.catalogue.io.table_writers import csv_writer
from desktop_app.domain.duplicate_group import GroupReason
from desktop_app.domain.finding import FindingLevel
from desktop_app.domain.product import VALUE_SEPARATOR
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.write_errors import write_errors_as_messages

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
        file: a CSV file.

    Raises:
        VitrineError: the file cannot be written.
    """
    with (
        write_errors_as_messages(file),
        write_atomically(file) as draft,
        csv_writer(draft, for_excel=False) as write,
    ):
        write(COLUMNS)
        for done, row in enumerate(rows):
            if done % _ROWS_PER_STEP == 0:
                yield Progress(done, total, Message("Writing pairs"))
            reasons = VALUE_SEPARATOR.join(row.reasons)
            write((*row[:5], round(row.score, 4), reasons))
