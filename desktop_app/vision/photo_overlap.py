"""The overlap of two photos of one shelf: where a point of one photo is in the other.

Shelves repeat: the same product stands side by side, and again on another shelf. A homography
through a few matches may therefore map a product onto another unit of it. Several homographies
are tried, and one counts only if the keypoints agree with it nearly everywhere in the overlap,
not only on one product.
"""

from typing import Any, Final, NamedTuple, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.array_types import FloatArray, Matrix
from desktop_app.vision.keypoints import Keypoints, align, detect_keypoints, size_in_units

_SIDE_PX: Final = 900
_KEYPOINTS: Final = 1800
_CONTRAST_THRESHOLD: Final = 0.02

_HYPOTHESES: Final = 4
# Things in front of a shelf's back wall move by parallax: units of 1/400 of the longer side.
_TOLERANCE: Final = 6.0
# Inner product of RootSIFT descriptors of the same point in two photos.
_MIN_SIMILARITY: Final = 0.8
# Cells of the tolerance's size; a photo has fewer in one line, also beyond its edges.
_CELLS_A_LINE: Final = 1 << 12
# The overlap is divided into this many cells a side of the photo.
_CELLS: Final = 12
_MIN_CELL_KEYPOINTS: Final = 3
_MIN_CELL_SHARE: Final = 0.2
_MIN_CELLS: Final = 14
_MIN_COVERAGE: Final = 0.7
# No better homography is looked for.
_SURE_COVERAGE: Final = 0.9
_MIN_AGREEING: Final = 25


# (n,) int64.
_Rows: TypeAlias = npt.NDArray[np.int64]


class _Support(NamedTuple):
    """How well the keypoints of two photos agree with a homography.

    Attributes:
        coverage: share of the cells of the overlap in which keypoints agree, 0..1.
        first_rows, second_rows: the keypoints that agree.
    """

    coverage: float
    first_rows: _Rows
    second_rows: _Rows


_NO_ROWS: Final = np.zeros(0, np.int64)
_NO_SUPPORT: Final = _Support(0.0, _NO_ROWS, _NO_ROWS)


def overlap_keypoints(photo: RgbImage) -> Keypoints:
    """Return the keypoints by which a photo, (h, w, 3) uint8 RGB, is aligned with others."""
    return detect_keypoints(
        photo, side_px=_SIDE_PX, max_count=_KEYPOINTS, contrast_threshold=_CONTRAST_THRESHOLD
    )


def overlap_transform(
    first: Keypoints, second: Keypoints, *, min_coverage: float = _MIN_COVERAGE
) -> Matrix | None:
    """Return where the first photo is in the second one; None if they do not overlap.

    Args:
        first: of ``overlap_keypoints``.
        second: the same.
        min_coverage: share of the overlap in which the photos have to agree, 0..1.

    Returns:
        (3, 3) float64 homography from the first to the second photo, in shares of width and
        height, 0..1.
    """
    best, best_transform = _NO_SUPPORT, None
    left = first
    for _ in range(_HYPOTHESES):
        alignment = align(second, left)
        if alignment.transform is None:
            break
        transform, support = _refined(first, second, alignment.transform)
        if len(support.first_rows) * support.coverage > len(best.first_rows) * best.coverage:
            best, best_transform = support, transform
        if best.coverage >= _SURE_COVERAGE and len(best.first_rows) >= _MIN_AGREEING:
            break
        left = _without(left, alignment.picture_points)
    if best.coverage < min_coverage or len(best.first_rows) < _MIN_AGREEING:
        return None
    assert best_transform is not None
    return _in_shares(best_transform, first, second)


def agreeing_keypoints(
    first: Keypoints, second: Keypoints, transform: Matrix
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return which keypoints of two photos are at the same place in the other one.

    Args:
        first: of ``overlap_keypoints``.
        second: the same.
        transform: of ``overlap_transform``.

    Returns:
        (n,) bool for the first and (m,) bool for the second photo.
    """
    support = _support(first, second, _in_units(transform, first, second))
    first_agrees, second_agrees = np.zeros(len(first), bool), np.zeros(len(second), bool)
    first_agrees[support.first_rows] = True
    second_agrees[support.second_rows] = True
    return first_agrees, second_agrees


def _refined(first: Keypoints, second: Keypoints, transform: Matrix) -> tuple[Matrix, _Support]:
    """Fit a homography again to all keypoints that agree with it."""
    support = _support(first, second, transform)
    if len(support.first_rows) < _MIN_AGREEING:
        return transform, support
    source = first.points[support.first_rows] * size_in_units(first)
    target = second.points[support.second_rows] * size_in_units(second)
    found: Any  # None without a solution, which the stubs do not declare.
    found, _ = cv2.findHomography(source, target, cv2.USAC_MAGSAC, _TOLERANCE / 2)
    if found is None:
        return transform, support
    again = _support(first, second, found)
    if len(again.first_rows) < len(support.first_rows):
        return transform, support
    return found, again


def _support(first: Keypoints, second: Keypoints, transform: Matrix) -> _Support:
    """Return which keypoints of the first photo are where the homography maps them."""
    size = size_in_units(second)
    homogeneous = np.c_[first.points * size_in_units(first), np.ones(len(first))] @ transform.T
    in_front = homogeneous[:, 2] > 0
    mapped = homogeneous[:, :2] / np.where(in_front, homogeneous[:, 2], 1)[:, None]
    is_inside = in_front & ((mapped >= 0) & (mapped <= size)).all(axis=1)
    inside = np.flatnonzero(is_inside)
    if not len(inside):
        return _NO_SUPPORT
    positions, others = _alike_pairs(first, second, inside, mapped[inside])
    coverage = _coverage(mapped[inside] / size, positions)
    return _Support(coverage, inside[positions], others)


def _alike_pairs(
    first: Keypoints, second: Keypoints, rows: _Rows, mapped: FloatArray
) -> tuple[_Rows, _Rows]:
    """Pair each mapped keypoint with the most similar one near it, one to one.

    Args:
        first: of the first photo.
        second: of the second photo.
        rows: (n,) int64, keypoints of the first photo.
        mapped: (n, 2), where they are in the second photo, in units.

    Returns:
        positions in ``rows``, and rows of the second photo, (m,) int64 each.
    """
    positions, others = _near_pairs(mapped, second.points * size_in_units(second))
    similarity = np.einsum(
        "nd,nd->n", first.descriptors[rows[positions]], second.descriptors[others]
    )
    best = np.argsort(-similarity, kind="stable")
    best = best[similarity[best] >= _MIN_SIMILARITY]
    best = best[np.unique(positions[best], return_index=True)[1]]
    best = best[np.argsort(-similarity[best], kind="stable")]
    best = best[np.unique(others[best], return_index=True)[1]]
    return positions[best], others[best]


def _near_pairs(points: FloatArray, others: FloatArray) -> tuple[_Rows, _Rows]:
    """Return the rows of all pairs of points in the same cell, or in cells side by side."""
    keys, other_keys = _cell_keys(points), _cell_keys(others)
    order = np.argsort(other_keys, kind="stable")
    ordered = other_keys[order]
    pairs = []
    for line in (-1, 0, 1):
        middle = keys + line * _CELLS_A_LINE
        start = np.searchsorted(ordered, middle - 1, "left")
        counts = np.searchsorted(ordered, middle + 1, "right") - start
        rows = np.repeat(np.arange(len(keys)), counts)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        pairs.append((rows, order[start[rows] + within]))
    found, near = (np.concatenate(column) for column in zip(*pairs, strict=True))
    return found, near


def _cell_keys(points: FloatArray) -> _Rows:
    cells = (points / _TOLERANCE).astype(np.int64) + 1
    return np.asarray(cells[:, 1] * _CELLS_A_LINE + cells[:, 0], np.int64)


def _coverage(shares: FloatArray, agreeing_rows: _Rows) -> float:
    """Return the share of cells with keypoints in which enough of them agree."""
    cells = (shares * _CELLS).astype(np.int64).clip(0, _CELLS - 1)
    numbers = cells[:, 1] * _CELLS + cells[:, 0]
    total = np.bincount(numbers, minlength=_CELLS**2)
    agreeing = np.bincount(numbers[agreeing_rows], minlength=_CELLS**2)
    used = total >= _MIN_CELL_KEYPOINTS
    if np.count_nonzero(used) < _MIN_CELLS:
        return 0.0
    return float((agreeing[used] >= np.maximum(_MIN_CELL_SHARE * total[used], 1)).mean())


def _without(keypoints: Keypoints, points: FloatArray) -> Keypoints:
    """Return the keypoints that are at none of the points."""
    taken = {tuple(point) for point in points.tolist()}
    kept = np.array([tuple(point) not in taken for point in keypoints.points.tolist()], bool)
    return Keypoints(
        keypoints.width_px,
        keypoints.height_px,
        keypoints.points[kept],
        keypoints.descriptors[kept],
    )


def _in_shares(transform: Matrix, first: Keypoints, second: Keypoints) -> Matrix:
    to_units = np.diag([*size_in_units(first).astype(np.float64), 1.0])
    to_shares = np.diag([*(1 / size_in_units(second).astype(np.float64)), 1.0])
    found = to_shares @ transform @ to_units
    return np.asarray(found / found[2, 2], np.float64)


def _in_units(transform: Matrix, first: Keypoints, second: Keypoints) -> Matrix:
    to_shares = np.diag([*(1 / size_in_units(first).astype(np.float64)), 1.0])
    to_units = np.diag([*size_in_units(second).astype(np.float64), 1.0])
    return np.asarray(to_units @ transform @ to_shares, np.float64)
