"""Comparison, pixel by pixel, of pictures with too few corners for a registration."""

from typing import Final

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.array_types import Matrix
from desktop_app.vision.overlay import MIRROR

_SIDE_PX: Final = 48
_MAX_DIFFERENCE: Final = 6.0
_MAX_ASPECT_DIFFERENCE: Final = 0.02
# Blank pictures have a smaller standard deviation; they are all alike.
_MIN_DEVIATION: Final = 10.0


def match_pixels(first: RgbImage, second: RgbImage) -> Matrix | None:
    """Return the transform if both are the same picture at another size, or mirrored.

    It recognises pictures that were scaled or compressed, not cropped, rotated or
    brightened ones.

    Args:
        first: (h, w, 3) uint8 RGB.
        second: the same.

    Returns:
        As ``Registration.transform``; None if the pictures differ.
    """
    aspects = [one.shape[1] / one.shape[0] for one in (first, second)]
    if abs(aspects[0] / aspects[1] - 1) > _MAX_ASPECT_DIFFERENCE:
        return None
    scale = _SIDE_PX / max(first.shape)
    size = max(1, round(first.shape[1] * scale)), max(1, round(first.shape[0] * scale))
    small_first, small_second = (
        cv2.blur(cv2.resize(one, size, interpolation=cv2.INTER_AREA).astype(np.float32), (3, 3))
        for one in (first, second)
    )
    if float(small_first.std(axis=(0, 1)).max()) < _MIN_DEVIATION:
        return None
    for candidate, transform in ((small_first, np.eye(3)), (small_first[:, ::-1], MIRROR)):
        if float(np.abs(candidate - small_second).max()) < _MAX_DIFFERENCE:
            return transform
    return None
