"""Whether two pictures are the same photograph, edited.

Keypoints find how one lies in the other, also mirrored; laid over each other, what is
left over decides (``vision.registration`` says why). Two logistic regressions weigh it:
one for edits in the plane, one for pictures that were tilted. Where the thumbnails
leave a doubt, the files are looked at, at twice the size: parallax grows with it, the
traces of an edit do not.
"""

import math
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from desktop_app.catalogue.records import Level
from desktop_app.errors import VitrineError
from desktop_app.vision.keypoints import (
    Alignment,
    Keypoints,
    align,
    thorough_keypoints,
    unpack,
)
from desktop_app.vision.photo import THUMBNAIL_SIDE_PX, decode_thumbnail, read_photo
from desktop_app.vision.quality import sharpness
from desktop_app.vision.registration import Registration, register, relative
from desktop_app.vision.scaling import RgbImage

# Changes with every change of what is taken for a copy.
COPY_METHOD: Final = 1

# Copies are at least as probable as this.
COPY: Final = 0.7
# Fitted to planted copies and to pairs that are none:
# docs/decisions/0011-a-copy-leaves-nothing-over.md.
_FLAT: Final = (1.43, 2.24, 4.31, 2.29)
_FLAT_INTERCEPT: Final = -14.04
_TILTED: Final = (1.62, 15.60, 2.39, 4.41)
_TILTED_INTERCEPT: Final = -19.63
# Between these the files are looked at.
_HARDLY: Final = -3.0
_SURELY: Final = 4.0
_CLOSER_SIDE_PX: Final = 512
_BLURRED: Final = 0.12
# As much of one picture must be in the other: less may be a logo that both bear.
_LEAST_OVERLAP: Final = 0.3
# Fewer matches in line say nothing.
_LEAST_INLIERS: Final = 7
# Of the nearest pictures so many are looked at in a mirror, too: mirrored copies are
# as near as the plain ones.
_LIKELY: Final = 6
# As few matches come about by chance; with fewer than the second a look is worth while.
_CHANCE_INLIERS: Final = 5
_FEW_INLIERS: Final = 12
_FEW_KEYPOINTS: Final = 80
# A watermark leaves less than this of the details, and a little more where it makes
# all lighter; and it covers no more than this, the first where it makes all lighter.
_DETAIL_UNDER_MARK: Final = 0.86
_ONE_WAY: Final = 0.1
_LARGEST_MARK: Final = 0.16
_LARGEST_CHANGE: Final = 0.05
_LIGHTER: Final = 0.55
# The transform of pictures that are the same.
IDENTITY: Final = tuple(np.eye(3).ravel().tolist())


@dataclass
class Look:
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
        return unpack(self.packed) or thorough_keypoints(self.pixels)

    @cached_property
    def thorough(self) -> Keypoints:
        """More of them."""
        return thorough_keypoints(self.pixels)


@dataclass(frozen=True, slots=True)
class Relation:
    """What two pictures are to each other.

    Attributes:
        inliers: matches in line of the keypoints that the catalogue keeps, not mirrored.
        level: ``exact`` or ``copy``; None where they are neither.
        score: how probable it is that they are copies, 0..1.
        transform: of a copy, as in ``PicturePair``.
    """

    inliers: int
    level: Level | None = None
    score: float = 0.0
    transform: tuple[float, ...] | None = None


def relate(first: Look, second: Look, *, rank: int) -> Relation:
    """Return what two pictures are to each other.

    Args:
        first: one picture.
        second: the other.
        rank: how many pictures are more like one of them than the other is; the
            likelier ones are looked at more thoroughly.
    """
    upright = align(second.keypoints, first.keypoints)
    if _have_same_pixels(first, second):
        return Relation(upright.inliers, "exact", 1.0, IDENTITY)
    best, is_mirrored = upright, False
    if rank < _LIKELY:
        best, is_mirrored = _or_mirrored(upright, first.keypoints, second.keypoints)
    few = _CHANCE_INLIERS if rank < _LIKELY else _LEAST_INLIERS
    if best.inliers < _FEW_INLIERS and (
        best.inliers >= few or (rank == 0 and _are_plain(first, second))
    ):
        again, is_mirrored_again = _or_mirrored(
            align(second.thorough, first.thorough), first.thorough, second.thorough
        )
        if again.inliers > best.inliers:
            best, is_mirrored = again, is_mirrored_again
    if best.inliers < _LEAST_INLIERS:
        return Relation(upright.inliers)
    start = relative(best, first.pixels, second.pixels, is_mirrored=is_mirrored)
    laid = None if start is None else register(first.pixels, second.pixels, start)
    logit = _logit(laid)
    if laid is not None and _HARDLY < logit < _SURELY:
        laid, logit = _closer(first, second, laid) or (laid, logit)
    score = 0.5 * (1 + math.tanh(logit / 2))
    if laid is None or score < COPY:
        return Relation(upright.inliers, score=score)
    return Relation(upright.inliers, "copy", score, tuple(laid.transform.ravel().tolist()))


def _have_same_pixels(first: Look, second: Look) -> bool:
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


def _are_plain(first: Look, second: Look) -> bool:
    return min(len(first.keypoints), len(second.keypoints)) < _FEW_KEYPOINTS


def _closer(
    first: Look, second: Look, laid: Registration
) -> tuple[Registration | None, float] | None:
    """Return what the files show, and its logit.

    None where one cannot be read any more, or shows no more than its thumbnail.
    """
    try:
        ours, theirs = (
            read_photo(look.file, max_side_px=_CLOSER_SIDE_PX).pixels for look in (first, second)
        )
    except VitrineError:
        return None
    is_small = any(max(one.shape) <= THUMBNAIL_SIDE_PX for one in (ours, theirs))
    if is_small or min(sharpness(ours), sharpness(theirs)) < _BLURRED:
        return None
    closer = register(ours, theirs, laid.transform)
    return closer, _logit(closer)


def _logit(laid: Registration | None) -> float:
    if laid is None or laid.overlap < _LEAST_OVERLAP:
        return -math.inf
    flat = _FLAT_INTERCEPT + float(np.dot(_FLAT, _flat_parts(laid)))
    tilted = _TILTED_INTERCEPT + float(np.dot(_TILTED, _tilted_parts(laid)))
    return max(flat, tilted)


def _flat_parts(laid: Registration) -> tuple[float, ...]:
    """Return what speaks for an edit in the plane, each larger the more it does."""
    return (
        -_log(laid.flat.half, 0.05, 4),
        # What a tilt explains better is another photograph.
        -max(0.0, _log(laid.flat.half, 0.05, 4) - _log(laid.tilted.half, 0.05, 4)),
        -max(0.0, laid.tilted.exact - laid.flat.exact),
        -_log(_changed(laid), 0.002, 0.1),
    )


def _tilted_parts(laid: Registration) -> tuple[float, ...]:
    """Return what speaks for a photograph that was tilted as a whole."""
    return (
        -_log(laid.tilted.half, 0.05, 4),
        laid.tilted.exact,
        -_log(_changed(laid), 0.002, 0.1),
        _log(laid.flat.half, 0.1, 1),
    )


def _changed(laid: Registration) -> float:
    """Return the share that shows something else: other print, another flavour's label.

    A watermark is not counted: it lies thinly over all details, where another print
    spares most of them and changes the rest.
    """
    change = laid.unexplained
    is_over_all = laid.detail < _DETAIL_UNDER_MARK + _ONE_WAY * change.one_way
    largest = _LARGEST_MARK if change.one_way > _LIGHTER else _LARGEST_CHANGE
    return 0.0 if is_over_all and change.share < largest else change.share


def _log(value: float, least: float, most: float) -> float:
    return math.log(min(max(value, least), most))
