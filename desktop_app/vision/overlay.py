"""Two pictures in one place, and what they have in common there: corners, greys, colours."""

from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.vision.scaling import RgbImage

_CORNERS: Final = 200
_CORNER_APART_PX: Final = 7
_FAINTEST_CORNER: Final = 2e-5
_LEAST_OVERLAP_PX: Final = 400
# The rim of the overlap is mixed with what lies beside it.
_RIM_PX: Final = 5
# Sizes of windows and spots are those of a thumbnail; larger pictures have larger ones.
_SIDE_PX: Final = 256
_WINDOW_PX: Final = 15
# A window of less variance than this is plain.
_FLAT: Final = 30.0
# What is levelled is compared with its surroundings of this size.
_NEIGHBOURHOOD_PX: Final = (21, 21)
_NOISE: Final = 6.0
# A spot is odd where it differs by so many levels, and by so much of the slope there.
_SPOT_PX: Final = 5
_NOISE_LEVELS: Final = 10.5
_EDGE_SHARE: Final = 0.75
# Channels that differ by less are those of a grey picture.
_GREY: Final = 12.0
# Pixels of a tone that tell what became of it.
_LEAST_TONE: Final = 20

Floats: TypeAlias = npt.NDArray[np.float32]
Matrix: TypeAlias = npt.NDArray[np.float64]
Mask: TypeAlias = npt.NDArray[np.bool_]


@dataclass(slots=True)
class Overlay:
    """The moved picture over the fixed one: greys of both, and where both are."""

    moved: npt.NDArray[Any]
    fixed: npt.NDArray[Any]
    mask: Mask


def laid_over(grey: npt.NDArray[Any], fixed: npt.NDArray[Any], transform: Matrix) -> Overlay | None:
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
    return Overlay(np.where(mask, moved, fixed), fixed, mask)


def levelled(grey: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
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


@dataclass(frozen=True, slots=True)
class Unexplained:
    """What no other exposure, contrast, gamma or cast of one picture makes of it the other.

    Attributes:
        share: of the overlap, 0..1.
        one_way: how far it is all lighter, or all darker, in one than in the other, 0..1.
    """

    share: float
    one_way: float


def detail_in_common(overlay: Overlay) -> float:
    """Return the correlation of small windows of both: a quarter of them has less, -1..1."""
    window = _sized(_WINDOW_PX, overlay.mask)
    ours, theirs = overlay.moved.astype(np.float32), overlay.fixed.astype(np.float32)
    our_mean, their_mean = cv2.blur(ours, window), cv2.blur(theirs, window)
    our_spread = cv2.blur(ours * ours, window) - our_mean * our_mean
    their_spread = cv2.blur(theirs * theirs, window) - their_mean * their_mean
    common = cv2.blur(ours * theirs, window) - our_mean * their_mean
    telling = overlay.mask & (np.maximum(our_spread, their_spread) > _FLAT)
    spreads = np.maximum(our_spread[telling], 1) * np.maximum(their_spread[telling], 1)
    windows = common[telling] / np.sqrt(spreads) if telling.any() else np.zeros(1)
    return float(np.quantile(windows, 0.25))


def _sized(side_px: int, mask: Mask) -> tuple[int, int]:
    """Return the odd size of a window in a picture that may be larger than a thumbnail."""
    side = round(side_px * max(1.0, max(mask.shape) / _SIDE_PX)) // 2 * 2 + 1
    return side, side


def unexplained(picture: RgbImage, fixed: RgbImage, transform: Matrix, mask: Mask) -> Unexplained:
    """Return what is printed, stuck or painted on one picture and not on the other.

    A tone curve of each channel, learnt from the pictures themselves, takes out
    whatever was done to all of it alike. It is learnt both ways, as what an edit has
    cut off at black or white cannot be told from the edited picture.

    Args:
        picture: (h, w, 3) uint8 RGB.
        fixed: another picture.
        transform: from the pixels of the first to those of the second.
        mask: where both are, (h, w) of the second.
    """
    size = fixed.shape[1], fixed.shape[0]
    moved = np.asarray(cv2.warpPerspective(picture, transform, size), np.uint8)
    both = _unexplained(moved, fixed, mask), _unexplained(fixed, moved, mask)
    return min(both, key=lambda found: found.share)


def _unexplained(source: RgbImage, target: RgbImage, mask: Mask) -> Unexplained:
    grey, target_grey = (cv2.cvtColor(one, cv2.COLOR_RGB2GRAY) for one in (source, target))
    left = [_beyond_tone(grey, target_grey, mask)]
    if _has_colours(source) and _has_colours(target):
        # JPEG keeps colours coarsely.
        left += [_beyond_tone(source[..., c], target[..., c], mask, spots=2) for c in range(3)]
    slope = np.hypot(
        cv2.Sobel(target_grey, cv2.CV_32F, 1, 0), cv2.Sobel(target_grey, cv2.CV_32F, 0, 1)
    )
    # At an edge the tenth of a pixel that is left of the alignment shows too.
    allowed = _NOISE_LEVELS + _EDGE_SHARE * cv2.blur(slope / 8, _sized(_SPOT_PX, mask))
    odd = mask & (np.abs(left).max(axis=0) > allowed)
    if not odd.any():
        return Unexplained(0.0, 0.0)
    change = left[0][odd]
    one_way = abs(float(change.sum())) / max(float(np.abs(change).sum()), 1e-6)
    return Unexplained(float(np.count_nonzero(odd) / np.count_nonzero(mask)), one_way)


def _has_colours(pixels: RgbImage) -> bool:
    few = pixels[::4, ::4].astype(np.int16)
    return float(np.quantile(np.ptp(few, axis=2), 0.95)) > _GREY


def _beyond_tone(
    source: npt.NDArray[Any], target: npt.NDArray[Any], mask: Mask, *, spots: int = 1
) -> Floats:
    """Return by how much ``target`` differs from what a tone curve makes of ``source``."""
    tones = source[mask] >> 3
    counts = np.bincount(tones, minlength=32)
    known = np.flatnonzero(counts >= _LEAST_TONE)
    if len(known) == 0:
        return np.zeros(mask.shape, np.float32)
    sums = np.bincount(tones, weights=target[mask], minlength=32)
    curve = np.interp(np.arange(256), known * 8 + 3.5, sums[known] / counts[known])
    inside = mask.astype(np.float32)
    difference = (target.astype(np.float32) - curve.astype(np.float32)[source]) * inside
    spot = _sized(spots * _SPOT_PX, mask)
    # Beside the overlap there is nothing to differ from.
    return np.asarray(cv2.blur(difference, spot) / np.maximum(cv2.blur(inside, spot), 0.01))
