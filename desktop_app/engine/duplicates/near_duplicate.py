"""Whether two pictures are the same photograph, edited.

Keypoints find how one lies in the other, also mirrored; laid over each other, what is
left over decides (``vision.registration`` says why). Two logistic regressions weigh it:
one for edits in the plane, one for pictures that were tilted. Where the thumbnails
leave a doubt, the files are looked at, at twice the size: parallax grows with it, the
traces of an edit do not.
"""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from desktop_app.domain.finding import FindingLevel
from desktop_app.engine.duplicates.copy_classifier import copy_log_odds, copy_probability
from desktop_app.errors import VitrineError
from desktop_app.vision.keypoints import (
    Alignment,
    Keypoints,
    align,
    low_contrast_keypoints,
    unpack,
)
from desktop_app.vision.picture_decoding import (
    THUMBNAIL_SIDE_PX,
    decode_thumbnail,
    read_photo,
)
from desktop_app.vision.picture_quality import sharpness
from desktop_app.vision.pixel_match import match_pixels
from desktop_app.vision.registration import Registration, normalised_transform, register
from desktop_app.vision.resizing import RgbImage

# Changes with every change of what is taken for a copy.
COPY_METHOD: Final = 2

# Copies are at least as probable as this.
COPY_THRESHOLD: Final = 0.7
# Between these the files are looked at.
_HARDLY: Final = -3.0
_SURELY: Final = 4.0
_CLOSER_SIDE_PX: Final = 512
_BLURRED: Final = 0.12
# Fewer matches in line say nothing.
_LEAST_INLIERS: Final = 7
# Of the nearest pictures so many are looked at in a mirror, too: mirrored copies are
# as near as the plain ones.
_LIKELY: Final = 6
# Of so many, a few matches by chance are looked into with more keypoints: those are dear.
_LIKELIEST: Final = 3
# As few matches come about by chance; with fewer than the second a look is worth while.
_CHANCE_INLIERS: Final = 5
_FEW_INLIERS: Final = 12
_FEW_KEYPOINTS: Final = 80
# How sure it is that plain pictures which are equal as a whole are copies.
_EQUAL: Final = 0.8
# The transform of pictures that are the same.
IDENTITY: Final = tuple(np.eye(3).ravel().tolist())


@dataclass
class PictureFeatures:
    """A picture as the audit looks at it; what is dear is made when first wanted.

    Attributes:
        content_hash: of its file.
        file: where it lay when it was imported; it may be gone.
    """

    content_hash: str
    file: Path
    size_px: tuple[int, int]
    thumbnail: bytes
    packed: bytes = field(repr=False)

    @cached_property
    def pixels(self) -> RgbImage:
        """The thumbnail's pixels."""
        return decode_thumbnail(self.thumbnail)

    @cached_property
    def keypoints(self) -> Keypoints:
        """Those that the catalogue keeps; new ones where these are damaged."""
        return unpack(self.packed) or low_contrast_keypoints(self.pixels)

    @cached_property
    def thorough(self) -> Keypoints:
        """More of them."""
        return low_contrast_keypoints(self.pixels)


@dataclass(frozen=True, slots=True)
class PictureComparison:
    """What two pictures are to each other.

    Attributes:
        inliers: matches in line of the keypoints that the catalogue keeps, not mirrored.
        level: ``exact`` or ``copy``; None where they are neither.
        score: how probable it is that they are copies, 0..1.
        transform: of a copy, as in ``PicturePair``.
    """

    inliers: int
    level: FindingLevel | None = None
    score: float = 0.0
    transform: tuple[float, ...] | None = None


def compare_pictures(
    first: PictureFeatures, second: PictureFeatures, *, rank: int
) -> PictureComparison:
    """Return what two pictures are to each other.

    Args:
        first: one picture.
        second: the other.
        rank: how many pictures are more like one of them than the other is; the
            likelier ones are looked at more thoroughly.
    """
    upright = align(second.keypoints, first.keypoints)
    if _have_same_pixels(first, second):
        return PictureComparison(upright.inliers, "exact", 1.0, IDENTITY)
    laid = register_thumbnails(first, second, upright, rank=rank)
    if laid is not None and is_uncertain(laid):
        laid = register_files(first, second, laid)
    score = copy_probability(laid)
    if score < COPY_THRESHOLD and rank == 0 and _are_plain(first, second):
        transform = match_pixels(first.pixels, second.pixels)
        if transform is not None:
            return PictureComparison(
                upright.inliers, "copy", _EQUAL, tuple(transform.ravel().tolist())
            )
    if laid is None or score < COPY_THRESHOLD:
        return PictureComparison(upright.inliers, score=score)
    return PictureComparison(upright.inliers, "copy", score, tuple(laid.transform.ravel().tolist()))


def register_thumbnails(
    first: PictureFeatures, second: PictureFeatures, upright: Alignment, *, rank: int
) -> Registration | None:
    """Return how the thumbnails lie over each other, also mirrored.

    Args:
        first: one picture.
        second: the other.
        upright: how the first one lies in the second by the keypoints that are kept.
        rank: as in ``compare_pictures``.
    """
    best, is_mirrored = upright, False
    if rank < _LIKELY:
        best, is_mirrored = _or_mirrored(upright, first.keypoints, second.keypoints)
    few = _CHANCE_INLIERS if rank < _LIKELIEST else _LEAST_INLIERS
    if best.inliers < _FEW_INLIERS and (
        best.inliers >= few or (rank == 0 and _are_plain(first, second))
    ):
        again, is_mirrored_again = _or_mirrored(
            align(second.thorough, first.thorough), first.thorough, second.thorough
        )
        if again.inliers > best.inliers:
            best, is_mirrored = again, is_mirrored_again
    if best.inliers < _LEAST_INLIERS:
        return None
    start = normalised_transform(best, first.pixels, second.pixels, is_mirrored=is_mirrored)
    return None if start is None else register(first.pixels, second.pixels, start)


def is_uncertain(laid: Registration) -> bool:
    """Return whether the files have to be looked at."""
    return _HARDLY < copy_log_odds(laid) < _SURELY


def register_files(
    first: PictureFeatures, second: PictureFeatures, laid: Registration
) -> Registration | None:
    """Return how the files lie over each other, at about twice the size.

    Args:
        first: one picture.
        second: the other.
        laid: how their thumbnails do. It is returned where a file cannot be read any
            more, or shows no more than its thumbnail.
    """
    try:
        ours, theirs = (
            read_photo(look.file, max_side_px=_CLOSER_SIDE_PX).pixels for look in (first, second)
        )
    except VitrineError:
        return laid
    is_small = any(max(one.shape) <= THUMBNAIL_SIDE_PX for one in (ours, theirs))
    if is_small or min(sharpness(ours), sharpness(theirs)) < _BLURRED:
        return laid
    return register(ours, theirs, laid.transform)


def _have_same_pixels(first: PictureFeatures, second: PictureFeatures) -> bool:
    """Return whether files that differ hold the same picture, pixel by pixel."""
    if first.thumbnail != second.thumbnail or first.size_px != second.size_px:
        return False
    try:
        ours, theirs = (read_photo(look.file, max_side_px=1 << 16) for look in (first, second))
    except VitrineError:
        return False
    return np.array_equal(ours.pixels, theirs.pixels)


def _or_mirrored(upright: Alignment, first: Keypoints, second: Keypoints) -> tuple[Alignment, bool]:
    """Return the better alignment, the one given or that of the mirror image, and which."""
    mirrored = align(second, first.mirrored())
    is_mirrored = mirrored.inliers > upright.inliers
    return (mirrored if is_mirrored else upright), is_mirrored


def _are_plain(first: PictureFeatures, second: PictureFeatures) -> bool:
    return min(len(first.keypoints), len(second.keypoints)) < _FEW_KEYPOINTS
