"""Comparison of two pictures: same pixels, edited copies, variants, another photograph, or none.

Keypoints give a first alignment, also of the mirror image. The thumbnails are then
registered, and ``copy_classifier`` turns the residuals into a probability. If that is
uncertain, the files are registered at twice the size: parallax grows with the size,
the traces of an edit do not. A copy in which a part has another colour is a variant;
``variant_comparison`` relates pictures that are no copies.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from desktop_app.domain.finding import FindingLevel, VariantDifference
from desktop_app.engine.duplicates.copy_classifier import copy_log_odds, copy_probability
from desktop_app.engine.duplicates.picture_features import PictureFeatures
from desktop_app.engine.duplicates.variant_comparison import (
    MIN_CHANGED_SHARE,
    MIN_TRACE_SHARE,
    differences,
    relate,
)
from desktop_app.errors import VitrineError
from desktop_app.vision.array_types import Matrix
from desktop_app.vision.keypoints import Alignment, Keypoints, align
from desktop_app.vision.local_change import local_change
from desktop_app.vision.picture_decoding import THUMBNAIL_SIDE_PX, read_photo
from desktop_app.vision.picture_quality import sharpness
from desktop_app.vision.pixel_match import match_pixels
from desktop_app.vision.registration import Registration, normalised_transform, register

# Increase it with every change of which pictures are compared and what counts as a copy:
# pictures are then compared again.
COMPARISON_VERSION: Final = 4
# Lowest probability of a copy.
COPY_THRESHOLD: Final = 0.7
# The homography of a picture onto itself, row by row.
IDENTITY: Final = tuple(np.eye(3).ravel().tolist())

# The files are registered if the thumbnails' log odds lie between these.
_UNCERTAIN_LOG_ODDS: Final = (-3.0, 4.0)
_FILE_SIDE_PX: Final = 512
# Two files are compared pixel by pixel up to this side, in 150 MB each.
_COMPARED_SIDE_PX: Final = 1 << 13
# The registration of blurred files is no better than that of their thumbnails.
_MIN_SHARPNESS: Final = 0.12
_MIN_INLIERS: Final = 7
# Number of nearest neighbours of which the mirror image is compared too.
_MIRRORED_RANKS: Final = 6
# With fewer inliers than this, the alignment is repeated with dense keypoints, if it has
# at least ``_MIN_INLIERS``, or the lower minimum for the nearest neighbours. Extraction
# is expensive.
_ENOUGH_INLIERS: Final = 12
_DENSE_RANKS: Final = 3
_MIN_DENSE_INLIERS: Final = 5
# A picture with fewer keypoints is plain, such as a product in one colour.
_PLAIN_KEYPOINTS: Final = 80
_PIXEL_MATCH_SCORE: Final = 0.8


@dataclass(frozen=True, slots=True)
class PictureComparison:
    """How two pictures are related.

    Attributes:
        inliers: of the stored keypoints, not mirrored.
        level: None if they are not related.
        score: probability of the level, or that they are copies, 0..1.
        transform: as in ``PicturePair``.
        differences: what differs between variants; of copies, what may differ: the fields
            of their products have to decide.
    """

    inliers: int
    level: FindingLevel | None = None
    score: float = 0.0
    transform: tuple[float, ...] | None = None
    differences: tuple[VariantDifference, ...] = ()


def compare_pictures(
    first: PictureFeatures, second: PictureFeatures, *, rank: int, cosine: float
) -> PictureComparison:
    """Return how two pictures are related.

    Args:
        first: one picture.
        second: the other.
        rank: of one among the nearest neighbours of the other, from 0; the first ranks
            are compared more thoroughly.
        cosine: of their embeddings.
    """
    alignment = align(second.keypoints, first.keypoints)
    if _have_same_pixels(first, second):
        return PictureComparison(alignment.inliers, "exact", 1.0, IDENTITY)
    best, start = best_start(first, second, alignment, rank)
    registration = _register(first, second, start)
    score = copy_probability(registration)
    if registration is not None and score >= COPY_THRESHOLD:
        return _compare_copies(first, second, alignment.inliers, score, registration.transform)
    matched = _match_pixels(first, second) if rank == 0 else None
    if matched is not None:
        transform = _as_row(matched)
        return PictureComparison(alignment.inliers, "copy", _PIXEL_MATCH_SCORE, transform)
    relation = relate(
        first,
        second,
        inliers=best.inliers,
        cosine=cosine,
        start=start if registration is None else registration.transform,
        residual_px=np.inf if registration is None else registration.homography_residual.median_px,
    )
    if relation is None:
        return PictureComparison(alignment.inliers, score=score)
    return PictureComparison(
        alignment.inliers,
        relation.level,
        relation.score,
        _as_row(relation.transform),
        relation.differences,
    )


def _match_pixels(first: PictureFeatures, second: PictureFeatures) -> Matrix | None:
    """Return the transform of a plain picture at another size; None if it is not that."""
    return match_pixels(first.pixels, second.pixels) if _is_one_plain(first, second) else None


def _register(
    first: PictureFeatures, second: PictureFeatures, start: Matrix | None
) -> Registration | None:
    """Register the thumbnails, and in doubt the files."""
    registration = None if start is None else register(first.pixels, second.pixels, start)
    if registration is not None and is_uncertain(registration):
        return register_files(first, second, registration)
    return registration


def _compare_copies(
    first: PictureFeatures, second: PictureFeatures, inliers: int, score: float, transform: Matrix
) -> PictureComparison:
    """Return whether two pictures of one photograph are copies, or one is coloured anew."""
    change = local_change(first.pixels, second.pixels, transform)
    if change.share >= MIN_CHANGED_SHARE:
        found = differences(first, second, transform)
        return PictureComparison(inliers, "variant", score, _as_row(transform), found)
    traces: tuple[VariantDifference, ...] = ()
    if change.trace_share >= MIN_TRACE_SHARE:
        traces = ("colour",)
    return PictureComparison(inliers, "copy", score, _as_row(transform), traces)


def _as_row(transform: Matrix) -> tuple[float, ...]:
    return tuple(transform.ravel().tolist())


def register_thumbnails(
    first: PictureFeatures, second: PictureFeatures, alignment: Alignment, *, rank: int
) -> Registration | None:
    """Register the thumbnails, or the mirror image of the first one; None if that fails.

    Args:
        first: one picture.
        second: the other.
        alignment: of the first picture in the second by their stored keypoints.
        rank: as in ``compare_pictures``.
    """
    _, start = best_start(first, second, alignment, rank)
    return None if start is None else register(first.pixels, second.pixels, start)


def best_start(
    first: PictureFeatures, second: PictureFeatures, alignment: Alignment, rank: int
) -> tuple[Alignment, Matrix | None]:
    """Return the best alignment by keypoints, and its transform; None if it has too few.

    Args:
        first: one picture.
        second: the other.
        alignment: of the first picture in the second by their stored keypoints.
        rank: as in ``compare_pictures``.
    """
    best, is_mirrored = alignment, False
    if rank < _MIRRORED_RANKS:
        best, is_mirrored = _better_orientation(alignment, first.keypoints, second.keypoints)
    if _needs_dense_keypoints(best, first, second, rank):
        ours, theirs = first.dense_keypoints, second.dense_keypoints
        dense, is_dense_mirrored = _better_orientation(align(theirs, ours), ours, theirs)
        if dense.inliers > best.inliers:
            best, is_mirrored = dense, is_dense_mirrored
    if best.inliers < _MIN_INLIERS:
        return best, None
    return best, normalised_transform(best, first.pixels, second.pixels, is_mirrored=is_mirrored)


def is_uncertain(registration: Registration) -> bool:
    """Return whether the thumbnails cannot decide, so that the files have to be registered."""
    low, high = _UNCERTAIN_LOG_ODDS
    return low < copy_log_odds(registration) < high


def register_files(
    first: PictureFeatures, second: PictureFeatures, registration: Registration
) -> Registration | None:
    """Register the files, at about twice the size of the thumbnails; None if that fails.

    Args:
        first: one picture.
        second: the other.
        registration: of the thumbnails. It is returned if a file cannot be read, or
            shows no more detail than its thumbnail.
    """
    try:
        ours, theirs = (
            read_photo(features.file, max_side_px=_FILE_SIDE_PX).pixels
            for features in (first, second)
        )
    except VitrineError:
        return registration
    is_small = any(max(pixels.shape) <= THUMBNAIL_SIDE_PX for pixels in (ours, theirs))
    if is_small or min(sharpness(ours), sharpness(theirs)) < _MIN_SHARPNESS:
        return registration
    return register(ours, theirs, registration.transform)


def _have_same_pixels(first: PictureFeatures, second: PictureFeatures) -> bool:
    """Return whether two different files hold the same pixels."""
    if first.thumbnail != second.thumbnail or first.size_px != second.size_px:
        return False
    try:
        ours, theirs = (
            read_photo(features.file, max_side_px=_COMPARED_SIDE_PX) for features in (first, second)
        )
    except VitrineError:
        return False
    return np.array_equal(ours.pixels, theirs.pixels)


def _better_orientation(
    alignment: Alignment, first: Keypoints, second: Keypoints
) -> tuple[Alignment, bool]:
    """Return the alignment with more inliers, given or mirrored, and whether it is mirrored."""
    mirrored = align(second, first.mirrored())
    is_mirrored = mirrored.inliers > alignment.inliers
    return (mirrored if is_mirrored else alignment), is_mirrored


def _needs_dense_keypoints(
    alignment: Alignment, first: PictureFeatures, second: PictureFeatures, rank: int
) -> bool:
    if alignment.inliers >= _ENOUGH_INLIERS:
        return False
    minimum = _MIN_DENSE_INLIERS if rank < _DENSE_RANKS else _MIN_INLIERS
    return alignment.inliers >= minimum or (rank == 0 and _is_one_plain(first, second))


def _is_one_plain(first: PictureFeatures, second: PictureFeatures) -> bool:
    return min(len(first.keypoints), len(second.keypoints)) < _PLAIN_KEYPOINTS
