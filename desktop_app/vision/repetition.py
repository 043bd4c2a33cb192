"""How many equal things stand side by side in a picture."""

from typing import Final

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.array_types import FloatArray

MAX_REPETITIONS: Final = 5
# Correlation of the print of each part with the next one: it is larger for one of 451 boxes of one
# thing, and for 61 % of 56 boxes of two or three equal ones (composed shelves, rendered scenes).
_MIN_CORRELATION: Final = 0.6
# A larger number of parts counts if it is as good: two of four equal things repeat as well.
_SLACK: Final = 0.05
# Nothing is narrower, as a multiple of its height.
_MIN_ASPECT: Final = 0.2
_MIN_SIDE_PX: Final = 12
# Width of a part, and the largest height, in the picture that is compared.
_PART_PX: Final = 48
_MAX_HEIGHT_PX: Final = 200
# Standard deviation of the blur that leaves shades, and of the print of a part in grey levels.
_SHADE_PX: Final = 8
_MIN_DETAIL: Final = 4.0
# Displacement of a part from its place, as shares of its width and height.
_ACROSS: Final = 0.12
_DOWN: Final = 0.06


def repetitions(picture: RgbImage) -> int:
    """Return the number of equal things that fill a picture side by side; 1 if they are not equal.

    Args:
        picture: (h, w, 3) uint8 RGB, cut off at the things' sides.
    """
    height, width = picture.shape[:2]
    if min(height, width) < _MIN_SIDE_PX:
        return 1
    possible = [
        count for count in range(2, MAX_REPETITIONS + 1) if width / count >= _MIN_ASPECT * height
    ]
    found = {count: _correlation(picture, count) for count in possible}
    best = max(found.values(), default=0.0)
    if best < _MIN_CORRELATION:
        return 1
    return max(
        count
        for count, correlation in found.items()
        if correlation >= max(best - _SLACK, _MIN_CORRELATION)
    )


def _correlation(picture: RgbImage, count: int) -> float:
    """Return the least correlation of one of several equal parts with the part after it."""
    width = _PART_PX * count
    height = round(width * picture.shape[0] / picture.shape[1])
    size = width, int(np.clip(height, _PART_PX // 2, _MAX_HEIGHT_PX))
    small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.float32)
    # Shades across a plain thing are no print.
    detail = np.asarray(small - cv2.GaussianBlur(small, (0, 0), _SHADE_PX), np.float32)
    return min(_agreement(detail, number) for number in range(count - 1))


def _agreement(parts: FloatArray, number: int) -> float:
    """Return how well a part agrees with the next one, near its place."""
    height, width = parts.shape[:2]
    across, down = round(_ACROSS * _PART_PX), max(1, round(_DOWN * height))
    left, right = number * _PART_PX + across // 2, (number + 1) * _PART_PX - across // 2
    part = parts[down : height - down, left:right]
    if part.std() < _MIN_DETAIL:
        return 0.0
    next_part = parts[:, left + _PART_PX - across : min(width, right + _PART_PX + across)]
    return float(cv2.matchTemplate(next_part, part, cv2.TM_CCOEFF_NORMED).max())
