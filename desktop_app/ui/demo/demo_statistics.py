"""Number and median duration of the demo's searches."""

import statistics
from collections import deque
from typing import Final

_MEDIAN_WINDOW: Final = 1000


class DemoStatistics:
    """Counts searches and remembers the duration of the latest ones.

    Attributes:
        searches: number of searches so far.
    """

    def __init__(self) -> None:
        self.searches = 0
        self._durations_ms: deque[float] = deque(maxlen=_MEDIAN_WINDOW)

    def add_search(self, duration_ms: float) -> None:
        """Count one search."""
        self.searches += 1
        self._durations_ms.append(duration_ms)

    @property
    def median_ms(self) -> float | None:
        """The median duration of the latest searches; None before the first."""
        return statistics.median(self._durations_ms) if self._durations_ms else None
