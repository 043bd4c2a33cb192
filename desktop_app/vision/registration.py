"""Registration of two pictures to a tenth of a pixel, which tells if one is an edit of the other.

The alignment by keypoints is refined by tracking the corners that both pictures have
(pyramidal Lucas-Kanade, Bouguet). An edit of a photograph is one transform of the whole:
affine, or at most a homography, so the residual is small. Another photograph of the same
object from a slightly different position has parallax: nearer parts move more. This
distinguishes a copy from a similar picture, which neither the number of matches nor an
image hash does.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.array_types import FloatArray, Mask, Matrix
from desktop_app.vision.keypoints import Alignment, units_to_pixels
from desktop_app.vision.overlay import MIRROR, common_corners, normalise_local_contrast, warp_onto
from desktop_app.vision.tone_difference import unexplained_share

_MIN_CORNERS: Final = 8
_FLOW_PARAMETERS: Final[dict[str, Any]] = {
    "winSize": (11, 11),
    "maxLevel": 2,
    "criteria": (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 10, 0.03),
}
_REFINEMENTS: Final = 1
# Residual of a corner that the optical flow has lost.
_LOST_PX: Final = 9.0
_INLIER_PX: Final = 0.1
# Inlier radius in pixels of each fitting iteration, and the smallest share of inliers.
_FIT_STEPS: Final = ((3.0, 0.3), (1.5, 0.25), (0.7, 0.2))

# With a larger median residual the pictures are certainly different.
_MAX_MEDIAN_PX: Final = 3.0

_Fit: TypeAlias = Callable[[FloatArray, FloatArray], Matrix | None]


@dataclass(frozen=True, slots=True)
class Residual:
    """The distances of the corners from where a transform maps them.

    Attributes:
        median_px: median distance.
        inlier_share: share of the corners with a distance below 0.1 px, 0..1.
    """

    median_px: float = _LOST_PX
    inlier_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Registration:
    """How well two pictures agree where they overlap.

    Attributes:
        transform: (3, 3) float64 homography from the first to the second picture, in
            coordinates of 0..1 of width and height; it includes mirroring.
        affine_residual: of the best affine transform.
        homography_residual: of the best homography.
        overlap: intersection over the area of the smaller picture, 0..1.
        unexplained_share: share of the overlap with a different content, 0..1.
        corner_count: number of corners that both have.
    """

    transform: Matrix
    affine_residual: Residual
    homography_residual: Residual
    overlap: float
    unexplained_share: float
    corner_count: int


@dataclass(frozen=True, slots=True)
class _TrackedCorners:
    """Corresponding corners of both pictures.

    Attributes:
        source: (n, 2) float32, in pixels of the moving picture.
        target: (n, 2) float32, in pixels of the fixed picture.
        lost_count: number of corners that were not found in the moving picture.
    """

    source: FloatArray
    target: FloatArray
    lost_count: int


def normalised_transform(
    alignment: Alignment, first: RgbImage, second: RgbImage, *, is_mirrored: bool
) -> Matrix | None:
    """Convert an alignment to a transform as in ``Registration``; None if it has none.

    Args:
        alignment: of the first picture, mirrored if ``is_mirrored``, with the second.
        first: (h, w, 3) uint8 RGB.
        second: the same.
        is_mirrored: whether the first picture was mirrored left to right.
    """
    if alignment.transform is None:
        return None
    pixels = units_to_pixels(second) @ alignment.transform @ np.linalg.inv(units_to_pixels(first))
    transform = np.linalg.inv(_extent(second)) @ pixels @ _extent(first)
    return transform @ MIRROR if is_mirrored else transform


def register(first: RgbImage, second: RgbImage, start: Matrix) -> Registration | None:
    """Register the first picture to the second.

    Args:
        first: (h, w, 3) uint8 RGB, a few hundred pixels a side.
        second: the same.
        start: approximate transform, as in ``Registration``.

    Returns:
        None if they hardly overlap, or the start is wrong.
    """
    transform = _extent(second) @ start @ np.linalg.inv(_extent(first))
    # Move the picture that is scaled down: scaling up would interpolate details.
    is_inverted = _scale(transform) > 1
    if is_inverted:
        found = _register(second, first, np.linalg.inv(transform))
    else:
        found = _register(first, second, transform)
    if found is None:
        return None
    best = np.linalg.inv(found.transform) if is_inverted else found.transform
    normalised = np.linalg.inv(_extent(second)) @ best @ _extent(first)
    return replace(found, transform=normalised / normalised[2, 2])


def _register(moving: RgbImage, fixed: RgbImage, start: Matrix) -> Registration | None:
    """Register ``moving`` to ``fixed``; the transforms are in pixels."""
    grey = _low_pass(cv2.cvtColor(moving, cv2.COLOR_RGB2GRAY), _scale(start))
    fixed_grey = cv2.cvtColor(fixed, cv2.COLOR_RGB2GRAY)
    fixed_normalised = normalise_local_contrast(fixed_grey)
    transform, tracked = start, None
    for iteration in range(_REFINEMENTS + 1):
        overlay = warp_onto(grey, fixed_grey, transform)
        if overlay is None:
            return None
        warped = normalise_local_contrast(overlay.warped)
        corners = common_corners(warped, fixed_normalised, overlay.mask)
        if len(corners) < _MIN_CORNERS:
            break
        tracked = _track(warped, fixed_normalised, corners, transform)
        if iteration == _REFINEMENTS:
            break
        refined = _refine(tracked, transform, _fit_homography)
        if refined is None:
            return None
        transform = refined
    assert overlay is not None
    homography_residual = _fit_residual(tracked, transform, _fit_homography, 8)
    if homography_residual.median_px > _MAX_MEDIAN_PX:
        return None
    return Registration(
        transform,
        _fit_residual(tracked, transform, _fit_affine, 6),
        homography_residual,
        _overlap(overlay.mask, moving, transform),
        unexplained_share(_low_pass(moving, _scale(transform)), fixed, transform, overlay.mask),
        len(corners),
    )


def _extent(pixels: RgbImage) -> Matrix:
    """Return the matrix from coordinates of 0..1 to pixels."""
    height, width = pixels.shape[:2]
    return np.diag([float(width), float(height), 1.0])


def _scale(transform: Matrix) -> float:
    """Return the linear scale of the affine part."""
    return float(np.sqrt(abs(np.linalg.det(transform[:2, :2]))))


def _overlap(mask: Mask, moving: RgbImage, transform: Matrix) -> float:
    """Return the overlap relative to the smaller of both pictures, 0..1."""
    height, width = moving.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moving_px = cv2.contourArea(_map(transform, corners))
    covered_px = float(np.count_nonzero(mask))
    return min(1.0, covered_px / max(1.0, min(moving_px, mask.size)))


def _low_pass(picture: npt.NDArray[Any], scale: float) -> npt.NDArray[Any]:
    """Blur a picture against aliasing when it is scaled down by ``scale``."""
    return cv2.GaussianBlur(picture, (0, 0), 0.4 / scale) if 0.05 < scale < 0.8 else picture


def _track(
    warped: npt.NDArray[Any], fixed: npt.NDArray[Any], corners: FloatArray, transform: Matrix
) -> _TrackedCorners:
    """Track the corners of the fixed picture to the warped one by optical flow."""
    found, status, _ = cv2.calcOpticalFlowPyrLK(
        fixed, warped, corners[:, None], np.empty_like(corners[:, None]), **_FLOW_PARAMETERS
    )
    is_found = status.ravel() > 0
    positions = np.asarray(found, np.float32).reshape(-1, 2)
    source = _map(np.linalg.inv(transform), positions[is_found])
    return _TrackedCorners(source, corners[is_found], int(np.count_nonzero(~is_found)))


def _refine(tracked: _TrackedCorners, start: Matrix, fit: _Fit) -> Matrix | None:
    """Fit a transform to the inliers of ``start`` with decreasing radius.

    The start is accurate to a few pixels, so the inliers are known from the beginning,
    even if they are only one corner in five, as under a dense watermark.

    Returns:
        None if there are too few inliers, or the fit degenerates.
    """
    transform = start
    for radius_px, share in _FIT_STEPS:
        distances = np.linalg.norm(_map(transform, tracked.source) - tracked.target, axis=1)
        is_inlier = distances < radius_px
        if np.count_nonzero(is_inlier) < max(_MIN_CORNERS, share * len(is_inlier)):
            return None
        found = fit(tracked.source[is_inlier], tracked.target[is_inlier])
        if found is None or not np.isfinite(found).all() or not 0.01 < _scale(found) < 100:
            return None
        transform = found
    return transform


def _fit_homography(source: FloatArray, target: FloatArray) -> Matrix | None:
    found: Any = cv2.findHomography(source, target, 0)[0]
    return None if found is None else np.asarray(found, np.float64)


def _fit_affine(source: FloatArray, target: FloatArray) -> Matrix | None:
    rows = np.column_stack([source, np.ones(len(source))])
    found, _, rank, _ = np.linalg.lstsq(rows.astype(np.float64), target, rcond=None)
    return np.vstack([found.T, [0, 0, 1]]) if rank == 3 else None


def _fit_residual(
    tracked: _TrackedCorners | None, start: Matrix, fit: _Fit, parameter_count: int
) -> Residual:
    """Return the residual of the best transform with this number of free parameters."""
    if tracked is None:
        return Residual()
    found = _refine(tracked, start, fit)
    return Residual() if found is None else _residual(tracked, found, parameter_count)


def _residual(tracked: _TrackedCorners, transform: Matrix, parameter_count: int) -> Residual:
    distances = np.linalg.norm(_map(transform, tracked.source) - tracked.target, axis=1)
    # Correct for the degrees of freedom: a fit to few corners has too small a residual.
    count = 2 * max(_MIN_CORNERS, int(np.count_nonzero(distances < _FIT_STEPS[-1][0])))
    distances *= math.sqrt(count / (count - parameter_count))
    distances = np.concatenate([distances, np.full(tracked.lost_count, _LOST_PX)])
    median_px = min(float(np.median(distances)), _LOST_PX)
    return Residual(median_px, float((distances < _INLIER_PX).mean()))


def _map(transform: npt.NDArray[Any], points: npt.NDArray[Any]) -> FloatArray:
    """Apply a homography to (n, 2) points."""
    homogeneous = np.column_stack([points, np.ones(len(points))]) @ transform.T
    return np.asarray(homogeneous[:, :2] / homogeneous[:, 2:], np.float32)
