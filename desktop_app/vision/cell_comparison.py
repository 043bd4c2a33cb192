"""Comparison of an aligned photo and picture, cell by cell: print and colours.

The photo is warped onto the picture, and both are compared in a grid of cells. The
correlation of a cell does not depend on its brightness and contrast; it is the best of a
few displacements, on which neighbouring cells agree, because packages are not flat. What
is compared are only cells that the photo shows, inside of the object if the picture has a
uniform background, and near to matching keypoints.
"""

from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.array_types import FloatArray, Mask, Matrix
from desktop_app.vision.keypoints import Alignment, units_to_pixels
from desktop_app.vision.resizing import fit_within, resize

# Longer side of both pictures, and side of a cell.
_SIDE_PX: Final = 192
_CELL_PX: Final = 16
_MAX_DISPLACEMENT_PX: Final = 2
_SHIFTS: Final = 2 * _MAX_DISPLACEMENT_PX + 1
# The photo is scaled down to about this many pixels per pixel of the picture.
_PHOTO_SCALE: Final = 1.25
# With a larger scale than 1, or less, the photo shows fewer details than the picture.
_FULL_DETAIL_SCALE: Final = 0.9
# Of a photo that is smaller than this, no detail is left.
_MIN_SCALE: Final = 0.2
# Largest difference from the background colour, share of the border that has it, and
# margin around it that is left out: the silhouette is no print.
_BACKGROUND_LEVELS: Final = 12
_MIN_BACKGROUND_SHARE: Final = 0.5
_MARGIN_PX: Final = 9
# Share of a cell that is compared, and its weight by the distance from the matches.
_MIN_COVERAGE: Final = 0.4
_NEAR_SHARE: Final = 0.12
_MIN_NEARNESS: Final = 0.1
# Noise of a flat cell.
_MIN_VARIANCE: Final = 9.0
_TINY: Final = 1e-3
# The sharper one is blurred until the other has as much fine detail.
_MAX_SHARPNESS_RATIO: Final = 1.15
_BLUR_STEPS: Final = 4
_BLUR_PX: Final = 0.6
# Added to levels, so that the ratio of two dark ones is not noise.
_DARK_LEVELS: Final = 16.0


@dataclass(frozen=True, slots=True, eq=False)
class CellComparison:
    """How the cells of a picture, (rows, columns) float32 each, agree with a photo.

    Attributes:
        correlation: of the brightness, -1..1.
        picture_detail, photo_detail: standard deviation in grey levels.
        weight: 0 for a cell that is not compared, up to 1.
        brightness_ratio: log of the photo's brightness as a multiple of the picture's.
        chroma_ratio: (rows, columns, 2) log ratio of red, and of blue, beyond green's.
        chroma_level: brightest channel of the darker one, 0..255.
    """

    correlation: FloatArray
    picture_detail: FloatArray
    photo_detail: FloatArray
    weight: FloatArray
    brightness_ratio: FloatArray
    chroma_ratio: FloatArray
    chroma_level: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class _Overlay:
    """A picture, the photo warped onto it, and what can be compared.

    Attributes:
        picture, photo: (h, w, 3) uint8 RGB; whole cells.
        mask: (h, w) bool.
        nearness: (rows, columns) 0..1, to matching keypoints.
    """

    picture: RgbImage
    photo: RgbImage
    mask: Mask
    nearness: FloatArray


def compare_cells(
    photo: RgbImage, picture: RgbImage, alignment: Alignment
) -> CellComparison | None:
    """Compare a picture with a photo.

    Args:
        photo: (h, w, 3) uint8 RGB.
        picture: (h, w, 3) uint8 RGB, a thumbnail.
        alignment: of the picture with the photo.

    Returns:
        None without a transform, or if the photo shows hardly any detail.
    """
    if alignment.transform is None:
        return None
    overlay = _overlay(photo, picture, alignment.transform, alignment.picture_points)
    if overlay is None:
        return None
    mask = overlay.mask.astype(np.float32)
    coverage = _cell_means(mask)
    weight = np.where(coverage > _MIN_COVERAGE, coverage * overlay.nearness, 0)
    ours, theirs = _equally_sharp(_grey(overlay.picture), _grey(overlay.photo), overlay.mask)
    correlation, details, photo_details = _correlation(ours, theirs, mask)
    means = [
        _cell_means(one.astype(np.float32) * mask[..., None])
        / np.maximum(coverage, 1e-3)[..., None]
        for one in (overlay.picture, overlay.photo)
    ]
    ratio = np.log((means[1] + _DARK_LEVELS) / (means[0] + _DARK_LEVELS))
    return CellComparison(
        correlation,
        details,
        photo_details,
        weight.astype(np.float32),
        ratio.mean(axis=2),
        ratio[..., ::2] - ratio[..., 1:2],
        np.minimum(means[0].max(axis=2), means[1].max(axis=2)),
    )


def _overlay(
    photo: RgbImage, picture: RgbImage, transform: Matrix, points: FloatArray
) -> _Overlay | None:
    height, width = (
        max(2, round(side * _SIDE_PX / max(picture.shape[:2]) / _CELL_PX)) * _CELL_PX
        for side in picture.shape[:2]
    )
    resized = resize(picture, width, height)
    to_picture = np.diag([picture.shape[1] / width, picture.shape[0] / height, 1.0])
    units = transform @ np.linalg.inv(units_to_pixels(picture)) @ to_picture
    own_points = (points * [width, height]).astype(np.float32)
    scale = _scale_at(units_to_pixels(photo) @ units, own_points.mean(axis=0))
    if not scale > _MIN_SCALE:
        return None
    small = fit_within(photo, round(max(photo.shape) * min(1, _PHOTO_SCALE / scale)))
    to_photo = units_to_pixels(small) @ units
    warp = {
        "M": to_photo,
        "dsize": (width, height),
        "flags": cv2.WARP_INVERSE_MAP | cv2.INTER_LINEAR,
    }
    warped = np.asarray(cv2.warpPerspective(small, **warp), np.uint8)
    covered = cv2.warpPerspective(np.full(small.shape[:2], 255, np.uint8), **warp) > 250
    if scale < _FULL_DETAIL_SCALE:
        blurred = cv2.GaussianBlur(resized, (0, 0), 0.45 * float(np.sqrt(scale**-2 - 1)))
        resized = np.asarray(blurred, np.uint8)
    return _Overlay(
        resized,
        warped,
        _shrunk(covered & ~uniform_background(resized)),
        _nearness(own_points, width, height),
    )


def _scale_at(transform: Matrix, point: FloatArray) -> float:
    """Return the linear scale of a homography at a point; 0 or less behind the camera."""
    across, down, depth = transform @ [*point, 1.0]
    jacobian = transform[:2, :2] - np.outer([across / depth, down / depth], transform[2, :2])
    determinant = float(np.linalg.det(jacobian / depth))
    return float(np.sqrt(determinant)) if determinant > 0 else 0.0


def uniform_background(picture: RgbImage) -> Mask:
    """Return (h, w) the uniform background of a picture; all False if it has none."""
    border = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    colour = np.median(border, axis=0).astype(np.int16)
    near = np.abs(border - colour).max(axis=1) < _BACKGROUND_LEVELS
    if near.mean() < _MIN_BACKGROUND_SHARE:
        return np.zeros(picture.shape[:2], np.bool_)
    low, high = colour - _BACKGROUND_LEVELS + 1, colour + _BACKGROUND_LEVELS - 1
    like = cv2.inRange(picture, low.clip(0, 255), high.clip(0, 255))
    framed = cv2.copyMakeBorder(like, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(255,))
    cv2.floodFill(
        framed, np.zeros((framed.shape[0] + 2, framed.shape[1] + 2), np.uint8), (0, 0), (1,)
    )
    return np.asarray(framed[1:-1, 1:-1] == 1)


def _shrunk(mask: Mask) -> Mask:
    kernel = np.ones((_MARGIN_PX, _MARGIN_PX), np.uint8)
    return (
        cv2.erode(mask.view(np.uint8), kernel, borderType=cv2.BORDER_CONSTANT, borderValue=(1,)) > 0
    )


def _nearness(points: FloatArray, width: int, height: int) -> FloatArray:
    """Return (rows, columns) 1 between the matches, less outside of their convex hull."""
    outside = np.full((height, width), 255, np.uint8)
    cv2.fillConvexPoly(outside, cv2.convexHull(points).astype(np.int32), (0,))
    distance = _cell_means(cv2.distanceTransform(outside, cv2.DIST_L2, 3))
    nearness = 1.5 - distance / (_SIDE_PX * _NEAR_SHARE)
    return np.asarray(nearness.clip(_MIN_NEARNESS, 1), np.float32)


def _equally_sharp(
    first: FloatArray, second: FloatArray, mask: Mask
) -> tuple[FloatArray, FloatArray]:
    """Blur the sharper one of two grey pictures until they have as much fine detail."""
    sharpness = [_sharpness(one, mask) for one in (first, second)]
    pair = [first, second]
    for _ in range(_BLUR_STEPS):
        sharper = int(sharpness[1] > sharpness[0])
        if sharpness[sharper] <= _MAX_SHARPNESS_RATIO * sharpness[1 - sharper]:
            break
        pair[sharper] = np.asarray(cv2.GaussianBlur(pair[sharper], (0, 0), _BLUR_PX), np.float32)
        sharpness[sharper] = _sharpness(pair[sharper], mask)
    return pair[0], pair[1]


def _sharpness(grey: FloatArray, mask: Mask) -> float:
    """Return the energy of the Laplacian relative to the variance."""
    inside = grey[mask]
    if not len(inside):
        return 1.0
    fine = cv2.Laplacian(grey, cv2.CV_32F)[mask]
    return float(np.square(fine).mean() / max(float(inside.var()), 1.0))


def _correlation(
    picture: FloatArray, photo: FloatArray, mask: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the correlation of each cell, and the detail of picture and photo.

    A cell may be displaced by a pixel from what it and its neighbours agree on best.
    """
    height, width = picture.shape
    reach = _MAX_DISPLACEMENT_PX
    padded = cv2.copyMakeBorder(photo, reach, reach, reach, reach, cv2.BORDER_REPLICATE)
    coverage = _cell_means(mask)
    per_cell = 1 / np.maximum(coverage, _TINY)
    masked = picture * mask
    mean = _cell_means(masked) * per_cell
    variance = np.maximum(_cell_means(masked * picture) * per_cell - mean * mean, 0)
    detail = np.sqrt(variance)
    shape = (_SHIFTS, _SHIFTS, *mean.shape)
    correlations, variances, votes = (np.empty(shape, np.float32) for _ in range(3))
    for down, across in np.ndindex(_SHIFTS, _SHIFTS):
        part = padded[down : down + height, across : across + width]
        inside = part * mask
        part_mean = _cell_means(inside) * per_cell
        part_variance = np.maximum(_cell_means(inside * part) * per_cell - part_mean**2, 0)
        covariance = _cell_means(masked * part) * per_cell - mean * part_mean
        correlations[down, across] = covariance / np.sqrt(
            np.maximum(variance, _MIN_VARIANCE) * np.maximum(part_variance, _MIN_VARIANCE)
        )
        variances[down, across] = part_variance
        weighted = correlations[down, across] * detail * coverage
        votes[down, across] = cv2.blur(weighted, (3, 3), borderType=cv2.BORDER_CONSTANT)
    best = votes.reshape(_SHIFTS**2, *mean.shape).argmax(axis=0)
    rows, columns = np.indices(mean.shape)
    nearby = [
        correlations[
            (best // _SHIFTS + down).clip(0, _SHIFTS - 1),
            (best % _SHIFTS + across).clip(0, _SHIFTS - 1),
            rows,
            columns,
        ]
        for down in (-1, 0, 1)
        for across in (-1, 0, 1)
    ]
    photo_detail = np.sqrt(variances[best // _SHIFTS, best % _SHIFTS, rows, columns])
    return np.max(nearby, axis=0), detail, photo_detail


def _grey(pixels: RgbImage) -> FloatArray:
    return cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)


def _cell_means(values: npt.NDArray[Any]) -> FloatArray:
    height, width = values.shape[:2]
    size = width // _CELL_PX, height // _CELL_PX
    return np.asarray(cv2.resize(values, size, interpolation=cv2.INTER_AREA), np.float32)
