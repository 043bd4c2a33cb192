"""How many frames a camera sends."""

from collections import deque
from typing import Final

_WINDOW_S: Final = 2.0


class FrameRate:
    """Measures frames per second over the last moments."""

    def __init__(self) -> None:
        self._times_s: deque[float] = deque()

    def add(self, time_s: float) -> float:
        """Add a frame and return the frames per second; 0 until there are two.

        Args:
            time_s: time of the frame on a monotonic clock.
        """
        self._times_s.append(time_s)
        while time_s - self._times_s[0] > _WINDOW_S:
            self._times_s.popleft()
        duration_s = time_s - self._times_s[0]
        return (len(self._times_s) - 1) / duration_s if duration_s > 0 else 0.0
