"""What is printed, stuck or painted on one picture and not on the other.

Two pictures that lie over each other differ in exposure, contrast, gamma and cast where
one of them was edited: a tone curve of each channel, learnt from the pictures
themselves, takes that out. What remains is another print, or a veil: a watermark, which
mixes one tone thinly into many places, where another label puts its own tones.
"""

from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.vision.overlay import Floats, Mask, Matrix
from desktop_app.vision.resizing import RgbImage

# What is less is nothing.
_NOTHING: Final = 0.002
# A spot is odd where it differs by so many levels, and by so much of the slope there.
_SPOT_PX: Final = 5
_NOISE_LEVELS: Final = 10.5
_EDGE_SHARE: Final = 0.75
# Spots have this size in a thumbnail; larger pictures have larger ones.
_SIDE_PX: Final = 256
# Channels that differ by less are those of a grey picture.
_GREY: Final = 12.0
_CUT_OFF: Final = 6
# Pixels of a tone that tell what became of it.
_LEAST_TONE: Final = 20
_TONES: Final = 32
_STEEPEST: Final = 3.0
# Watermarks are white, black or grey and let more than half shine through.
_VEILS: Final = (255.0, 128.0, 0.0)
_DENSEST_VEIL: Final = 0.45
# A veil explains all but so much of what is odd, or it is none.
_BESIDE_VEIL: Final = 0.25
# What is less need not be explained, and a watermark is not more.
_LEAST_VEIL: Final = 0.001
_LARGEST_VEIL: Final = 0.6
# It is seen in so many parts of the picture, and in such a share of those whose tones
# are far enough from its own; a part counts with so much of it.
_PARTS: Final = (6, 6)
_VEILED_PARTS: Final = 7
_VEILED_SHARE: Final = 0.3
_FAR_TONE: Final = 60.0
_SEEN: Final = 0.01


def unexplained_share(picture: RgbImage, fixed: RgbImage, transform: Matrix, mask: Mask) -> float:
    """Return the share of the overlap that shows something else, 0..1.

    What an edit has cut off at black or white cannot be told from the edited picture,
    so either picture is explained by the other, and the better counts.

    Args:
        picture: (h, w, 3) uint8 RGB.
        fixed: another picture.
        transform: from the pixels of the first to those of the second.
        mask: where both are, (h, w) of the second.
    """
    size = fixed.shape[1], fixed.shape[0]
    moved = np.asarray(cv2.warpPerspective(picture, transform, size), np.uint8)
    one_way = _unexplained(moved, fixed, mask)
    return one_way if one_way < _NOTHING else min(one_way, _unexplained(fixed, moved, mask))


def _unexplained(source: RgbImage, target: RgbImage, mask: Mask) -> float:
    grey, target_grey = (cv2.cvtColor(one, cv2.COLOR_RGB2GRAY) for one in (source, target))
    if not (_has_colours(source) and _has_colours(target)):
        left = [_beyond_tone(grey, target_grey, mask)]
    else:
        told = mask & ~_is_partly_cut_off(source) & ~_is_partly_cut_off(target)
        left = [_beyond_tone(grey, target_grey, told)]
        # JPEG keeps colours coarsely.
        left += [_beyond_tone(source[..., c], target[..., c], mask, spots=2) for c in range(3)]
    slope = np.hypot(
        cv2.Sobel(target_grey, cv2.CV_32F, 1, 0), cv2.Sobel(target_grey, cv2.CV_32F, 0, 1)
    )
    # At an edge the tenth of a pixel that is left of the alignment shows too.
    allowed = _NOISE_LEVELS + _EDGE_SHARE * cv2.blur(slope / 8, _sized(_SPOT_PX, mask))
    odd = mask & (np.abs([change for change, _ in left]).max(axis=0) > allowed)
    count, all_of_it = np.count_nonzero(odd), np.count_nonzero(mask)
    if not _LEAST_VEIL < count / all_of_it < _LARGEST_VEIL:
        return count / all_of_it
    beside = min(np.count_nonzero(_beside_veil(odd, mask, left, allowed, tone)) for tone in _VEILS)
    return (beside if beside < _BESIDE_VEIL * count else count) / all_of_it


def _sized(side_px: int, mask: Mask) -> tuple[int, int]:
    """Return the odd size of a window in a picture that may be larger than a thumbnail."""
    side = round(side_px * max(1.0, max(mask.shape) / _SIDE_PX)) // 2 * 2 + 1
    return side, side


def _has_colours(pixels: RgbImage) -> bool:
    few = pixels[::4, ::4].astype(np.int16)
    return float(np.quantile(np.ptp(few, axis=2), 0.95)) > _GREY


def _is_partly_cut_off(pixels: RgbImage) -> Mask:
    """Return where some channels are at black or white: no grey tells what grey that was."""
    channels = cv2.split(pixels)
    lowest = cv2.min(cv2.min(channels[0], channels[1]), channels[2])
    highest = cv2.max(cv2.max(channels[0], channels[1]), channels[2])
    dark = (lowest < _CUT_OFF) & (highest >= _CUT_OFF)
    return np.asarray(dark | ((highest > 255 - _CUT_OFF) & (lowest <= 255 - _CUT_OFF)))


def _beyond_tone(
    source: npt.NDArray[Any], target: npt.NDArray[Any], mask: Mask, *, spots: int = 1
) -> tuple[Floats, Floats]:
    """Return by how much ``target`` differs from what a tone curve makes of ``source``, and that.

    The curve follows the middle of what became of a tone: what lies over less than half
    of it does not bend the curve, so that it stands out as a whole.
    """
    counts = cv2.calcHist(
        [np.ascontiguousarray(source), np.ascontiguousarray(target)],
        [0, 1],
        mask.view(np.uint8),
        [_TONES, 256],
        [0, 256, 0, 256],
    ).cumsum(axis=1)
    known = np.flatnonzero(counts[:, -1] >= _LEAST_TONE)
    if len(known) == 0:
        return np.zeros(mask.shape, np.float32), np.zeros(mask.shape, np.float32)
    middle = (counts[known] >= (counts[known, -1:] + 1) / 2).argmax(axis=1).astype(np.float64)
    places = np.asarray(known * (256 / _TONES) + 3.5, np.float64)
    curve = np.interp(np.arange(256), places, _honest(places, middle, counts[known, -1]))
    inside = mask.astype(np.float32)
    expected = np.asarray(cv2.LUT(source, curve.astype(np.float32)) * inside, np.float32)
    difference = np.asarray(target * inside - expected, np.float32)
    spot = _sized(spots * _SPOT_PX, mask)
    # Beside the overlap there is nothing to differ from.
    covered = np.maximum(cv2.blur(inside, spot), 0.01)
    change, tone = (cv2.blur(one, spot) / covered for one in (difference, expected))
    return np.asarray(change, np.float32), np.asarray(tone, np.float32)


def _honest(places: Matrix, levels: Matrix, weights: npt.NDArray[Any]) -> Matrix:
    """Return the nearest levels that never fall, and rise no more steeply than an edit lets them.

    Where a tone goes its own way, gold that became silver, it shall not be explained.
    By pooling neighbours that fall (Ayer and others 1955), then outwards from the tone
    of most weight.
    """
    pools: list[tuple[float, float, int]] = []
    for level, weight in zip(levels.tolist(), weights.tolist(), strict=True):
        pools.append((level, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, ours, few), (other, theirs, more) = pools[-2:]
            middle = (one * ours + other * theirs) / (ours + theirs)
            pools[-2:] = [(middle, ours + theirs, few + more)]
    rising = np.repeat([level for level, _, _ in pools], [tones for _, _, tones in pools])
    most = _STEEPEST * np.diff(places)
    heaviest = int(np.argmax(weights))
    for tone in range(heaviest + 1, len(rising)):
        rising[tone] = min(rising[tone], rising[tone - 1] + most[tone - 1])
    for tone in range(heaviest - 1, -1, -1):
        rising[tone] = max(rising[tone], rising[tone + 1] - most[tone])
    return rising


def _beside_veil(
    odd: Mask, mask: Mask, left: list[tuple[Floats, Floats]], allowed: Floats, tone: float
) -> Mask:
    """Return which odd spots a veil of a tone does not explain; all, where it is none."""
    explained = odd.copy()
    for change, expected in left:
        most = _DENSEST_VEIL * (tone - expected)
        explained &= change > np.minimum(most, 0) - allowed
        explained &= change < np.maximum(most, 0) + allowed
    far = mask & (np.abs(tone - left[0][1]) > _FAR_TONE)
    shown, seen = (
        cv2.resize(one.astype(np.float32), _PARTS, interpolation=cv2.INTER_AREA)
        for one in (far, explained & far)
    )
    veiled = np.count_nonzero((seen > _SEEN) & (shown > _VEILED_SHARE))
    is_veil = veiled >= max(_VEILED_PARTS, _VEILED_SHARE * np.count_nonzero(shown > _VEILED_SHARE))
    return odd & ~explained if is_veil else odd
