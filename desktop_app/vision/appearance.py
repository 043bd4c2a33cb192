"""Descriptors of the appearance of a picture: colour, shape, texture.

Three short vectors complement the embedding, for searches such as "similar colour".
Studio pictures usually show an object on a uniform background. It is detected at the
border of the picture and excluded, so that a small red cup on white is red. If the
border is not uniform, pixels are weighted by their distance to the centre.
"""

from typing import Any, Final, NamedTuple, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.resizing import resize, size_within

# Increase it with every change of the computation: descriptors of different versions
# cannot be compared.
APPEARANCE_VERSION: Final = 1

Descriptor: TypeAlias = npt.NDArray[np.uint8]
_Floating: TypeAlias = npt.NDArray[np.floating[Any]]

_SIDE_PX: Final = 96
_MIN_SIDE_PX: Final = 3

# CIE76 distances to the background colour: below the first a pixel is background, above
# the second it is object, in between it counts in part.
_BACKGROUND_DISTANCE: Final = 6.0
_OBJECT_DISTANCE: Final = 14.0
_MIN_BACKGROUND_SHARE: Final = 0.7
_MIN_OBJECT_SHARE: Final = 0.02

# The colour histogram: each 8-bit CIELAB channel of OpenCV is quantised to 5 bits, and
# each fine bin is shared linearly between the two nearest coarse bins.
_FINE_BITS: Final = 5
_LIGHTNESS_CENTRES: Final = np.linspace(0, 255, 5)
_CHROMA_CENTRES: Final = np.linspace(128 - 60, 128 + 60, 7)

_SHAPE_PX: Final = 64
_CELLS: Final = 4
_ORIENTATIONS: Final = 9
_CLIP: Final = 0.2
_EPSILON: Final = 1e-6

_SCALES: Final = 3
_CONTRASTS: Final = (0, 6, 20)
_PATTERN_CLASSES: Final = 10
_NEIGHBOURS: Final = ((0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0))


class Appearance(NamedTuple):
    """Three non-negative descriptors, each to be compared by cosine.

    Attributes:
        colour: (245,) uint8, square roots of a histogram in CIELAB.
        shape: (324,) uint8, histograms of oriented gradients.
        texture: (90,) uint8, square roots of histograms of local binary patterns.
    """

    colour: Descriptor
    shape: Descriptor
    texture: Descriptor


def appearance(pixels: RgbImage) -> Appearance:
    """Compute the descriptors of a picture.

    Args:
        pixels: (h, w, 3) uint8 RGB.
    """
    width_px, height_px = size_within((pixels.shape[1], pixels.shape[0]), _SIDE_PX)
    small = resize(pixels, max(width_px, _MIN_SIDE_PX), max(height_px, _MIN_SIDE_PX))
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)
    lightness = np.ascontiguousarray(lab[:, :, 0])
    mask = _object_mask(lab)
    weights = _centre_weights(lab.shape[0], lab.shape[1]) if mask is None else mask
    return Appearance(
        _quantise(_colour(lab, weights)),
        _quantise(_shape(lab if mask is None else _crop_to_object(lab, mask))),
        _quantise(_texture(lightness, weights)),
    )


def _object_mask(lab: npt.NDArray[Any]) -> _Floating | None:
    """Return (h, w) object weights, 0..1; None if there is no uniform background."""
    border = np.concatenate([lab[0], lab[-1], lab[:, 0], lab[:, -1]])
    background = np.median(border, axis=0).astype(np.float32)
    if (_colour_distance(border, background) < _BACKGROUND_DISTANCE).mean() < _MIN_BACKGROUND_SHARE:
        return None
    excess = _colour_distance(lab, background) - _BACKGROUND_DISTANCE
    weights: _Floating = np.clip(excess / (_OBJECT_DISTANCE - _BACKGROUND_DISTANCE), 0, 1)
    if weights.mean() < _MIN_OBJECT_SHARE:
        return None
    return weights


def _centre_weights(height: int, width: int) -> _Floating:
    """Return (h, w) weights, 0..1, that decrease from the centre to the border."""
    down, across = (np.sin(np.pi * (np.arange(count) + 0.5) / count) for count in (height, width))
    weights: _Floating = np.outer(down, across).astype(np.float32)
    return weights


def _crop_to_object(lab: npt.NDArray[Any], mask: _Floating) -> npt.NDArray[Any]:
    """Return the bounding box of the object."""
    is_object = mask > 0.5
    rows, columns = np.nonzero(is_object.any(axis=1))[0], np.nonzero(is_object.any(axis=0))[0]
    if not len(rows):
        return lab
    return lab[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _colour_distance(lab: npt.NDArray[Any], colour: _Floating) -> _Floating:
    """Return the CIE76 distances of the pixels to a colour."""
    # OpenCV scales the lightness from 0..100 to 0..255.
    difference = (lab.astype(np.float32) - colour) * np.array([100 / 255, 1, 1], np.float32)
    distance: _Floating = np.sqrt(np.einsum("...i,...i->...", difference, difference))
    return distance


def _colour(lab: npt.NDArray[Any], weights: _Floating) -> _Floating:
    """Return the square roots of a weighted CIELAB histogram with soft assignment."""
    fine = (lab >> (8 - _FINE_BITS)).astype(np.int32)
    bins = (fine[:, :, 0] << _FINE_BITS | fine[:, :, 1]) << _FINE_BITS | fine[:, :, 2]
    steps = 1 << _FINE_BITS
    fine_counts: npt.NDArray[Any] = np.bincount(bins.ravel(), weights.ravel(), steps**3)
    counts: _Floating = fine_counts.reshape(steps, steps, steps)
    # Each tensordot moves the last axis to the front; three of them restore the order.
    for shares in (_CHROMA_SHARES, _CHROMA_SHARES, _LIGHTNESS_SHARES):
        counts = np.tensordot(shares, counts, axes=(1, counts.ndim - 1))
    return np.sqrt(counts.ravel())


def _shares(centres: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return (coarse bins, fine bins) the shares of the fine bins in the coarse ones."""
    width = 256 >> _FINE_BITS
    fine_centres = np.arange(1 << _FINE_BITS) * width + (width - 1) / 2
    return np.stack([np.interp(fine_centres, centres, row) for row in np.eye(len(centres))])


_LIGHTNESS_SHARES: Final = _shares(_LIGHTNESS_CENTRES)
_CHROMA_SHARES: Final = _shares(_CHROMA_CENTRES)


def _shape(lab: npt.NDArray[Any]) -> _Floating:
    """Return histograms of oriented gradients (HOG) of the picture at 64 x 64 px.

    After Dalal and Triggs (CVPR 2005): the channel with the largest gradient of each
    pixel, nine unsigned orientations, blocks of 2 x 2 cells with L2-Hys normalisation.
    """
    magnitude, degrees = _largest_gradients(_pad_to_square(lab))
    position = degrees * (_ORIENTATIONS / 180)
    lower = position.astype(np.int32)
    share = (position - lower) * magnitude
    length = _CELLS * _CELLS * _ORIENTATIONS
    cells = np.bincount(
        (_FIRST_BIN + lower % _ORIENTATIONS).ravel(), (magnitude - share).ravel(), length
    )
    cells += np.bincount((_FIRST_BIN + (lower + 1) % _ORIENTATIONS).ravel(), share.ravel(), length)
    return _normalised_blocks(cells.reshape(_CELLS, _CELLS, _ORIENTATIONS).astype(np.float32))


def _largest_gradients(square: npt.NDArray[Any]) -> tuple[_Floating, _Floating]:
    """Return the magnitude and direction, 0..360 degrees, of the largest channel gradient."""
    channels = cv2.split(square)
    across = cv2.Sobel(channels[0], cv2.CV_32F, 1, 0)
    down = cv2.Sobel(channels[0], cv2.CV_32F, 0, 1)
    squared = across * across + down * down
    for channel in channels[1:]:
        other_across = cv2.Sobel(channel, cv2.CV_32F, 1, 0)
        other_down = cv2.Sobel(channel, cv2.CV_32F, 0, 1)
        other_squared = other_across * other_across + other_down * other_down
        is_larger = other_squared > squared
        for kept, other in ((across, other_across), (down, other_down), (squared, other_squared)):
            np.copyto(kept, other, where=is_larger)
    return np.sqrt(squared), np.asarray(cv2.phase(across, down, angleInDegrees=True))


def _first_bin_of_cell() -> npt.NDArray[np.int64]:
    """Return (64, 64) the index of the first bin of each pixel's cell."""
    row, column = np.indices((_SHAPE_PX, _SHAPE_PX)) * _CELLS // _SHAPE_PX
    first: npt.NDArray[np.int64] = (row * _CELLS + column) * _ORIENTATIONS
    return first


_FIRST_BIN: Final = _first_bin_of_cell()


def _pad_to_square(lab: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Pad the shorter side by its edge pixels and scale to 64 x 64 px."""
    height, width = lab.shape[:2]
    side = max(height, width)
    down, across = side - height, side - width
    margins = ((down // 2, down - down // 2), (across // 2, across - across // 2), (0, 0))
    return resize(np.pad(lab, margins, "edge"), _SHAPE_PX, _SHAPE_PX)


def _normalised_blocks(cells: _Floating) -> _Floating:
    """Return the overlapping 2 x 2 blocks of cells, L2-Hys normalised."""
    blocks = np.lib.stride_tricks.sliding_window_view(cells, (2, 2), axis=(0, 1))
    rows = blocks.reshape(-1, 4 * _ORIENTATIONS)
    clipped = np.minimum(_normalise_rows(rows), _CLIP)
    return _normalise_rows(clipped).ravel()


def _normalise_rows(rows: _Floating) -> _Floating:
    scaled: _Floating = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + _EPSILON)
    return scaled


def _texture(lightness: npt.NDArray[Any], weights: _Floating) -> _Floating:
    """Return histograms of local binary patterns and contrast at three scales.

    After Ojala, Pietikäinen and Mäenpää (PAMI 2002): rotation-invariant uniform patterns
    of eight neighbours, jointly with the contrast, which separates the noise of a smooth
    surface from its patterns.
    """
    histograms = [_pattern_histogram(lightness, weights)]
    for _ in range(1, _SCALES):
        half = (
            max(_MIN_SIDE_PX, lightness.shape[1] // 2),
            max(_MIN_SIDE_PX, lightness.shape[0] // 2),
        )
        lightness = np.asarray(cv2.resize(lightness, half, interpolation=cv2.INTER_AREA))
        weights = np.asarray(cv2.resize(weights, half, interpolation=cv2.INTER_AREA))
        histograms.append(_pattern_histogram(lightness, weights))
    roots: _Floating = np.sqrt(np.concatenate(histograms))
    return roots


def _pattern_histogram(lightness: npt.NDArray[Any], weights: _Floating) -> _Floating:
    """Return the weighted joint histogram of pattern and contrast classes, sum 1."""
    height, width = lightness.shape
    centre = lightness[1:-1, 1:-1]
    codes = np.zeros_like(centre)
    for bit, (down, across) in enumerate(_NEIGHBOURS):
        neighbour = lightness[down : down + height - 2, across : across + width - 2]
        codes |= (neighbour >= centre).view(np.uint8) << bit
    box = np.ones((3, 3), np.uint8)
    contrast = (cv2.dilate(lightness, box) - cv2.erode(lightness, box))[1:-1, 1:-1]
    classes = cv2.LUT(codes, _CLASS_OF_PATTERN) + cv2.LUT(contrast, _CLASS_OF_CONTRAST)
    inside = weights[1:-1, 1:-1]
    bins = np.bincount(classes.ravel(), inside.ravel(), _PATTERN_CLASSES * len(_CONTRASTS))
    shares: _Floating = bins / max(bins.sum(), _EPSILON)
    return shares


def _class_of_pattern() -> npt.NDArray[np.uint8]:
    """Return (256,) the class of each pattern: its set bits 0..8, or 9 if not uniform."""
    bits = (np.arange(256)[:, np.newaxis] >> np.arange(8)) & 1
    transitions = (bits != np.roll(bits, 1, axis=1)).sum(axis=1)
    return np.where(transitions <= 2, bits.sum(axis=1), _PATTERN_CLASSES - 1).astype(np.uint8)


def _class_of_contrast() -> npt.NDArray[np.uint8]:
    """Return (256,) the index of the first pattern class of each contrast."""
    step = np.searchsorted(_CONTRASTS, np.arange(256), side="right") - 1
    return (_PATTERN_CLASSES * step).astype(np.uint8)


_CLASS_OF_PATTERN: Final = _class_of_pattern()
_CLASS_OF_CONTRAST: Final = _class_of_contrast()


def _quantise(vector: _Floating) -> Descriptor:
    """Quantise a vector to 8 bits; its scale is lost, which a cosine ignores."""
    largest = max(float(vector.max()), _EPSILON)
    quantised: Descriptor = np.rint(vector * (255 / largest)).astype(np.uint8)
    return quantised
