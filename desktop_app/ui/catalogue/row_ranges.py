"""Selected rows of the list as ranges, without a number or an object for each row.

The grid shows a row of the list in a cell: ``cell = row of tiles * columns + column``.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QItemSelection, QItemSelectionRange

# The first and the last row of each run of consecutive rows, ascending.
RowRanges: TypeAlias = Sequence[tuple[int, int]]


def selected_rows(selection: QItemSelection) -> RowRanges:
    """Return the rows of a selection."""
    return _joined((one.top(), one.bottom()) for one in _parts(selection))


def selected_cells(selection: QItemSelection, columns: int) -> RowRanges:
    """Return the cells of a selection in a grid."""
    return _joined(cells for one in _parts(selection) for cells in _cells_of_part(one, columns))


def count_rows(ranges: RowRanges) -> int:
    """Return the number of rows."""
    return sum(last - first + 1 for first, last in ranges)


def rows_of(ranges: RowRanges) -> npt.NDArray[np.int64]:
    """Return the number of each row, (n,) int64."""
    return np.concatenate(
        [np.empty(0, np.int64), *(np.arange(first, last + 1) for first, last in ranges)]
    )


def ranges_of(rows: npt.NDArray[np.int64]) -> RowRanges:
    """Return the ranges of rows.

    Args:
        rows: (n,) int64, ascending.
    """
    if not len(rows):
        return []
    breaks = np.flatnonzero(np.diff(rows) > 1)
    firsts = rows[np.concatenate(([0], breaks + 1))]
    lasts = rows[np.concatenate((breaks, [len(rows) - 1]))]
    return list(zip(firsts.tolist(), lasts.tolist(), strict=True))


def cells_of(first: int, last: int, columns: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the rectangles (top, left, bottom, right) that consecutive cells fill in a grid."""
    (top, left), (bottom, right) = divmod(first, columns), divmod(last, columns)
    if top == bottom:
        yield top, left, bottom, right
        return
    yield top, left, top, columns - 1
    if bottom - top > 1:
        yield top + 1, 0, bottom - 1, columns - 1
    yield bottom, 0, bottom, right


def _parts(selection: QItemSelection) -> list[QItemSelectionRange]:
    return [selection.at(place) for place in range(selection.count())]


def _cells_of_part(part: QItemSelectionRange, columns: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last cell of each run of cells in a rectangle of a grid."""
    if part.width() == columns:
        yield part.top() * columns, part.bottom() * columns + columns - 1
        return
    for row in range(part.top(), part.bottom() + 1):
        yield row * columns + part.left(), row * columns + part.right()


def _joined(ranges: Iterable[tuple[int, int]]) -> RowRanges:
    """Return ranges in ascending order; those that touch or overlap become one."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined
