"""Two pictures in one place, and the corners that they have in common there."""

from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

_CORNERS: Final = 200
_CORNER_APART_PX: Final = 7
_FAINTEST_CORNER: Final = 2e-5
_LEAST_OVERLAP_PX: Final = 400
# The rim of the overlap is mixed with what lies beside it.
_RIM_PX: Final = 5
# What is levelled is compared with its surroundings of this size.
_NEIGHBOURHOOD_PX: Final = (21, 21)
_NOISE: Final = 6.0

# Left and right exchanged, of places 0..1.
MIRROR: Final = np.array([[-1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])

Floats: TypeAlias = npt.NDArray[np.float32]
Matrix: TypeAlias = npt.NDArray[np.float64]
Mask: TypeAlias = npt.NDArray[np.bool_]


@dataclass(slots=True)
class Overlay:
    """The grey of the moved picture over the fixed one, and where both are."""

    moved: npt.NDArray[Any]
    mask: Mask


def warp_onto(grey: npt.NDArray[Any], fixed: npt.NDArray[Any], transform: Matrix) -> Overlay | None:
    """Return the picture over the fixed one; None where they hardly overlap."""
    size = fixed.shape[1], fixed.shape[0]
    covered = cv2.warpPerspective(np.full(grey.shape, 255, np.uint8), transform, size)
    core = cv2.erode(
        covered, np.ones((_RIM_PX, _RIM_PX)), borderType=cv2.BORDER_CONSTANT, borderValue=0
    )
    mask = core > 250
    if np.count_nonzero(mask) < _LEAST_OVERLAP_PX:
        return None
    moved = cv2.warpPerspective(grey, transform, size)
    # Beside the overlap nothing shall be seen to move.
    return Overlay(np.where(mask, moved, fixed), mask)


def normalise_local_contrast(grey: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
    """Return the picture as bright and of as much contrast everywhere.

    So neither another exposure nor a label that covers a part moves anything.
    """
    values = grey.astype(np.float32)
    mean = cv2.blur(values, _NEIGHBOURHOOD_PX)
    spread = cv2.blur(values * values, _NEIGHBOURHOOD_PX) - mean * mean
    level = (values - mean) / (np.sqrt(np.maximum(spread, 0)) + _NOISE)
    return np.clip(level * 48 + 128, 0, 255).astype(np.uint8)


def common_corners(moved: npt.NDArray[Any], fixed: npt.NDArray[Any], mask: Mask) -> Floats:
    """Return (n, 2) corners that both have: what one alone has, a watermark, says nothing."""
    strength = np.minimum(cv2.cornerMinEigenVal(moved, 5), cv2.cornerMinEigenVal(fixed, 5))
    strength[~mask] = 0
    highest = cv2.dilate(strength, np.ones((_CORNER_APART_PX, _CORNER_APART_PX)))
    rows, columns = np.nonzero((strength >= highest) & (strength > _FAINTEST_CORNER))
    best = np.argsort(-strength[rows, columns], kind="stable")[:_CORNERS]
    return np.stack([columns[best], rows[best]], axis=1).astype(np.float32)
