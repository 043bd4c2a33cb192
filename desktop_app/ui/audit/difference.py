"""The difference of two pictures, one laid over the other; needs no GUI thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from desktop_app.domain.picture import RgbImage
from desktop_app.ui.widgets.image_conversion import shrink, to_pixels, to_qimage

_MAX_SIDE_PX: Final = 1200
# Grey levels: below, re-encoding and scaling explain a difference; above, it is fully red.
_TOLERANCE: Final = 24
_FULL_DIFFERENCE: Final = 96
_MARK_RGB: Final = (214, 30, 60)
_FADE: Final = 0.4
_OUTSIDE_BRIGHTNESS: Final = 0.75


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference of two pictures.

    Attributes:
        image: the first picture, faded; differences are red, areas that only one of the
            pictures shows are darker.
        differing_share: share of the common area that differs, 0..1; None without a
            common area.
    """

    image: QImage
    differing_share: float | None


def homography_transform(homography: Sequence[float]) -> QTransform:
    """Return a homography, nine numbers row by row, as a ``QTransform`` (its transpose)."""
    a, b, c, d, e, f, g, h, i = homography
    return QTransform(a, d, g, b, e, h, c, f, i)


def overlay_transform(
    first_size: QSizeF, second_size: QSizeF, first_to_second: QTransform
) -> QTransform | None:
    """Return the transform in pixels that lays the second picture over the first.

    Args:
        first_size: of the first picture, in pixels.
        second_size: of the second picture, in pixels.
        first_to_second: maps the first to the second, both in 0..1 of width and height.

    Returns:
        None if the transform cannot be inverted or a picture is empty.
    """
    second_to_first, is_invertible = first_to_second.inverted()
    if not is_invertible or first_size.isEmpty() or second_size.isEmpty():
        return None
    to_unit = QTransform.fromScale(1 / second_size.width(), 1 / second_size.height())
    return to_unit * second_to_first * QTransform.fromScale(first_size.width(), first_size.height())


def compute_difference(first: QImage, second: QImage, first_to_second: QTransform) -> Difference:
    """Return the difference of two pictures, in the frame of the first."""
    first = shrink(first, _MAX_SIDE_PX)
    second = shrink(second, _MAX_SIDE_PX)
    first_pixels = to_pixels(first)
    second_pixels, is_common = _warp_onto(first, second, first_to_second)
    distance = np.abs(first_pixels.astype(np.int16) - second_pixels).max(axis=2)
    distance[~is_common] = 0
    grey = first_pixels.mean(axis=2, keepdims=True)
    faded = 255 - (255 - grey) * _FADE
    strength = np.clip((distance - _TOLERANCE) / (_FULL_DIFFERENCE - _TOLERANCE), 0, 1)[..., None]
    drawn = faded * (1 - strength) + np.array(_MARK_RGB) * strength
    drawn[~is_common] *= _OUTSIDE_BRIGHTNESS
    share = float((distance[is_common] > _TOLERANCE).mean()) if is_common.any() else None
    return Difference(to_qimage(drawn.astype(np.uint8)), share)


def _warp_onto(
    first: QImage, second: QImage, first_to_second: QTransform
) -> tuple[RgbImage, npt.NDArray[np.bool_]]:
    """Return the second picture in the frame of the first, and a mask of where it covers it."""
    warped = QImage(first.size(), QImage.Format.Format_ARGB32_Premultiplied)
    warped.fill(Qt.GlobalColor.transparent)
    transform = overlay_transform(QSizeF(first.size()), QSizeF(second.size()), first_to_second)
    if transform is not None:
        painter = QPainter(warped)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(transform)
        painter.drawImage(0, 0, second)
        painter.end()
    shape = warped.height(), warped.width(), 4
    is_covered = np.frombuffer(warped.constBits(), np.uint8).reshape(shape)[..., 3] == 255
    return to_pixels(warped), is_covered.copy()
