"""A frame of the camera that was captured."""

from copy import copy
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary, WeakSet

from PySide6.QtGui import QImage

from desktop_app.domain.picture import RgbImage
from desktop_app.engine.counter.answer_validity import AnswerValidity
from desktop_app.engine.motion_detection import MotionState
from desktop_app.ui.camera.camera_reader import LiveFrame


@dataclass(frozen=True, slots=True, eq=False)
class Capture:
    """A captured frame.

    Attributes:
        number: counts the captures; an answer belongs to one of them.
        pixels: (height, width, 3) uint8 RGB, at the camera's resolution.
        image: the same, scaled for the screen.
        validity: whether the camera still sees what was captured.
        is_automatic: whether it was made because something was held still.
    """

    number: int
    pixels: RgbImage
    image: QImage
    validity: AnswerValidity
    is_automatic: bool = False

    def is_same_photo(self, other: "Capture | None") -> bool:
        """Return whether it is the same frame, perhaps searched in another region."""
        return other is not None and self.pixels is other.pixels


class CaptureSeries:
    """Numbers the captures of a page and follows them, whatever they are used for.

    A capture may be made of a frame that is older than the newest one.
    """

    def __init__(self) -> None:
        self._number = 0
        # Of the frames and captures that are still in use: what has happened since.
        self._of_frames: WeakKeyDictionary[LiveFrame, AnswerValidity] = WeakKeyDictionary()
        self._of_captures: WeakSet[AnswerValidity] = WeakSet()

    def follow(self, frame: LiveFrame, motion: MotionState, time_s: float) -> None:
        """Note the next frame, its motion, and its time on a monotonic clock."""
        for validity in (*self._of_frames.values(), *self._of_captures):
            validity.update(motion, time_s)
        self._of_frames[frame] = AnswerValidity(motion)

    def take(self, frame: LiveFrame, *, is_automatic: bool) -> Capture:
        """Return a frame that was followed as the next capture."""
        self._number += 1
        validity = copy(self._of_frames[frame])
        self._of_captures.add(validity)
        return Capture(self._number, frame.pixels, frame.image, validity, is_automatic=is_automatic)

    def repeat(self, capture: Capture) -> Capture:
        """Return the same photo, to be searched again by the user's wish."""
        self._number += 1
        return replace(capture, number=self._number, is_automatic=False)
