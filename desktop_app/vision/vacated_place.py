"""Whether a place differs from the background because something was taken away from it.

A product that lay on the counter from the beginning is a part of the background. Once it is
taken away, the place looks like the counter around it in the frame, and unlike it in the
background. The histograms of colour tell that on a patterned counter as well.
"""

from typing import Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage

# (height, width) bool.
_Mask: TypeAlias = npt.NDArray[np.bool_]

_BINS: Final = 16
# Sides of the squares by which a place is closed, and extended to its surroundings, in pixels.
_CLOSE_PX: Final = 21
_GAP_PX: Final = 5
_RING_PX: Final = 25
# By how much nearer to its surroundings the place must be than in the background; measured on
# plain, wooden, chequered and marbled counters, products and what they leave differ by 0.15.
_MIN_DIFFERENCE: Final = 0.1


def is_vacated(frame: RgbImage, background: RgbImage, place: _Mask) -> bool:
    """Return whether something was taken away.

    Args:
        frame: (height, width, 3) uint8 RGB, reduced to about 240 pixels.
        background: of the same shape, in the light of the frame, perhaps with an object.
        place: (height, width) bool, where the two differ.
    """
    seed = place.astype(np.uint8)
    closed = cv2.morphologyEx(seed, cv2.MORPH_CLOSE, np.ones((_CLOSE_PX, _CLOSE_PX), np.uint8))
    ring = _dilated(closed, _RING_PX) - _dilated(closed, _GAP_PX)
    if not ring.any():
        return False
    now, before = (_distance(image, closed, ring) for image in (frame, background))
    return now < before - _MIN_DIFFERENCE


def _dilated(mask: cv2.typing.MatLike, side_px: int) -> cv2.typing.MatLike:
    return cv2.dilate(mask, np.ones((side_px, side_px), np.uint8))


def _distance(image: RgbImage, place: cv2.typing.MatLike, ring: cv2.typing.MatLike) -> float:
    """Return the Bhattacharyya distance between the colours of a place and of its ring, 0..1."""
    lab = cv2.cvtColor(image, cv2.COLOR_RGB2LAB)
    one, other = (
        cv2.calcHist([lab], [0, 1, 2], mask, [_BINS] * 3, [0, 256] * 3) for mask in (place, ring)
    )
    return cv2.compareHist(one, other, cv2.HISTCMP_BHATTACHARYYA)
