"""Whether an answer is still about what the camera sees."""

from typing import Final, Literal

from desktop_app.engine.motion_detection import MotionState

# ``fresh``: the product is still there. ``moving``: the scene changes; it may be that the
# product is put down, or that another one comes. ``gone``: nothing is there any more.
# ``contested``: something has come to rest that may be another product. ``over``: something
# else has come after the product had gone.
ValidityState = Literal["fresh", "moving", "gone", "contested", "over"]

# Time after which an answer is over when the scene has changed.
_MAX_CHANGED_S: Final = 30.0


class AnswerValidity:
    """Follows the motion since a capture.

    An answer may be accepted while the product is there, and after it was put down. It can
    never be accepted for the next product: while something moves, that is not decided yet.

    Args:
        motion: when the capture was made.
    """

    def __init__(self, motion: MotionState) -> None:
        self.state: ValidityState = "fresh"
        # What is still later may be the product before, which has come back.
        self._is_unsettled = motion == "moving"
        # Something so small is shown that it counts as no motion.
        self._is_inconspicuous = motion == "empty"
        self._has_gone = False
        self._changed_s: float | None = None

    @property
    def can_accept(self) -> bool:
        """Whether the answer may still be accepted."""
        return self.state in ("fresh", "gone")

    @property
    def is_undecided(self) -> bool:
        """Whether it will turn out soon if the answer may still be accepted."""
        return self.state in ("moving", "contested")

    def update(self, motion: MotionState, time_s: float) -> ValidityState:
        """Follow the next frame and return the new state.

        Args:
            motion: in the frame.
            time_s: time of the frame on a monotonic clock.
        """
        if self.state != "over":
            self.state = self._following(motion)
            if self.state == "fresh":
                self._changed_s = None
            elif self._changed_s is None:
                self._changed_s = time_s
            elif time_s - self._changed_s > _MAX_CHANGED_S:
                self.state = "over"
        return self.state

    def confirm(self) -> None:
        """Note that what has come to rest is the same product."""
        if self.state == "contested":
            self.state = "fresh"
            self._is_unsettled = False

    def _following(self, motion: MotionState) -> ValidityState:
        if motion == "empty":
            if self._is_inconspicuous:
                return self.state
            self._has_gone = True
            return "gone"
        self._is_inconspicuous = False
        if self._has_gone:
            return "over"
        if motion == "new" or self.state == "contested":
            return "contested"
        if motion == "moving":
            return "moving"
        return "contested" if self._is_unsettled else "fresh"
