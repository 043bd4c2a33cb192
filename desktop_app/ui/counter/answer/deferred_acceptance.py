"""A wish to accept a product while it is not certain yet that no other one has come."""


class DeferredAcceptance:
    """Remembers the row that a key was pressed for.

    Args:
        max_s: time after which the wish is forgotten.
    """

    def __init__(self, max_s: float) -> None:
        self._max_s = max_s
        self._row: int | None = None
        self._pressed_s = 0.0

    def put(self, row: int, time_s: float) -> None:
        """Remember a row; ``time_s`` is on a monotonic clock."""
        self._row, self._pressed_s = row, time_s

    def clear(self) -> None:
        """Forget the wish."""
        self._row = None

    def row_at(self, time_s: float) -> int | None:
        """Return the row to accept; None if there is none or the key was pressed too long ago."""
        if time_s - self._pressed_s > self._max_s:
            self._row = None
        return self._row
