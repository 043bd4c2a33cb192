"""The colours of two registered pictures: an edit of the whole, or another colour of a part.

An edit changes all colours by one rule: contrast, exposure, a cast, saturation. A garment in
another colour changes a part and leaves background, skin and seams as they are. The rule is
fitted to the colours of both pictures, each colour counting alike however large its area is;
what the rule does not explain has changed locally.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.array_types import Mask, Matrix
from desktop_app.vision.cell_comparison import uniform_background
from desktop_app.vision.resizing import fit_within

# Longer side of the compared pictures; a pixel is the mean of a window.
_SIDE_PX: Final = 96
_FINE_SIDE_PX: Final = 192
_WINDOW: Final = (3, 3)
# Colours within a cube of this side count as one.
_CUBE_LEVELS: Final = 32
# Colours of a smaller share count less.
_MIN_COLOUR_SHARE: Final = 0.004
# Noise of a colour in levels, and the residual from which it counts less.
_NOISE_LEVELS: Final = 5.0
_ITERATIONS: Final = 10
# Deviations of the parameters of everyday edits: contrast, exposure, gamma, gain and offset
# of each channel, saturation.
_DEVIATIONS: Final = (0.4, 40.0, 0.5, 0.15, 0.15, 0.15, 10.0, 10.0, 10.0, 0.5)
# Which of them make a cast; without one, they are this small.
_CAST: Final = slice(3, 9)
_WITHOUT_CAST: Final = 0.1
_MAX_BACKGROUND_DISTANCE: Final = 2.5
_LUMA: Final = np.array([0.299, 0.587, 0.114])
_CLIP_LEVELS: Final = (4.0, 251.0)
# A pixel with a larger difference, in units of CIELAB, has changed, and one with a smaller
# one shows a trace. Places that are thinner than this are edges or a watermark.
_CHANGE_DISTANCE: Final = 10.0
_CHANGE_WIDTH_PX: Final = 5
_TRACE_DISTANCE: Final = 4.0
_TRACE_WIDTH_PX: Final = 3
# Largest difference of the channels of a grey picture.
_GREY_RANGE: Final = 2.0
_MIN_PIXELS: Final = 40


@dataclass(frozen=True, slots=True)
class LocalChange:
    """What an edit of the whole does not explain in the colours of two registered pictures.

    Attributes:
        share: of the overlap that has clearly changed, 0..1.
        trace_share: of the overlap that has changed more than by the noise of a compressed
            picture, 0..1. Strong edits leave such traces, too.
    """

    share: float
    trace_share: float


def local_change(first: RgbImage, second: RgbImage, transform: Matrix) -> LocalChange:
    """Return what an edit of the whole does not explain.

    Args:
        first: (h, w, 3) uint8 RGB.
        second: the same.
        transform: (3, 3) from the first to the second, in coordinates of 0..1.
    """
    fixed = fit_within(second, _FINE_SIDE_PX)
    height, width = fixed.shape[:2]
    warped, covered = _warped(fit_within(first, _FINE_SIDE_PX), transform, (width, height))
    size = max(1, width * _SIDE_PX // _FINE_SIDE_PX), max(1, height * _SIDE_PX // _FINE_SIDE_PX)
    mask = cv2.resize(covered.view(np.uint8) * 255, size, interpolation=cv2.INTER_AREA) > 250
    if np.count_nonzero(mask) < _MIN_PIXELS:
        return LocalChange(0.0, 0.0)
    levels = [_means(one, size)[mask].astype(np.float64) for one in (warped, fixed)]
    deviations = np.array(_DEVIATIONS)
    if not _has_cast(first, second):
        deviations[_CAST] *= _WITHOUT_CAST
    ours, theirs = levels
    forward, backward = _distances(ours, theirs, deviations), _distances(theirs, ours, deviations)
    # Tones that an edit clipped cannot be predicted from it.
    either = np.minimum(forward, backward)
    distances = [
        np.where(_is_clipped(source), either, distance)
        for source, distance in zip(levels, (forward, backward), strict=True)
    ]
    # The colours of a grey copy cannot be predicted.
    choose = min if _is_grey(first) or _is_grey(second) else max
    return LocalChange(
        choose(_share(one, mask, _CHANGE_DISTANCE, _CHANGE_WIDTH_PX) for one in distances),
        choose(_share(one, mask, _TRACE_DISTANCE, _TRACE_WIDTH_PX) for one in distances),
    )


def _is_grey(picture: RgbImage) -> bool:
    """Return whether a picture has no colours at all, not even those of a black object."""
    ranges = np.ptp(picture[::4, ::4].astype(np.int16), axis=2)
    return float(np.quantile(ranges, 0.99)) <= _GREY_RANGE


def _share(distances: Matrix, mask: Mask, min_distance: float, width_px: int) -> float:
    """Return the share of the overlap with a distance, without what is too thin."""
    is_far = np.zeros(mask.shape, np.uint8)
    is_far[mask] = distances > min_distance
    kernel = np.ones((width_px, width_px), np.uint8)
    return float((cv2.morphologyEx(is_far, cv2.MORPH_OPEN, kernel)[mask] > 0).mean())


def _is_clipped(levels: Matrix) -> Mask:
    low, high = _CLIP_LEVELS
    return np.asarray(((levels <= low) | (levels >= high)).any(axis=1))


def _warped(picture: RgbImage, transform: Matrix, size: tuple[int, int]) -> tuple[RgbImage, Mask]:
    """Return a picture as the other one shows it, and the part that both show."""
    height, width = picture.shape[:2]
    to_pixels = np.diag([*size, 1.0]) @ transform @ np.diag([1 / width, 1 / height, 1.0])
    warped = cv2.warpPerspective(picture, to_pixels, size)
    covered = cv2.warpPerspective(np.full((height, width), 255, np.uint8), to_pixels, size)
    mask = cv2.erode(covered, np.ones((5, 5), np.uint8), borderValue=0) > 250
    return np.asarray(warped, np.uint8), mask


def _means(picture: RgbImage, size: tuple[int, int]) -> RgbImage:
    """Return the means of small windows."""
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.blur(small, _WINDOW), np.uint8)


def _has_cast(first: RgbImage, second: RgbImage) -> bool:
    """Return whether a cast is possible: it would be seen on a background that both share."""
    backgrounds = [uniform_background(one) for one in (first, second)]
    if not all(one.any() for one in backgrounds):
        return True
    colours = [
        np.median(one[background], axis=0)[None].astype(np.float64)
        for one, background in zip((first, second), backgrounds, strict=True)
    ]
    return float(np.linalg.norm(_lab(colours[0]) - _lab(colours[1]))) > _MAX_BACKGROUND_DISTANCE


def _distances(source: Matrix, target: Matrix, deviations: Matrix) -> Matrix:
    """Return the distances of colours from what the best edit of ``source`` gives.

    Args:
        source: (n, 3) levels of red, green, blue.
        target: the same.
        deviations: (10,) of the parameters of the edit.

    Returns:
        (n,) in units of CIELAB.
    """
    edit = _fit(*_colours(source, target), deviations)
    return np.asarray(np.linalg.norm(_lab(_edited(source, edit)) - _lab(target), axis=1))


def _colours(source: Matrix, target: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """Return the means of the colours that occur, (k, 3) each, and their weights, (k,)."""
    cubes = np.column_stack([source, target]).astype(np.int64) // _CUBE_LEVELS
    keys = cubes @ (256 // _CUBE_LEVELS) ** np.arange(6)
    _, places, counts = np.unique(keys, return_inverse=True, return_counts=True)
    means = [
        np.column_stack([np.bincount(places, channel) for channel in levels.T]) / counts[:, None]
        for levels in (source, target)
    ]
    # A colour of few pixels is an edge.
    return means[0], means[1], np.minimum(1.0, counts / (_MIN_COLOUR_SHARE * len(source)))


def _fit(source: Matrix, target: Matrix, weights: Matrix, deviations: Matrix) -> Matrix:
    """Return the parameters of the edit that explains most colours, by reweighted ridge."""
    parts = _parts(source)
    difference = target - source
    prior = np.diag(1 / np.square(deviations))
    parameters = np.zeros(len(_DEVIATIONS))
    for _ in range(_ITERATIONS):
        change = parts @ parameters
        residual = _unclipped(source + change, target) / _NOISE_LEVELS
        robust = 1 / np.maximum(np.abs(residual).max(axis=1), 1.0)
        scale = np.broadcast_to((weights * robust)[:, None], target.shape).copy()
        scale[residual == 0] *= 0.01
        rows = parts.reshape(-1, len(_DEVIATIONS)) / _NOISE_LEVELS
        weighted = rows * scale.reshape(-1, 1)
        parameters = np.linalg.solve(
            weighted.T @ rows + prior, weighted.T @ (difference.reshape(-1) / _NOISE_LEVELS)
        )
    return parameters


def _parts(source: Matrix) -> Matrix:
    """Return (n, 3, 10) how much each parameter changes each channel."""
    count = len(source)
    parts = np.zeros((count, 3, len(_DEVIATIONS)))
    centred = source - 128
    parts[..., 0], parts[..., 1] = centred, 1.0
    parts[..., 2] = source * np.log((source + 1) / 256)
    for channel in range(3):
        parts[:, channel, 3 + channel] = source[:, channel]
        parts[:, channel, 6 + channel] = 1.0
    parts[..., 9] = (source @ _LUMA)[:, None] - source
    return parts


def _edited(source: Matrix, parameters: Matrix) -> Matrix:
    return np.clip(source + _parts(source) @ parameters, 0, 255)


def _unclipped(predicted: Matrix, target: Matrix) -> Matrix:
    """Return the residuals; 0 where the target is clipped and the prediction is beyond."""
    low, high = _CLIP_LEVELS
    is_explained = ((target <= low) & (predicted <= low)) | ((target >= high) & (predicted >= high))
    return np.where(is_explained, 0.0, predicted - target)


def _lab(levels: Matrix) -> Matrix:
    image = np.asarray(levels[None] / 255, np.float32)
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2LAB)[0], np.float64)
