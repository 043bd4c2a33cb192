"""The margin of one colour that studio pictures have around the product."""

from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.vision.resizing import fit_within

# Longer side at which a picture is examined.
_SIDE_PX: Final = 320
# Difference of a channel, 0..255, up to which two colours are the same: artefacts of JPEG differ
# less, soft shadows more.
_TOLERANCE: Final = 12
# Share of the border that has one colour: edges of the picture may cut off the product.
_BORDER_SHARE: Final = 0.5
# Share of a row or column of the margin that may have other colours, such as specks.
_SPECKS: Final = 0.005


def inside_plain_margin(picture: RgbImage) -> Region | None:
    """Return the part of a picture that is inside of its margin.

    Args:
        picture: (h, w, 3) uint8 RGB.

    Returns:
        The smallest part with all that is not of the border's colour, the whole picture if there
        is no margin or nothing in it; None if the border is not of one colour.
    """
    small = fit_within(picture, _SIDE_PX)
    colour = np.median(_border(small), axis=0)
    # 255 where a pixel has the colour.
    plain: npt.NDArray[Any] = cv2.inRange(small, colour - _TOLERANCE, colour + _TOLERANCE)
    if np.mean(_border(plain) > 0) < _BORDER_SHARE:
        return None
    is_content = plain == 0
    rows, columns = (_extent(is_content.mean(axis=axis)) for axis in (1, 0))
    if rows is None or columns is None:
        return WHOLE_PHOTO
    return Region(columns[0], rows[0], columns[1], rows[1])


def _border(pixels: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the pixels at the four edges of (h, w, ...) pixels, (n, ...)."""
    return np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])


def _extent(shares: npt.NDArray[np.float64]) -> tuple[float, float] | None:
    """Return start and end of the lines with content, 0..1; None if there are none."""
    lines = np.flatnonzero(shares > _SPECKS)
    if not len(lines):
        return None
    return float(lines[0] / len(shares)), float((lines[-1] + 1) / len(shares))
