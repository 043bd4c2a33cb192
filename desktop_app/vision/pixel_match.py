"""Pictures too plain or too small to be laid over each other by their corners."""

from typing import Final

import cv2
import numpy as np

from desktop_app.vision.overlay import MIRROR, Matrix
from desktop_app.vision.resizing import RgbImage

_SIDE_PX: Final = 48
# Of all of their places none differs by more levels, and the shapes agree as nearly.
_MOST_LEVELS: Final = 6.0
_SHAPE: Final = 0.02
# What varies by less is a blank sheet, and any two of those are alike.
_LEAST_VARIETY: Final = 10.0


def match_pixels(first: RgbImage, second: RgbImage) -> Matrix | None:
    """Return how the first picture is the whole of the second, scaled or mirrored.

    The same picture saved smaller or more coarsely is told so, nothing else: not one
    that was cut, turned or made lighter.

    Args:
        first: (h, w, 3) uint8 RGB.
        second: the same.

    Returns:
        As ``Registration.transform``; None where they differ.
    """
    shapes = [one.shape[1] / one.shape[0] for one in (first, second)]
    if abs(shapes[0] / shapes[1] - 1) > _SHAPE:
        return None
    scale = _SIDE_PX / max(first.shape)
    size = max(1, round(first.shape[1] * scale)), max(1, round(first.shape[0] * scale))
    ours, theirs = (
        cv2.blur(cv2.resize(one, size, interpolation=cv2.INTER_AREA).astype(np.float32), (3, 3))
        for one in (first, second)
    )
    if float(ours.std(axis=(0, 1)).max()) < _LEAST_VARIETY:
        return None
    for turned, transform in ((ours, np.eye(3)), (ours[:, ::-1], MIRROR)):
        if float(np.abs(turned - theirs).max()) < _MOST_LEVELS:
            return transform
    return None
