"""The row of a table that has its headings; titles and blank rows may be above it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from desktop_app.catalogue.io.column_recognition import recognise_columns

_MAX_TITLE_ROWS: Final = 40
_MIN_FILLED: Final = 0.5


def heading_row(rows: Sequence[Sequence[str]]) -> int:
    """Return the position of the row of headings among the first rows that are not empty.

    It is the first row with the most recognised headings. If there are none, it is the
    first row that is about as wide as most rows.

    Args:
        rows: at least one.
    """
    counts = _counts(rows)
    best = max(counts)
    if best > 0:
        return counts.index(best)
    filled = [sum(map(bool, row)) for row in rows]
    usual, _ = Counter(filled).most_common(1)[0]
    return next(index for index, count in enumerate(filled) if count >= _MIN_FILLED * usual)


def recognised_headings(rows: Sequence[Sequence[str]]) -> int:
    """Return how many headings are recognised in the best of the first rows."""
    return max(_counts(rows), default=0)


def _counts(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the number of recognised headings of each row; the SKU counts twice."""
    found = [recognise_columns([one_line(cell) for cell in row]) for row in rows[:_MAX_TITLE_ROWS]]
    return [len(columns) + ("sku" in columns) for columns in found]


def one_line(text: str) -> str:
    """Return a heading without line breaks."""
    return " ".join(text.split())
