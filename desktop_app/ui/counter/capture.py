"""A frame of the camera that was captured."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from desktop_app.domain.picture import RgbImage
from desktop_app.engine.counter.answer_validity import AnswerValidity


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
