"""The columns of a table that have no values."""

from collections.abc import Sequence


class EmptyColumns:
    """Finds the columns without values, after all rows were added.

    An empty cell in a column with other values means that this product has none. A column
    without any values is one that the shop does not use. A single row tells no difference:
    its empty cells count.

    Args:
        width: number of columns.
    """

    def __init__(self, width: int) -> None:
        self._empty = set(range(width))
        self._rows = 0

    def add(self, cells: Sequence[str]) -> None:
        """Take a row into account."""
        self._rows += 1
        if self._empty:
            self._empty -= {at for at in self._empty if cells[at]}

    def __contains__(self, position: int) -> bool:
        return self._rows > 1 and position in self._empty
