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
_WINDOW_PX: Final = (15, 15)
# A window of less variance than this is plain.
_FLAT: Final = 30.0
_BLOCK_PX: Final = 8
# What is levelled is compared with its surroundings of this size.
_NEIGHBOURHOOD_PX: Final = 7.0
_NOISE: Final = 6.0
# A label or a sticker covers up to a tenth, twice.
_UNCOVERED: Final = 0.9
# Windows of less correlation have nothing in common; those beyond these are cut off.
_UNLIKE: Final = 0.5
_BLACK: Final = 28.0
_WHITE: Final = 240.0
_GREY: Final = 12.0
_CUT_OFF: Final = 8.0

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
    """Return the picture over the fixed one, as bright and of as much contrast as that."""
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
    mean = cv2.GaussianBlur(values, (0, 0), _NEIGHBOURHOOD_PX)
    spread = cv2.GaussianBlur(values * values, (0, 0), _NEIGHBOURHOOD_PX) - mean * mean
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
class Correlations:
    """How alike the greys of two pictures in one place are.

    Attributes:
        half: correlation of small windows that are not plain, the median, -1..1.
        quarter: a quarter of these windows has a smaller one.
        unlike: share of these windows that have nothing in common, 0..1.
        whole: correlation of all pixels but those that fit worst, -1..1.
        exposure: by how much brightness and contrast were changed: 0 not at all, 1 by half.
    """

    half: float
    quarter: float
    unlike: float
    whole: float
    exposure: float


def correlations(overlay: Overlay) -> Correlations:
    """Return how alike the greys are where the pictures overlap."""
    ours, theirs = overlay.moved.astype(np.float32), overlay.fixed.astype(np.float32)
    our_mean, their_mean = cv2.blur(ours, _WINDOW_PX), cv2.blur(theirs, _WINDOW_PX)
    our_spread = cv2.blur(ours * ours, _WINDOW_PX) - our_mean * our_mean
    their_spread = cv2.blur(theirs * theirs, _WINDOW_PX) - their_mean * their_mean
    common = cv2.blur(ours * theirs, _WINDOW_PX) - our_mean * their_mean
    # What an edit has cut off at black or white has lost its pattern.
    telling = overlay.mask & (np.maximum(our_spread, their_spread) > _FLAT)
    telling &= np.minimum(our_mean, their_mean) > _BLACK
    telling &= np.maximum(our_mean, their_mean) < _WHITE
    spreads = np.maximum(our_spread[telling], 1) * np.maximum(their_spread[telling], 1)
    windows = common[telling] / np.sqrt(spreads) if telling.any() else np.zeros(1)
    quarter, half = np.quantile(windows, [0.25, 0.5]).tolist()
    whole, exposure = _as_a_whole(ours[overlay.mask], theirs[overlay.mask])
    return Correlations(half, quarter, float((windows < _UNLIKE).mean()), whole, exposure)


def _as_a_whole(ours: Floats, theirs: Floats) -> tuple[float, float]:
    """Return ``whole`` and ``exposure``, without what a label or a sticker may have covered."""
    for _ in range(2):
        left = np.abs(_left_over(ours, theirs))
        kept = left <= np.quantile(left, _UNCOVERED)
        ours, theirs = ours[kept], theirs[kept]
    spread, their_spread = float(ours.std()), float(theirs.std())
    if min(spread, their_spread) == 0:
        return 0.0, 0.0
    shift = abs(float(theirs.mean() - ours.mean())) / 128
    whole = float(np.corrcoef(ours, theirs)[0, 1])
    return whole, abs(float(np.log2(their_spread / spread))) + shift


def _left_over(ours: npt.NDArray[Any], theirs: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return what another brightness and contrast (of each column) do not explain."""
    centred = ours - ours.mean(axis=0)
    gains = (centred * (theirs - theirs.mean(axis=0))).sum(axis=0)
    gains /= np.maximum((centred * centred).sum(axis=0), 1.0)
    left: npt.NDArray[Any] = theirs - theirs.mean(axis=0) - centred * gains
    return left


def colour_difference(picture: RgbImage, fixed: RgbImage, transform: Matrix, mask: Mask) -> float:
    """Return by how much the colours differ beyond brightness and a cast; see ``Registration``."""
    size = fixed.shape[1], fixed.shape[0]
    moved = cv2.warpPerspective(picture, transform, size)
    block = (_BLOCK_PX, _BLOCK_PX)
    inside = cv2.erode(mask.astype(np.uint8), np.ones(block))[::_BLOCK_PX, ::_BLOCK_PX] > 0
    ours = cv2.blur(moved, block)[::_BLOCK_PX, ::_BLOCK_PX][inside].astype(np.float64)
    theirs = cv2.blur(fixed, block)[::_BLOCK_PX, ::_BLOCK_PX][inside].astype(np.float64)
    # Where a channel is cut off at black or white, an edit has changed the colour too.
    whole = np.minimum(ours, theirs).min(axis=1) > _CUT_OFF
    whole &= np.maximum(ours, theirs).max(axis=1) < 255 - _CUT_OFF
    ours, theirs = ours[whole], theirs[whole]
    if len(ours) < 2 or min(_colourfulness(ours), _colourfulness(theirs)) < _GREY:
        return 0.0, 0.0
    left = _left_over(ours, theirs)
    left -= left.mean(axis=1, keepdims=True)
    most, tenth = np.quantile(np.linalg.norm(left, axis=1), [0.75, 0.9]).tolist()
    return most, tenth


def _colourfulness(blocks: npt.NDArray[np.float64]) -> float:
    """Return how far the most colourful tenth of blocks is from grey, 0..255."""
    return float(np.quantile(np.ptp(blocks, axis=1), 0.9))
