"""Two pictures laid over each other, and what is not the same in them. No GUI thread needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from desktop_app.domain.picture import RgbImage
from desktop_app.ui.widgets.image_conversion import (
    shrink,
    to_pixels,
    to_qimage,
)

_SIDE_PX: Final = 1200
# What re-encoding and scaling change, and what can be nothing but another content.
_UNNOTICED: Final = 24
_PLAIN: Final = 96
_INK: Final = (214, 30, 60)
_FADED: Final = 0.4
_OUTSIDE: Final = 0.75


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs.

    Attributes:
        image: the first picture, pale, with what differs in red and what only one
            of them shows darkened.
        share: of what both show, how much differs, 0..1; None where they share nothing.
    """

    image: QImage
    share: float | None


def between_unit_squares(numbers: Sequence[float]) -> QTransform:
    """Return a homography, nine numbers row by row, as Qt has it (which is transposed)."""
    a, b, c, d, e, f, g, h, i = numbers
    return QTransform(a, d, g, b, e, h, c, f, i)


def onto(first: QSizeF, second: QSizeF, first_to_second: QTransform) -> QTransform | None:
    """Return what lays the second picture over the first, in pixels; None where nothing does.

    Args:
        first: size of the first picture.
        second: size of the second one.
        first_to_second: between the pictures with places 0..1 of width and height.
    """
    back, is_invertible = first_to_second.inverted()
    if not is_invertible or first.isEmpty() or second.isEmpty():
        return None
    shrinking = QTransform.fromScale(1 / second.width(), 1 / second.height())
    return shrinking * back * QTransform.fromScale(first.width(), first.height())


def difference(first: QImage, second: QImage, first_to_second: QTransform) -> Difference:
    """Return what is not the same in two pictures, in the frame of the first."""
    first = shrink(first, _SIDE_PX)
    second = shrink(second, _SIDE_PX)
    one = to_pixels(first)
    other, is_shared = _laid_over(first, second, first_to_second)
    apart = np.abs(one.astype(np.int16) - other).max(axis=2)
    apart[~is_shared] = 0
    grey = one.mean(axis=2, keepdims=True)
    pale = 255 - (255 - grey) * _FADED
    strength = np.clip((apart - _UNNOTICED) / (_PLAIN - _UNNOTICED), 0, 1)[..., None]
    drawn = pale * (1 - strength) + np.array(_INK) * strength
    drawn[~is_shared] *= _OUTSIDE
    share = float((apart[is_shared] > _UNNOTICED).mean()) if is_shared.any() else None
    return Difference(to_qimage(drawn.astype(np.uint8)), share)


def _laid_over(
    first: QImage, second: QImage, first_to_second: QTransform
) -> tuple[RgbImage, npt.NDArray[np.bool_]]:
    """Return the second picture in the frame of the first, and where there is any of it."""
    laid = QImage(first.size(), QImage.Format.Format_ARGB32_Premultiplied)
    laid.fill(Qt.GlobalColor.transparent)
    transform = onto(QSizeF(first.size()), QSizeF(second.size()), first_to_second)
    if transform is not None:
        painter = QPainter(laid)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(transform)
        painter.drawImage(0, 0, second)
        painter.end()
    shape = laid.height(), laid.width(), 4
    shown = np.frombuffer(laid.constBits(), np.uint8).reshape(shape)[..., 3] == 255
    return to_pixels(laid), shown.copy()
