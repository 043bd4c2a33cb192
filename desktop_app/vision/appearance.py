"""How a picture looks, apart from what it shows: its colours, its outline, its surface.

Three short vectors stand beside the embedding, for "more like this in colour".
Studio pictures show a thing before an even ground, white as a rule. Such a
ground is found by the picture's edge and left out, so that a small red cup is
red, and not white; where the edge is not even, the middle counts most.
"""

from typing import Any, Final, NamedTuple, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.vision.resizing import (
    RgbImage,
    resize,
    size_within,
)

# Changes with every change of what is computed here: vectors of different
# methods cannot be compared.
APPEARANCE_VERSION: Final = 1

Descriptor: TypeAlias = npt.NDArray[np.uint8]
_Floats: TypeAlias = npt.NDArray[np.floating[Any]]

_SIDE_PX: Final = 96
_LEAST_PX: Final = 3

# The ground: a pixel differs from it by less than the first, and by more than
# the second is none of it; between them it counts in part. CIE76 differences.
_SAME_COLOUR: Final = 6.0
_OTHER_COLOUR: Final = 14.0
_EVEN_EDGE: Final = 0.7
_LEAST_OBJECT: Final = 0.02

# The colour histogram: each of OpenCV's 8-bit CIELAB channels is cut into fine
# steps, and these are shared out among a few centres, from the first to the last.
_FINE_BITS: Final = 5
_LIGHT_CENTRES: Final = np.linspace(0, 255, 5)
_HUE_CENTRES: Final = np.linspace(128 - 60, 128 + 60, 7)

_SHAPE_PX: Final = 64
_CELLS: Final = 4
_DIRECTIONS: Final = 9
_CLIP: Final = 0.2
_ALMOST_NOTHING: Final = 1e-6

_SCALES: Final = 3
_CONTRASTS: Final = (0, 6, 20)
_CLASSES: Final = 10
_NEIGHBOURS: Final = ((0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0))


class Appearance(NamedTuple):
    """Three non-negative vectors; the cosine of two of a kind says how alike they are.

    Attributes:
        colour: (245,) uint8, square roots of a histogram in CIELAB.
        shape: (324,) uint8, histograms of oriented gradients.
        texture: (90,) uint8, square roots of histograms of local binary patterns.
    """

    colour: Descriptor
    shape: Descriptor
    texture: Descriptor


def appearance(pixels: RgbImage) -> Appearance:
    """Return how a picture looks.

    Args:
        pixels: (height, width, 3) RGB.
    """
    width_px, height_px = size_within((pixels.shape[1], pixels.shape[0]), _SIDE_PX)
    small = resize(pixels, max(width_px, _LEAST_PX), max(height_px, _LEAST_PX))
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)
    lightness = np.ascontiguousarray(lab[:, :, 0])
    mask = _object_mask(lab)
    weights = _middle(lab.shape[0], lab.shape[1]) if mask is None else mask
    return Appearance(
        _quantised(_colour(lab, weights)),
        _quantised(_shape(lab if mask is None else _cut_out(lab, mask))),
        _quantised(_texture(lightness, weights)),
    )


def _object_mask(lab: npt.NDArray[Any]) -> _Floats | None:
    """Return (height, width) 0..1: how surely a pixel is not of an even ground; None for none."""
    edge = np.concatenate([lab[0], lab[-1], lab[:, 0], lab[:, -1]])
    ground = np.median(edge, axis=0).astype(np.float32)
    if (_difference(edge, ground) < _SAME_COLOUR).mean() < _EVEN_EDGE:
        return None
    beyond = _difference(lab, ground) - _SAME_COLOUR
    weights: _Floats = np.clip(beyond / (_OTHER_COLOUR - _SAME_COLOUR), 0, 1)
    if weights.mean() < _LEAST_OBJECT:
        return None
    return weights


def _middle(height: int, width: int) -> _Floats:
    """Return (height, width) 0..1, falling from the middle to the edges."""
    down, across = (np.sin(np.pi * (np.arange(count) + 0.5) / count) for count in (height, width))
    weights: _Floats = np.outer(down, across).astype(np.float32)
    return weights


def _cut_out(lab: npt.NDArray[Any], mask: _Floats) -> npt.NDArray[Any]:
    """Return the part of the picture that holds the object."""
    is_object = mask > 0.5
    rows, columns = np.nonzero(is_object.any(axis=1))[0], np.nonzero(is_object.any(axis=0))[0]
    if not len(rows):
        return lab
    return lab[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _difference(lab: npt.NDArray[Any], ground: _Floats) -> _Floats:
    """Return the CIE76 colour differences to ``ground``."""
    # OpenCV stretches the lightness from 0..100 to 0..255.
    apart = (lab.astype(np.float32) - ground) * np.array([100 / 255, 1, 1], np.float32)
    difference: _Floats = np.sqrt(np.einsum("...i,...i->...", apart, apart))
    return difference


def _colour(lab: npt.NDArray[Any], weights: _Floats) -> _Floats:
    """Return the histogram; a colour between two centres counts for both in part."""
    fine = (lab >> (8 - _FINE_BITS)).astype(np.int32)
    number = (fine[:, :, 0] << _FINE_BITS | fine[:, :, 1]) << _FINE_BITS | fine[:, :, 2]
    steps = 1 << _FINE_BITS
    per_step: npt.NDArray[Any] = np.bincount(number.ravel(), weights.ravel(), steps**3)
    counts: _Floats = per_step.reshape(steps, steps, steps)
    # Each product takes the last axis to the front, so after three they are in order again.
    for shares in (_HUE_SHARES, _HUE_SHARES, _LIGHT_SHARES):
        counts = np.tensordot(shares, counts, axes=(1, counts.ndim - 1))
    return np.sqrt(counts.ravel())


def _shares(centres: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return (centres, fine steps): which part of a step counts for which centre."""
    width = 256 >> _FINE_BITS
    middles = np.arange(1 << _FINE_BITS) * width + (width - 1) / 2
    return np.stack([np.interp(middles, centres, row) for row in np.eye(len(centres))])


_LIGHT_SHARES: Final = _shares(_LIGHT_CENTRES)
_HUE_SHARES: Final = _shares(_HUE_CENTRES)


def _shape(lab: npt.NDArray[Any]) -> _Floats:
    """Return histograms of oriented gradients, at a size of their own.

    After Dalal and Triggs (CVPR 2005): of each pixel the channel with the
    largest gradient, nine directions without sign, blocks of two by two cells,
    each block of length 1, clipped, of length 1 again (L2-Hys).
    """
    size, degrees = _strongest_gradients(_squared(lab))
    place = degrees * (_DIRECTIONS / 180)
    lower = place.astype(np.int32)
    share = (place - lower) * size
    length = _CELLS * _CELLS * _DIRECTIONS
    cells = np.bincount((_CELL + lower % _DIRECTIONS).ravel(), (size - share).ravel(), length)
    cells += np.bincount((_CELL + (lower + 1) % _DIRECTIONS).ravel(), share.ravel(), length)
    return _blocks(cells.reshape(_CELLS, _CELLS, _DIRECTIONS).astype(np.float32))


def _strongest_gradients(square: npt.NDArray[Any]) -> tuple[_Floats, _Floats]:
    """Return size and direction, 0..360 degrees, of each pixel's largest gradient."""
    channels = cv2.split(square)
    across = cv2.Sobel(channels[0], cv2.CV_32F, 1, 0)
    down = cv2.Sobel(channels[0], cv2.CV_32F, 0, 1)
    size = across * across + down * down
    for channel in channels[1:]:
        other_across = cv2.Sobel(channel, cv2.CV_32F, 1, 0)
        other_down = cv2.Sobel(channel, cv2.CV_32F, 0, 1)
        other_size = other_across * other_across + other_down * other_down
        is_larger = other_size > size
        for kept, other in ((across, other_across), (down, other_down), (size, other_size)):
            np.copyto(kept, other, where=is_larger)
    return np.sqrt(size), np.asarray(cv2.phase(across, down, angleInDegrees=True))


def _first_bin_of_cell() -> npt.NDArray[np.int64]:
    """Return for each pixel of the square where the directions of its cell begin."""
    row, column = np.indices((_SHAPE_PX, _SHAPE_PX)) * _CELLS // _SHAPE_PX
    first: npt.NDArray[np.int64] = (row * _CELLS + column) * _DIRECTIONS
    return first


_CELL: Final = _first_bin_of_cell()


def _squared(lab: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the picture in a square, its longer side from edge to edge."""
    height, width = lab.shape[:2]
    side = max(height, width)
    down, across = side - height, side - width
    margins = ((down // 2, down - down // 2), (across // 2, across - across // 2), (0, 0))
    return resize(np.pad(lab, margins, "edge"), _SHAPE_PX, _SHAPE_PX)


def _blocks(cells: _Floats) -> _Floats:
    blocks = np.lib.stride_tricks.sliding_window_view(cells, (2, 2), axis=(0, 1))
    rows = blocks.reshape(-1, 4 * _DIRECTIONS)
    clipped = np.minimum(_of_length_1(rows), _CLIP)
    return _of_length_1(clipped).ravel()


def _of_length_1(rows: _Floats) -> _Floats:
    scaled: _Floats = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + _ALMOST_NOTHING)
    return scaled


def _texture(lightness: npt.NDArray[Any], weights: _Floats) -> _Floats:
    """Return histograms of local binary patterns with contrast, at three scales.

    After Ojala, Pietikäinen and Mäenpää (PAMI 2002): uniform patterns of eight
    neighbours whatever their rotation, jointly with the contrast, so that the
    noise of a smooth surface does not count for a pattern.
    """
    histograms = [_patterns(lightness, weights)]
    for _ in range(1, _SCALES):
        half = (max(_LEAST_PX, lightness.shape[1] // 2), max(_LEAST_PX, lightness.shape[0] // 2))
        lightness = np.asarray(cv2.resize(lightness, half, interpolation=cv2.INTER_AREA))
        weights = np.asarray(cv2.resize(weights, half, interpolation=cv2.INTER_AREA))
        histograms.append(_patterns(lightness, weights))
    roots: _Floats = np.sqrt(np.concatenate(histograms))
    return roots


def _patterns(lightness: npt.NDArray[Any], weights: _Floats) -> _Floats:
    height, width = lightness.shape
    centre = lightness[1:-1, 1:-1]
    codes = np.zeros_like(centre)
    for bit, (down, across) in enumerate(_NEIGHBOURS):
        neighbour = lightness[down : down + height - 2, across : across + width - 2]
        codes |= (neighbour >= centre).view(np.uint8) << bit
    box = np.ones((3, 3), np.uint8)
    spread = (cv2.dilate(lightness, box) - cv2.erode(lightness, box))[1:-1, 1:-1]
    number = cv2.LUT(codes, _CLASS_OF_PATTERN) + cv2.LUT(spread, _CLASS_OF_CONTRAST)
    inside = weights[1:-1, 1:-1]
    bins = np.bincount(number.ravel(), inside.ravel(), _CLASSES * len(_CONTRASTS))
    shares: _Floats = bins / max(bins.sum(), _ALMOST_NOTHING)
    return shares


def _class_of_pattern() -> npt.NDArray[np.uint8]:
    """Return the class of each of the 256 patterns: set bits 0..8, or 9 for an uneven one."""
    bits = (np.arange(256)[:, np.newaxis] >> np.arange(8)) & 1
    changes = (bits != np.roll(bits, 1, axis=1)).sum(axis=1)
    return np.where(changes <= 2, bits.sum(axis=1), _CLASSES - 1).astype(np.uint8)


def _class_of_contrast() -> npt.NDArray[np.uint8]:
    """Return for each of the 256 contrasts where its classes of patterns begin."""
    step = np.searchsorted(_CONTRASTS, np.arange(256), side="right") - 1
    return (_CLASSES * step).astype(np.uint8)


_CLASS_OF_PATTERN: Final = _class_of_pattern()
_CLASS_OF_CONTRAST: Final = _class_of_contrast()


def _quantised(signal: _Floats) -> Descriptor:
    """Return the vector in 256 steps up to its largest value: a cosine does not see the scale."""
    largest = max(float(signal.max()), _ALMOST_NOTHING)
    steps: Descriptor = np.rint(signal * (255 / largest)).astype(np.uint8)
    return steps
