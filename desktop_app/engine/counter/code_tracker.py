"""The codes that the camera of the counter sees, from when they come until they have left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.code import Code, CodeAnswer, CodeFormat
from desktop_app.engine.motion_detection import MotionState

# Formats whose codes may have no check digit: two equal looks are needed.
_UNCHECKED: Final[frozenset[CodeFormat]] = frozenset({"itf", "code_39"})
_CONFIRMING_LOOKS: Final = 2
# A code that has not been seen for this long is not in view; it may be hidden by a hand.
_IN_VIEW_S: Final = 1.5
# Time without the code after which its product has left an empty counter; longer if the
# product is so small that the counter counts as empty all the time.
_LEFT_S: Final = 1.0
_LEFT_SMALL_S: Final = 5.0
# Time of motion without the code after which the product has left a counter that is never
# empty, because somebody stands behind it.
_LEFT_MOVING_S: Final = 8.0
# Longest time between two looks that counts as motion: the camera may have been unplugged.
_MAX_STEP_S: Final = 0.5


@dataclass(slots=True, eq=False)
class CodeInView:
    """A code from when it comes into the picture until its product has left.

    Attributes:
        code: as it was read last.
        seen_s: time of the last look that has read it, on a monotonic clock.
        look_count: number of looks that have read it.
        answer: what it says, and its products; None if that is not known yet.
        is_settled: whether it was used already.
    """

    code: Code
    seen_s: float
    look_count: int = 0
    answer: CodeAnswer | None = None
    is_settled: bool = False
    _unseen_moving_s: float = 0.0
    _has_moved: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether it may be used: no single misread code of the catalogue is likely."""
        if self.look_count >= _CONFIRMING_LOOKS:
            return True
        is_known = self.answer is not None and bool(self.answer.hits)
        return is_known and self.code.format not in _UNCHECKED

    def see(self, code: Code, time_s: float) -> None:
        """Note that a look has read it."""
        self.code, self.seen_s = code, time_s
        self.look_count += 1
        self._unseen_moving_s = 0.0

    def miss(self, motion: MotionState, step_s: float) -> None:
        """Note that a look has not read it."""
        if motion in ("moving", "new"):
            self._unseen_moving_s += step_s

    def follow(self, motion: MotionState) -> None:
        """Note the motion of a frame, whether or not the code was read in it."""
        self._has_moved |= motion != "empty"

    def has_left(self, motion: MotionState, time_s: float) -> bool:
        """Return whether its product is not there any more."""
        absent_s = time_s - self.seen_s
        if not self.is_settled:
            return absent_s >= _IN_VIEW_S
        if motion == "empty":
            return absent_s >= (_LEFT_S if self._has_moved else _LEFT_SMALL_S)
        return self._unseen_moving_s >= _LEFT_MOVING_S


class CodeTracker:
    """Follows the codes of successive looks.

    A code that cannot be read for a while is still there: its product is turned, or hidden by
    a hand. It has left when the counter is empty without it.
    """

    def __init__(self) -> None:
        self._codes: dict[str, CodeInView] = {}
        self._updated_s = 0.0

    def update(self, codes: Sequence[Code], motion: MotionState, time_s: float) -> None:
        """Process the next look.

        Args:
            codes: what it has read.
            motion: in its frame.
            time_s: its time on a monotonic clock.
        """
        step_s = min(time_s - self._updated_s, _MAX_STEP_S)
        self._updated_s = time_s
        for code in codes:
            known = self._codes.setdefault(code.text, CodeInView(code, time_s))
            if known.look_count == 0 or known.seen_s < time_s:
                known.see(code, time_s)
        for one in self._codes.values():
            one.follow(motion)
            if one.seen_s < time_s:
                one.miss(motion, step_s)
        self._codes = {
            text: one for text, one in self._codes.items() if not one.has_left(motion, time_s)
        }

    def in_view(self) -> list[CodeInView]:
        """Return the codes of the last look and shortly before it, the first ones first."""
        codes = self._codes.values()
        return [one for one in codes if self._updated_s - one.seen_s < _IN_VIEW_S]

    def forget_answers(self) -> None:
        """Have all codes looked up anew; those that were used stay used."""
        for one in self._codes.values():
            one.answer = None
