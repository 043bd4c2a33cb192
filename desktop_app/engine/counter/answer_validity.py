"""Whether an answer is still about what the camera sees."""

from typing import Final, Literal

from desktop_app.engine.motion_detection import MotionState

# ``fresh``: the product is still there. ``faded``: the scene has changed, but nothing else
# is held up. ``contested``: something has come to rest that may be another product.
# ``over``: something else has come after the product had gone.
ValidityState = Literal["fresh", "faded", "contested", "over"]

# Time after which a faded answer is over.
_MAX_FADED_S: Final = 30.0


class AnswerValidity:
    """Follows the motion since a capture.

    An answer may be accepted while it is fresh or faded, so that the product can be put down
    first. It can never be accepted for the next product: its arrival ends the answer.

    Args:
        motion: when the capture was made.
    """

    def __init__(self, motion: MotionState) -> None:
        self.state: ValidityState = "fresh"
        # Something so small is shown that it counts as no motion.
        self._is_inconspicuous = motion == "empty"
        self._has_gone = False
        self._faded_s: float | None = None

    @property
    def can_accept(self) -> bool:
        """Whether the answer may still be accepted."""
        return self.state in ("fresh", "faded")

    def update(self, motion: MotionState, time_s: float) -> ValidityState:
        """Follow the next frame and return the new state.

        Args:
            motion: in the frame.
            time_s: time of the frame on a monotonic clock.
        """
        if self.state != "over":
            self.state = self._following(motion)
            if self.state == "fresh":
                self._faded_s = None
            elif self._faded_s is None:
                self._faded_s = time_s
            elif time_s - self._faded_s > _MAX_FADED_S:
                self.state = "over"
        return self.state

    def confirm(self) -> None:
        """Note that what has come to rest is the same product."""
        if self.state == "contested":
            self.state = "fresh"

    def _following(self, motion: MotionState) -> ValidityState:
        if motion == "empty":
            if self._is_inconspicuous:
                return self.state
            self._has_gone = True
            return "faded"
        self._is_inconspicuous = False
        if self._has_gone:
            return "over"
        if motion == "new" or self.state == "contested":
            return "contested"
        return "faded" if motion == "moving" else "fresh"
