"""Alignment of two pictures by their edges, also where they have no keypoints in common.

A plain garment in two colours has few keypoints, and none that agree, but the same outline
and folds. The strongest edge of any channel is compared, so the colours do not matter
(enhanced correlation coefficient, Evangelidis and Psarakis, PAMI 2008).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.array_types import FloatArray, Matrix
from desktop_app.vision.cell_comparison import uniform_background
from desktop_app.vision.resizing import resize

_SIDE_PX: Final = 96
_MIN_SIDE_PX: Final = 16
_CRITERIA: Final = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 25, 1e-3)
_FILTER_PX: Final = 5


@dataclass(frozen=True, slots=True, eq=False)
class EdgeAlignment:
    """How well the edges of two pictures agree.

    Attributes:
        correlation: of the edges, 0..1; 1 if they are the same.
        transform: (3, 3) affine from the first to the second picture, in coordinates of
            0..1; None if they could not be aligned.
    """

    correlation: float
    transform: Matrix | None


def align_edges(first: RgbImage, second: RgbImage, starts: Iterable[Matrix]) -> EdgeAlignment:
    """Align the edges of two pictures.

    Args:
        first: (h, w, 3) uint8 RGB.
        second: the same.
        starts: approximate transforms, as in ``EdgeAlignment``; the best result counts.
    """
    ours, theirs = _edges(first), _edges(second)
    best = EdgeAlignment(0.0, None)
    for start in starts:
        found = _align(ours, theirs, start)
        if found.correlation > best.correlation:
            best = found
    return best


def outline_transform(first: RgbImage, second: RgbImage) -> Matrix | None:
    """Return the transform between what stands before uniform backgrounds; None without these.

    Args:
        first: (h, w, 3) uint8 RGB.
        second: the same.
    """
    boxes = []
    for picture in (first, second):
        background = uniform_background(picture)
        rows, columns = np.nonzero(~background)
        if not background.any() or not len(rows):
            return None
        height, width = background.shape
        left, top = columns.min() / width, rows.min() / height
        right, bottom = (columns.max() + 1) / width, (rows.max() + 1) / height
        boxes.append(np.array([[right - left, 0, left], [0, bottom - top, top], [0, 0, 1.0]]))
    return np.asarray(boxes[1] @ np.linalg.inv(boxes[0]))


def _align(ours: FloatArray, theirs: FloatArray, start: Matrix) -> EdgeAlignment:
    to_first, to_second = (np.diag([*edges.shape[::-1], 1.0]) for edges in (ours, theirs))
    pixels = to_second @ start @ np.linalg.inv(to_first)
    warp = (pixels / pixels[2, 2])[:2].astype(np.float32)
    mask: Any = None  # None for the whole picture, which the stubs do not declare.
    try:
        correlation, warp = cv2.findTransformECC(
            ours, theirs, warp, cv2.MOTION_AFFINE, _CRITERIA, mask, _FILTER_PX
        )
    except cv2.error:  # It does not converge, or the pictures hardly overlap.
        return EdgeAlignment(0.0, None)
    found = np.vstack([warp, [0, 0, 1]]).astype(np.float64)
    return EdgeAlignment(float(correlation), np.linalg.inv(to_second) @ found @ to_first)


def _edges(picture: RgbImage) -> FloatArray:
    """Return (h, w) float32 square roots of the largest gradient of any channel."""
    scale = _SIDE_PX / max(picture.shape[:2])
    height, width = (max(_MIN_SIDE_PX, round(side * scale)) for side in picture.shape[:2])
    channels = cv2.split(cv2.cvtColor(resize(picture, width, height), cv2.COLOR_RGB2LAB))
    gradients = [
        cv2.magnitude(cv2.Sobel(one, cv2.CV_32F, 1, 0), cv2.Sobel(one, cv2.CV_32F, 0, 1))
        for one in channels
    ]
    return np.asarray(cv2.GaussianBlur(np.sqrt(np.max(gradients, axis=0)), (0, 0), 1.0), np.float32)
