"""Conversion between selected rows and ranges of rows, without an object for each row.

The grid shows a row of the list in a cell: ``cell = row of tiles * columns + column``.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QItemSelection, QItemSelectionRange


def selected_rows(selection: QItemSelection) -> npt.NDArray[np.int64]:
    """Return the rows of a selection, ascending, (n,) int64."""
    return _ascending([np.arange(one.top(), one.bottom() + 1) for one in _ranges(selection)])


def count_rows(selection: QItemSelection) -> int:
    """Return the number of rows of a selection of whole rows."""
    return sum(one.height() for one in _ranges(selection))


def selected_cells(selection: QItemSelection, columns: int) -> npt.NDArray[np.int64]:
    """Return the cells of a selection in a grid, ascending, (n,) int64."""
    parts = []
    for one in _ranges(selection):
        top, bottom = one.top() * columns, one.bottom() * columns
        if one.width() == columns:
            parts.append(np.arange(top, bottom + columns))
        else:
            firsts = np.arange(top, bottom + columns, columns)[:, np.newaxis]
            parts.append((firsts + np.arange(one.left(), one.right() + 1)).ravel())
    return _ascending(parts)


def ranges_of(rows: npt.NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last row of each run of consecutive rows.

    Args:
        rows: (n,) int64, ascending.
    """
    if is_one_range(rows):
        yield int(rows[0]), int(rows[-1])
    elif len(rows):
        breaks = np.flatnonzero(np.diff(rows) > 1)
        firsts = rows[np.concatenate(([0], breaks + 1))]
        lasts = rows[np.concatenate((breaks, [len(rows) - 1]))]
        yield from zip(firsts.tolist(), lasts.tolist(), strict=True)


def is_one_range(rows: npt.NDArray[np.int64]) -> bool:
    """Return whether there are rows, and these are consecutive.

    Args:
        rows: (n,) int64, ascending.
    """
    return len(rows) > 0 and int(rows[-1] - rows[0]) == len(rows) - 1


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


def _ranges(selection: QItemSelection) -> list[QItemSelectionRange]:
    """Return the ranges of a selection from top to bottom."""
    ranges = [selection.at(place) for place in range(selection.count())]
    return sorted(ranges, key=lambda one: (one.top(), one.left()))


def _ascending(parts: list[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    if not parts:
        return np.empty(0, np.int64)
    rows = np.concatenate(parts)
    # Ranges beside each other have the same rows.
    is_ascending = all(first[-1] < second[0] for first, second in pairwise(parts))
    return rows if is_ascending else np.unique(rows)
