"""Warping of one picture onto another, and the corners that both have."""

from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.vision.array_types import FloatArray, Mask, Matrix

_MAX_CORNERS: Final = 200
_MIN_CORNER_DISTANCE_PX: Final = 7
_MIN_CORNER_RESPONSE: Final = 2e-5
_MIN_OVERLAP_PX: Final = 400
# At the border of the overlap, pixels are interpolated with the outside.
_BORDER_PX: Final = 5
# Window and noise level of the local contrast normalisation.
_WINDOW_PX: Final = (21, 21)
_NOISE: Final = 6.0

# Mirrors left to right, in coordinates of 0..1.
MIRROR: Final = np.array([[-1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])


@dataclass(slots=True)
class Overlay:
    """A picture warped onto a fixed one.

    Attributes:
        warped: (h, w) uint8 grey in the frame of the fixed picture; outside the overlap
            it is the fixed picture.
        mask: (h, w) bool, the overlap.
    """

    warped: npt.NDArray[Any]
    mask: Mask


def warp_onto(grey: npt.NDArray[Any], fixed: npt.NDArray[Any], transform: Matrix) -> Overlay | None:
    """Warp a picture onto a fixed one; return None if they hardly overlap.

    Args:
        grey: (h, w) uint8.
        fixed: (h, w) uint8 grey.
        transform: (3, 3) homography from pixels of ``grey`` to pixels of ``fixed``.
    """
    size = fixed.shape[1], fixed.shape[0]
    covered = cv2.warpPerspective(np.full(grey.shape, 255, np.uint8), transform, size)
    inner = cv2.erode(
        covered, np.ones((_BORDER_PX, _BORDER_PX)), borderType=cv2.BORDER_CONSTANT, borderValue=0
    )
    mask = inner > 250
    if np.count_nonzero(mask) < _MIN_OVERLAP_PX:
        return None
    warped = cv2.warpPerspective(grey, transform, size)
    # Equal pixels outside the overlap give no spurious optical flow.
    return Overlay(np.where(mask, warped, fixed), mask)


def normalise_local_contrast(grey: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
    """Normalise the local mean and contrast of a grey picture; return (h, w) uint8.

    This makes optical flow independent of exposure and of labels on parts of a picture.
    """
    values = grey.astype(np.float32)
    mean = cv2.blur(values, _WINDOW_PX)
    variance = cv2.blur(values * values, _WINDOW_PX) - mean * mean
    normalised = (values - mean) / (np.sqrt(np.maximum(variance, 0)) + _NOISE)
    return np.clip(normalised * 48 + 128, 0, 255).astype(np.uint8)


def common_corners(warped: npt.NDArray[Any], fixed: npt.NDArray[Any], mask: Mask) -> FloatArray:
    """Return (n, 2) float32 corners, strongest first, that both pictures have.

    The minimum of both responses ignores corners of a watermark on one picture.
    """
    response = np.minimum(cv2.cornerMinEigenVal(warped, 5), cv2.cornerMinEigenVal(fixed, 5))
    response[~mask] = 0
    highest = cv2.dilate(response, np.ones((_MIN_CORNER_DISTANCE_PX, _MIN_CORNER_DISTANCE_PX)))
    rows, columns = np.nonzero((response >= highest) & (response > _MIN_CORNER_RESPONSE))
    best = np.argsort(-response[rows, columns], kind="stable")[:_MAX_CORNERS]
    return np.stack([columns[best], rows[best]], axis=1).astype(np.float32)
