"""What a frame would look like if nothing lay on the counter.

Light changes: a lamp is switched on, the sun moves, the camera adapts to a white product. All
of that changes the picture smoothly from one side to the other, so that the change is known
from the frame's edge, where products rarely are. Without a frame of the empty counter, a mat
of one colour can be told from its edge too.
"""

import math
from functools import lru_cache
from typing import Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage

_Floats: TypeAlias = npt.NDArray[np.float32]
_Indices: TypeAlias = npt.NDArray[np.intp]

# Width of the edge as a share of the shorter side.
_EDGE_SHARE: Final = 0.12
# Largest error of the edge's pixels, in levels, and the share of them that must fit.
_MAX_ERROR: Final = 12.0
_CLIPPED_LEVEL: Final = 250
_MIN_FITTING: Final = 0.55
_MIN_FITTING_PLAIN: Final = 0.8
# Changes of the light beyond these factors are something else.
_MAX_GAIN: Final = 4.0
# Added to levels before their logarithm, so that dark noise does not matter.
_OFFSET: Final = 8.0
_ROUNDS: Final = 8
_REGULARISATION: Final = np.eye(6, dtype=np.float32) * np.float32(1e-3)
# Every so many pixels of the edge are used; neighbours tell the same.
_STRIDE: Final = 5


def expected_counter(frame: RgbImage, background: RgbImage) -> RgbImage | None:
    """Return the empty counter in the light of a frame; None if the light does not explain it.

    Args:
        frame: (height, width, 3) uint8 RGB, reduced.
        background: of the same shape, without objects.
    """
    expected = _fitted(frame, background, _MIN_FITTING)
    return _fitted_rows(frame, background) if expected is None else expected


def expected_mat(frame: RgbImage) -> RgbImage | None:
    """Return a counter of one colour in the light of a frame; None if the edge has more.

    Args:
        frame: (height, width, 3) uint8 RGB, reduced.
    """
    edge = frame[_edge_mask(frame.shape[0], frame.shape[1])]
    plain = np.empty_like(frame)
    plain[:] = np.median(edge, axis=0)
    return _fitted(frame, plain, _MIN_FITTING_PLAIN)


def _fitted(frame: RgbImage, background: RgbImage, min_fitting: float) -> RgbImage | None:
    """Return the background times a smooth gain that fits the frame's edge, if it does."""
    rows, columns, terms, edge_terms = _geometry(frame.shape[0], frame.shape[1])
    seen = _smooth(frame)[rows, columns] + _OFFSET
    before = _smooth(background)[rows, columns] + _OFFSET
    change = np.log(seen) - np.log(before)
    # What is too bright for the camera tells only that the light has not decreased.
    is_lost = (seen >= _CLIPPED_LEVEL + _OFFSET).any(axis=1)
    known = np.where(is_lost, np.float32(0), np.float32(1)) if is_lost.mean() < 0.9 else 1
    trust = np.ones(len(seen), np.float32) * known
    for _ in range(_ROUNDS):
        weighted = edge_terms * trust[:, np.newaxis]
        weights = np.linalg.solve(weighted.T @ edge_terms + _REGULARISATION, weighted.T @ change)
        fitted = np.minimum(before * _gain(edge_terms @ weights), 255 + _OFFSET)
        error = np.abs(seen - fitted).max(axis=1)
        # Products and people at the edge count less in each round.
        trust = known / (1 + (error / _MAX_ERROR) ** 2) ** 2
    if (error < _MAX_ERROR).mean() < min_fitting:
        return None
    gain = _gain(terms @ weights).reshape(frame.shape)
    expected = (background + np.float32(_OFFSET)) * gain - _OFFSET
    return np.asarray(np.clip(np.rint(expected), 0, 255), np.uint8)


def _fitted_rows(frame: RgbImage, background: RgbImage) -> RgbImage | None:
    """Return the background times a gain for each row that fits the sides, if it does.

    A sensor that reads row after row sees lamps at 50 Hz as bands, and a flash in a part of the
    rows.
    """
    side = max(1, round(_EDGE_SHARE * min(frame.shape[:2])))
    is_side = np.zeros(frame.shape[1], np.bool_)
    is_side[:side] = is_side[-side:] = True
    seen, before = _smooth(frame) + _OFFSET, _smooth(background) + _OFFSET
    change = np.median(np.log(seen[:, is_side]) - np.log(before[:, is_side]), axis=1)
    gain = _gain(np.asarray(change, np.float32))[:, np.newaxis]
    fitted = np.minimum(before * gain, 255 + _OFFSET)
    error = np.abs(seen - fitted)[:, is_side].max(axis=2)
    if (error < _MAX_ERROR).mean() < _MIN_FITTING_PLAIN:
        return None
    expected = (background + np.float32(_OFFSET)) * gain - _OFFSET
    return np.asarray(np.clip(np.rint(expected), 0, 255), np.uint8)


def _gain(logarithms: _Floats) -> _Floats:
    limit = math.log(_MAX_GAIN)
    return np.asarray(np.exp(np.clip(logarithms, -limit, limit)), np.float32)


def _smooth(image: RgbImage) -> _Floats:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), 1.5), np.float32)


def _edge_mask(height: int, width: int) -> npt.NDArray[np.bool_]:
    side = max(1, round(_EDGE_SHARE * min(height, width)))
    mask = np.ones((height, width), np.bool_)
    mask[side:-side, side:-side] = False
    return mask


@lru_cache(maxsize=4)
def _geometry(height: int, width: int) -> tuple[_Indices, _Indices, _Floats, _Floats]:
    """Return rows and columns of pixels of the edge, and the terms of a square polynomial.

    The terms are those of all pixels, (height * width, 6), and of the edge's, (n, 6).
    """
    rows, columns = np.nonzero(_edge_mask(height, width))
    rows, columns = rows[::_STRIDE], columns[::_STRIDE]
    y, x = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing="ij")
    terms = np.stack((np.ones_like(x), x, y, x * y, x * x, y * y), axis=2).astype(np.float32)
    return rows, columns, terms.reshape(-1, 6), terms[rows, columns]
