"""One picture laid over another, to a tenth of a pixel: is it the same photograph?

Keypoints say roughly how one picture lies in the other. Here that is refined by
following corners which both have (Lucas and Kanade, with pyramids as by Bouguet) and
then measured. An edit of a photograph moves all of it alike: turned, scaled and
shifted, at most tilted as a whole, so nothing is left over. Another photograph of the
same thing, taken a hand's breadth beside, leaves parallax: what is nearer has moved
more. That is the difference between a copy and its look-alike, and neither the
number of matches nor any hash shows it.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.vision.keypoints import Alignment, units_to_pixels
from desktop_app.vision.overlay import (
    MIRROR,
    Floats,
    Mask,
    Matrix,
    common_corners,
    normalise_local_contrast,
    warp_onto,
)
from desktop_app.vision.resizing import RgbImage
from desktop_app.vision.tone_difference import unexplained_share

_LEAST_CORNERS: Final = 8
_FOLLOW: Final[dict[str, Any]] = {
    "winSize": (11, 11),
    "maxLevel": 2,
    "criteria": (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 10, 0.03),
}
_ROUNDS: Final = 1
# What was not found again counts as so far off.
_LOST_PX: Final = 9.0
# Corners as near as this to where they should be are believed, round by round; where a
# smaller share of them is, it is not this picture.
_BELIEVED: Final = ((3.0, 0.3), (1.5, 0.25), (0.7, 0.2))

# Where the middle corner is this far off, nothing else need be measured.
_HOPELESS_PX: Final = 3.0

_Fit: TypeAlias = Callable[[Floats, Floats], Matrix | None]


@dataclass(frozen=True, slots=True)
class Residual:
    """How far corners are from where a transform puts them, in pixels.

    Attributes:
        median_px: half of the corners are nearer than this.
        inlier_share: share that is nearer than a tenth of a pixel, 0..1.
    """

    median_px: float = _LOST_PX
    inlier_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Registration:
    """How well one picture explains the other where they overlap.

    Attributes:
        transform: (3, 3) float64 homography from the first to the second picture,
            both with places 0..1 of width and height; it mirrors where the second is
            a mirror image.
        affine_residual: of the best affine transform.
        homography_residual: of the best homography.
        overlap: share of either picture that the other one shows, the larger one, 0..1.
        unexplained_share: share of the overlap that shows something else, 0..1.
        corner_count: how many both have.
    """

    transform: Matrix
    affine_residual: Residual
    homography_residual: Residual
    overlap: float
    unexplained_share: float
    corner_count: int


@dataclass(frozen=True, slots=True)
class _Followed:
    """Corners of the moved picture in its own pixels, and where the fixed one has them."""

    source: Floats
    target: Floats
    lost: int


def normalised_transform(
    alignment: Alignment, first: RgbImage, second: RgbImage, *, is_mirrored: bool
) -> Matrix | None:
    """Return an alignment as ``Registration.transform`` has it; None where there is none.

    Args:
        alignment: how the first picture, mirrored where ``is_mirrored``, lies in the second.
        first: (h, w, 3) uint8 RGB.
        second: the same.
        is_mirrored: whether left and right of the first are exchanged.
    """
    if alignment.transform is None:
        return None
    pixels = units_to_pixels(second) @ alignment.transform @ np.linalg.inv(units_to_pixels(first))
    placed = np.linalg.inv(_extent(second)) @ pixels @ _extent(first)
    return placed @ MIRROR if is_mirrored else placed


def register(first: RgbImage, second: RgbImage, start: Matrix) -> Registration | None:
    """Lay the first picture over the second as exactly as can be, and measure.

    Args:
        first: (h, w, 3) uint8 RGB, a few hundred pixels a side.
        second: the same.
        start: roughly how, as ``Registration.transform`` has it.

    Returns:
        None where there is hardly an overlap, or the start does not hold.
    """
    transform = _extent(second) @ start @ np.linalg.inv(_extent(first))
    # The one that is seen smaller is moved: shrinking loses nothing, enlarging invents.
    is_turned = _scale(transform) > 1
    if is_turned:
        found = _register(second, first, np.linalg.inv(transform))
    else:
        found = _register(first, second, transform)
    if found is None:
        return None
    best = np.linalg.inv(found.transform) if is_turned else found.transform
    placed = np.linalg.inv(_extent(second)) @ best @ _extent(first)
    return replace(found, transform=placed / placed[2, 2])


def _register(picture: RgbImage, fixed: RgbImage, start: Matrix) -> Registration | None:
    """Return how ``picture`` lies over ``fixed``; the transform is one of pixels."""
    grey = _softened(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), _scale(start))
    fixed_grey = cv2.cvtColor(fixed, cv2.COLOR_RGB2GRAY)
    level = normalise_local_contrast(fixed_grey)
    transform, followed = start, None
    for turn in range(_ROUNDS + 1):
        overlay = warp_onto(grey, fixed_grey, transform)
        if overlay is None:
            return None
        moved = normalise_local_contrast(overlay.moved)
        corners = common_corners(moved, level, overlay.mask)
        if len(corners) < _LEAST_CORNERS:
            break
        followed = _followed(moved, level, corners, transform)
        if turn == _ROUNDS:
            break
        better = _refined(followed, transform, _homography)
        if better is None:
            return None
        transform = better
    assert overlay is not None
    tilted = _left_of(followed, transform, _homography, 8)
    if tilted.median_px > _HOPELESS_PX:
        return None
    return Registration(
        transform,
        _left_of(followed, transform, _affine, 6),
        tilted,
        _overlap(overlay.mask, picture, transform),
        unexplained_share(_softened(picture, _scale(transform)), fixed, transform, overlay.mask),
        len(corners),
    )


def _extent(pixels: RgbImage) -> Matrix:
    """Return the matrix from places 0..1 to pixels."""
    height, width = pixels.shape[:2]
    return np.diag([float(width), float(height), 1.0])


def _scale(transform: Matrix) -> float:
    return float(np.sqrt(abs(np.linalg.det(transform[:2, :2]))))


def _overlap(mask: Mask, picture: RgbImage, transform: Matrix) -> float:
    height, width = picture.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen_px = cv2.contourArea(_mapped(transform, corners))
    covered_px = float(np.count_nonzero(mask))
    return min(1.0, covered_px / max(1.0, min(seen_px, mask.size)))


def _softened(grey: npt.NDArray[Any], scale: float) -> npt.NDArray[Any]:
    """Return the picture without what is too fine to be seen at ``scale``."""
    return cv2.GaussianBlur(grey, (0, 0), 0.4 / scale) if 0.05 < scale < 0.8 else grey


def _followed(
    moved: npt.NDArray[Any], fixed: npt.NDArray[Any], corners: Floats, transform: Matrix
) -> _Followed:
    """Return where the corners are in both pictures."""
    found, status, _ = cv2.calcOpticalFlowPyrLK(
        fixed, moved, corners[:, None], np.empty_like(corners[:, None]), **_FOLLOW
    )
    seen = status.ravel() > 0
    places = np.asarray(found, np.float32).reshape(-1, 2)
    source = _mapped(np.linalg.inv(transform), places[seen])
    return _Followed(source, corners[seen], int(np.count_nonzero(~seen)))


def _refined(followed: _Followed, start: Matrix, fit: _Fit) -> Matrix | None:
    """Return the transform that ``fit`` finds for the corners near ``start``, ever nearer.

    The start is good to a few pixels already, so what agrees with it is known from
    the beginning, be it one corner in five, as under a dense watermark.
    """
    transform = start
    for radius_px, share in _BELIEVED:
        off = np.linalg.norm(_mapped(transform, followed.source) - followed.target, axis=1)
        near = off < radius_px
        if np.count_nonzero(near) < max(_LEAST_CORNERS, share * len(near)):
            return None
        found = fit(followed.source[near], followed.target[near])
        if found is None or not np.isfinite(found).all() or not 0.01 < _scale(found) < 100:
            return None
        transform = found
    return transform


def _homography(source: Floats, target: Floats) -> Matrix | None:
    found: Any = cv2.findHomography(source, target, 0)[0]
    return None if found is None else np.asarray(found, np.float64)


def _affine(source: Floats, target: Floats) -> Matrix | None:
    rows = np.column_stack([source, np.ones(len(source))])
    found, _, rank, _ = np.linalg.lstsq(rows.astype(np.float64), target, rcond=None)
    return np.vstack([found.T, [0, 0, 1]]) if rank == 3 else None


def _left_of(followed: _Followed | None, start: Matrix, fit: _Fit, freedom: int) -> Residual:
    """Return what the best transform of a kind, of so many free numbers, leaves over."""
    if followed is None:
        return Residual()
    found = _refined(followed, start, fit)
    return Residual() if found is None else _residual(followed, found, freedom)


def _residual(followed: _Followed, transform: Matrix, freedom: int) -> Residual:
    off = np.linalg.norm(_mapped(transform, followed.source) - followed.target, axis=1)
    # Few corners are met more nearly than they ought to be, above all by a transform
    # that is freer.
    known = 2 * max(_LEAST_CORNERS, int(np.count_nonzero(off < _BELIEVED[-1][0])))
    off *= math.sqrt(known / (known - freedom))
    off = np.concatenate([off, np.full(followed.lost, _LOST_PX)])
    return Residual(min(float(np.median(off)), _LOST_PX), float((off < 0.1).mean()))


def _mapped(transform: npt.NDArray[Any], points: npt.NDArray[Any]) -> Floats:
    homogeneous = np.column_stack([points, np.ones(len(points))]) @ transform.T
    return np.asarray(homogeneous[:, :2] / homogeneous[:, 2:], np.float32)
