"""Merged cells: the value of the first one counts for all of them."""

from collections import deque
from collections.abc import Sequence

from desktop_app.catalogue.io.sheet_layout import CellRange


class MergedCells:
    """Fills merged cells, row by row from the top.

    Args:
        ranges: first and last row and column of each, from 0.
    """

    def __init__(self, ranges: Sequence[CellRange]) -> None:
        self._waiting = deque(sorted(ranges))
        # Last row, first and last column, value.
        self._open: list[tuple[int, int, int, str]] = []

    def filled(self, row: int, cells: list[str]) -> list[str]:
        """Return the cells of a row with the values of merged ones; blank rows stay blank."""
        while self._waiting and self._waiting[0][0][0] <= row:
            self._start(row, cells, self._waiting.popleft())
        if any(cells):
            for _, left, right, value in self._open:
                width = min(right + 1, len(cells)) - left
                cells[left : left + width] = [value] * max(width, 0)
        self._open = [one for one in self._open if one[0] > row]
        return cells

    def _start(self, row: int, cells: list[str], cell_range: CellRange) -> None:
        (first_row, left), (last_row, right) = cell_range
        if first_row == row and left < len(cells) and cells[left]:
            self._open.append((last_row, left, right, cells[left]))
