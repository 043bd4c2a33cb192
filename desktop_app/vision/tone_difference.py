"""The difference in content of two registered pictures.

Edits change exposure, contrast, gamma and colour cast. A tone curve of each channel,
estimated from the two pictures, removes these differences. What remains is another
content, or a watermark, which blends one tone thinly into many parts of the picture.
"""

from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.array_types import FloatArray, Mask, Matrix

# A smaller share is negligible.
_NEGLIGIBLE_SHARE: Final = 0.002
# Differences are averaged over windows of this size in a thumbnail, and scaled windows in
# larger pictures. Allowed are some grey levels, and a share of the local gradient.
_WINDOW_PX: Final = 5
_THUMBNAIL_SIDE_PX: Final = 256
_NOISE_LEVELS: Final = 10.5
_GRADIENT_SHARE: Final = 0.75
# A picture is grey if its channels differ by less.
_GREY_RANGE: Final = 12.0
# Levels this near to black or white count as clipped.
_CLIP_MARGIN: Final = 6
# The tone curve has this many bins; one with fewer pixels is interpolated.
_TONES: Final = 32
_MIN_TONE_PIXELS: Final = 20
_MAX_SLOPE: Final = 3.0
# Watermarks are white, black or grey, with limited opacity.
_WATERMARK_TONES: Final = (255.0, 128.0, 0.0)
_MAX_OPACITY: Final = 0.45
# Largest share of the differences that a watermark leaves unexplained.
_MAX_UNEXPLAINED: Final = 0.25
# Range of the share of different pixels in which a watermark is considered.
_MIN_WATERMARK_SHARE: Final = 0.001
_MAX_WATERMARK_SHARE: Final = 0.6
# A watermark is visible in at least this many cells of a grid, and in this share of the
# cells whose tones differ enough from its own.
_GRID: Final = (6, 6)
_MIN_CELLS: Final = 7
_MIN_CELL_SHARE: Final = 0.3
_MIN_TONE_DISTANCE: Final = 60.0
_MIN_VISIBLE_SHARE: Final = 0.01


def unexplained_share(picture: RgbImage, fixed: RgbImage, transform: Matrix, mask: Mask) -> float:
    """Return the share of the overlap with a different content, 0..1.

    Tones that an edit clipped cannot be predicted from the edited picture, so each
    picture is predicted from the other, and the smaller share counts.

    Args:
        picture: (h, w, 3) uint8 RGB.
        fixed: (h, w, 3) uint8 RGB, another size.
        transform: (3, 3) from pixels of the first to pixels of the second.
        mask: (h, w) bool, the overlap in the second.
    """
    size = fixed.shape[1], fixed.shape[0]
    warped = np.asarray(cv2.warpPerspective(picture, transform, size), np.uint8)
    share = _unexplained(warped, fixed, mask)
    if share < _NEGLIGIBLE_SHARE:
        return share
    return min(share, _unexplained(fixed, warped, mask))


def _unexplained(source: RgbImage, target: RgbImage, mask: Mask) -> float:
    """Return the share of ``mask`` where ``source`` does not predict ``target``, 0..1."""
    grey, target_grey = (cv2.cvtColor(one, cv2.COLOR_RGB2GRAY) for one in (source, target))
    if not (_is_coloured(source) and _is_coloured(target)):
        residuals = [_tone_curve_residual(grey, target_grey, mask)]
    else:
        predictable = mask & ~_is_partly_clipped(source) & ~_is_partly_clipped(target)
        residuals = [_tone_curve_residual(grey, target_grey, predictable)]
        # A larger window, because JPEG stores colours at half the resolution.
        residuals += [
            _tone_curve_residual(source[..., c], target[..., c], mask, window_scale=2)
            for c in range(3)
        ]
    gradient = np.hypot(
        cv2.Sobel(target_grey, cv2.CV_32F, 1, 0), cv2.Sobel(target_grey, cv2.CV_32F, 0, 1)
    )
    # At edges a registration error of a tenth of a pixel is visible.
    tolerance = _NOISE_LEVELS + _GRADIENT_SHARE * cv2.blur(
        gradient / 8, _window_size(_WINDOW_PX, mask)
    )
    is_different = mask & (np.abs([change for change, _ in residuals]).max(axis=0) > tolerance)
    count, total = np.count_nonzero(is_different), np.count_nonzero(mask)
    if not _MIN_WATERMARK_SHARE < count / total < _MAX_WATERMARK_SHARE:
        return count / total
    remaining = min(
        np.count_nonzero(_outside_watermark(is_different, mask, residuals, tolerance, tone))
        for tone in _WATERMARK_TONES
    )
    return (remaining if remaining < _MAX_UNEXPLAINED * count else count) / total


def _window_size(side_px: int, mask: Mask) -> tuple[int, int]:
    """Return the window for averaging, odd and scaled to the size of the picture."""
    side = round(side_px * max(1.0, max(mask.shape) / _THUMBNAIL_SIDE_PX)) // 2 * 2 + 1
    return side, side


def _is_coloured(pixels: RgbImage) -> bool:
    sample = pixels[::4, ::4].astype(np.int16)
    return float(np.quantile(np.ptp(sample, axis=2), 0.95)) > _GREY_RANGE


def _is_partly_clipped(pixels: RgbImage) -> Mask:
    """Return where some channels are clipped but not all: the grey value is not predictable."""
    channels = cv2.split(pixels)
    lowest = cv2.min(cv2.min(channels[0], channels[1]), channels[2])
    highest = cv2.max(cv2.max(channels[0], channels[1]), channels[2])
    dark = (lowest < _CLIP_MARGIN) & (highest >= _CLIP_MARGIN)
    return np.asarray(dark | ((highest > 255 - _CLIP_MARGIN) & (lowest <= 255 - _CLIP_MARGIN)))


def _tone_curve_residual(
    source: npt.NDArray[Any], target: npt.NDArray[Any], mask: Mask, *, window_scale: int = 1
) -> tuple[FloatArray, FloatArray]:
    """Predict one channel by a tone curve of another, and return the residual.

    The curve is the median target level of each tone of the source, so content that
    covers less than half of a tone does not affect it.

    Args:
        source: (h, w) uint8.
        target: (h, w) uint8.
        mask: (h, w) bool, the pixels to use.
        window_scale: factor of the size of the averaging window.

    Returns:
        (h, w) float32 averages of the residual, and of the prediction.
    """
    counts = cv2.calcHist(
        [np.ascontiguousarray(source), np.ascontiguousarray(target)],
        [0, 1],
        mask.view(np.uint8),
        [_TONES, 256],
        [0, 256, 0, 256],
    ).cumsum(axis=1)
    tones = np.flatnonzero(counts[:, -1] >= _MIN_TONE_PIXELS)
    if len(tones) == 0:
        return np.zeros(mask.shape, np.float32), np.zeros(mask.shape, np.float32)
    medians = (counts[tones] >= (counts[tones, -1:] + 1) / 2).argmax(axis=1).astype(np.float64)
    centres = np.asarray(tones * (256 / _TONES) + 3.5, np.float64)
    levels = _monotone_curve(centres, medians, counts[tones, -1])
    curve = np.interp(np.arange(256), centres, levels)
    inside = mask.astype(np.float32)
    expected = np.asarray(cv2.LUT(source, curve.astype(np.float32)) * inside, np.float32)
    difference = np.asarray(target * inside - expected, np.float32)
    window = _window_size(window_scale * _WINDOW_PX, mask)
    # Average over the pixels of the window that are inside the overlap.
    coverage = np.maximum(cv2.blur(inside, window), 0.01)
    residual, prediction = (cv2.blur(one, window) / coverage for one in (difference, expected))
    return np.asarray(residual, np.float32), np.asarray(prediction, np.float32)


def _monotone_curve(centres: Matrix, levels: Matrix, weights: npt.NDArray[Any]) -> Matrix:
    """Return the nearest monotone levels with a limited slope.

    Other curves are no edits: a single tone that changed, such as gold to silver, is a
    different content. Isotonic regression by pooling adjacent violators (Ayer et al.
    1955), then the slope is limited outwards from the tone of most weight.

    Args:
        centres: (n,) float64 source levels, ascending.
        levels: (n,) float64 target levels.
        weights: (n,) pixels of each tone.
    """
    pools: list[tuple[float, float, int]] = []
    for level, weight in zip(levels.tolist(), weights.tolist(), strict=True):
        pools.append((level, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (level_a, weight_a, size_a), (level_b, weight_b, size_b) = pools[-2:]
            total = weight_a + weight_b
            mean = (level_a * weight_a + level_b * weight_b) / total
            pools[-2:] = [(mean, total, size_a + size_b)]
    rising = np.repeat([level for level, _, _ in pools], [size for _, _, size in pools])
    max_rise = _MAX_SLOPE * np.diff(centres)
    heaviest = int(np.argmax(weights))
    for tone in range(heaviest + 1, len(rising)):
        rising[tone] = min(rising[tone], rising[tone - 1] + max_rise[tone - 1])
    for tone in range(heaviest - 1, -1, -1):
        rising[tone] = max(rising[tone], rising[tone + 1] - max_rise[tone])
    return rising


def _outside_watermark(
    is_different: Mask,
    mask: Mask,
    residuals: list[tuple[FloatArray, FloatArray]],
    tolerance: FloatArray,
    tone: float,
) -> Mask:
    """Return the differences that a watermark of a tone does not explain.

    Args:
        is_different: (h, w) bool, the differences.
        mask: (h, w) bool, the overlap.
        residuals: residual and prediction of grey and of each channel.
        tolerance: (h, w) allowed residual.
        tone: of the watermark, 0..255.

    Returns:
        All differences if they are not distributed like a watermark.
    """
    is_explained = is_different.copy()
    for residual, prediction in residuals:
        max_change = _MAX_OPACITY * (tone - prediction)
        is_explained &= residual > np.minimum(max_change, 0) - tolerance
        is_explained &= residual < np.maximum(max_change, 0) + tolerance
    could_show = mask & (np.abs(tone - residuals[0][1]) > _MIN_TONE_DISTANCE)
    possible, visible = (
        cv2.resize(one.astype(np.float32), _GRID, interpolation=cv2.INTER_AREA)
        for one in (could_show, is_explained & could_show)
    )
    is_possible = possible > _MIN_CELL_SHARE
    cells = np.count_nonzero((visible > _MIN_VISIBLE_SHARE) & is_possible)
    is_watermark = cells >= max(_MIN_CELLS, _MIN_CELL_SHARE * np.count_nonzero(is_possible))
    return is_different & ~is_explained if is_watermark else is_different
