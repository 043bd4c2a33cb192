"""Live counting that goes on when the catalogue changes."""

from typing import Final

from desktop_app.domain.picture import RgbImage
from desktop_app.engine.counting.counting import Counting
from desktop_app.engine.counting.live_counting import LiveCount, LiveCounting
from desktop_app.engine.recognition.pipeline import RecognitionPipeline

# Each look searches for a few things, and each thing is searched for more than once.
_MOST_LOOKS: Final = 20


class LiveSession:
    """Looks with the newest index; what lies there is searched for again in another one."""

    def __init__(self) -> None:
        self._live: LiveCounting | None = None
        self._pipeline: RecognitionPipeline | None = None

    def look(self, counting: Counting, frame: RgbImage) -> LiveCount:
        """Return what is there after one more frame.

        Args:
            counting: of the catalogue as it is now.
            frame: (h, w, 3) uint8 RGB.
        """
        before, self._pipeline = self._pipeline, counting.pipeline
        if self._live is not None and before is counting.pipeline:
            return self._live.look(frame)
        is_new = self._live is None
        self._live = LiveCounting(counting)
        count = self._live.look(frame)
        looks = 1
        # Nothing of the list disappears meanwhile.
        while count.pending and not is_new and looks < _MOST_LOOKS:
            count = self._live.look(frame)
            looks += 1
        return count
