"""Conversion between selected rows and ranges of rows, without an object for each row."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QItemSelection


def selected_rows(selection: QItemSelection) -> npt.NDArray[np.int64]:
    """Return the rows of a selection, ascending, (n,) int64."""
    parts = [
        np.arange(one.top(), one.bottom() + 1)
        for one in (selection.at(place) for place in range(selection.count()))
    ]
    return np.unique(np.concatenate(parts)) if parts else np.empty(0, np.int64)


def ranges_of(rows: npt.NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last row of each run of consecutive rows.

    Args:
        rows: (n,) int64, ascending.
    """
    if len(rows):
        breaks = np.flatnonzero(np.diff(rows) > 1)
        firsts = rows[np.concatenate(([0], breaks + 1))]
        lasts = rows[np.concatenate((breaks, [len(rows) - 1]))]
        yield from zip(firsts.tolist(), lasts.tolist(), strict=True)
