"""t-SNE: a two-dimensional map of vectors that preserves neighbourhoods.

L. van der Maaten, G. Hinton: Visualizing Data using t-SNE, JMLR 9 (2008), with gradient
(5) and early exaggeration. Exact, for at most a few thousand vectors. Deterministic, as
it is initialised with the principal components.
"""

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

_Array: TypeAlias = npt.NDArray[np.float32]

_PERPLEXITY: Final = 12.0
_STEPS: Final = 400
_EXAGGERATED_STEPS: Final = 100
_EXAGGERATION: Final = 12.0
_YIELD_STEPS: Final = 10
_BISECTIONS: Final = 40
_SPREAD_STEPS: Final = 60
# Minimum distance of points, relative to the spacing of a regular grid.
_MIN_SPACING: Final = 0.8
_EPSILON: Final = 1e-12
_NOTE: Final = Message("Drawing the map")


def tsne(vectors: _Array) -> Job[_Array]:
    """Map vectors to the plane.

    Args:
        vectors: (n, dim) float32; memory and time are O(n²).

    Returns:
        (n, 2) float32 in 0..1, no two points at the same place.
    """
    count = len(vectors)
    if count < 3:
        return np.linspace(0.25, 0.75, 2 * count, dtype=np.float32).reshape(count, 2)
    affinities = _affinities(vectors)
    points = _principal_plane(vectors)
    velocity = np.zeros_like(points)
    gains = np.ones_like(points)
    rate = max(count / _EXAGGERATION / 4, 50.0)
    for step in range(_STEPS):
        is_early = step < _EXAGGERATED_STEPS
        gradient = _gradient(points, affinities * (_EXAGGERATION if is_early else 1.0))
        # Adaptive gains (Jacobs 1988): larger while a point keeps its direction.
        gains = np.where(gradient * velocity < 0, gains + 0.2, np.maximum(gains * 0.8, 0.01))
        velocity = (0.5 if is_early else 0.8) * velocity - rate * gains * gradient
        points = points + velocity
        if step % _YIELD_STEPS == 0:
            yield Progress(step, _STEPS, _NOTE)
    return (yield from _spread(_equalise(_scale_to_unit_square(points))))


def _equalise(points: _Array) -> _Array:
    """Fill the square evenly: average each coordinate with its rank."""
    ranks = points.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    return np.asarray((points + ranks / (len(points) - 1)) / 2, np.float32)


def _affinities(vectors: _Array) -> _Array:
    """Return the symmetric (n, n) joint probabilities p, equation (1) of the paper."""
    count = len(vectors)
    squares = _squared_distances(vectors)
    target = np.log(min(_PERPLEXITY, (count - 1) / 3 + 1))
    # Bisection for the precision at which the entropy gives the perplexity.
    low, high = np.zeros((count, 1), np.float32), np.full((count, 1), np.inf, np.float32)
    precision = np.ones((count, 1), np.float32) / max(float(np.median(squares)), _EPSILON)
    for _ in range(_BISECTIONS):
        near = np.exp(-squares * precision)
        np.fill_diagonal(near, 0)
        total = near.sum(axis=1, keepdims=True) + _EPSILON
        entropy = np.log(total) + precision * (squares * near).sum(axis=1, keepdims=True) / total
        is_wide = entropy > target
        low, high = np.where(is_wide, precision, low), np.where(is_wide, high, precision)
        precision = np.where(np.isinf(high), low * 2, (low + high) / 2).astype(np.float32)
    shares = near / total
    return np.asarray((shares + shares.T) / (2 * count), np.float32)


def _gradient(points: _Array, affinities: _Array) -> _Array:
    """Return the (n, 2) gradient, equation (5) of the paper."""
    near = 1 / (1 + _squared_distances(points))
    np.fill_diagonal(near, 0)
    pull = (affinities - near / near.sum()) * near
    return np.asarray(4 * (pull.sum(axis=1, keepdims=True) * points - pull @ points), np.float32)


def _squared_distances(rows: _Array) -> _Array:
    lengths = (rows * rows).sum(axis=1)
    return np.asarray(np.maximum(lengths[:, None] + lengths - 2 * rows @ rows.T, 0), np.float32)


def _principal_plane(vectors: _Array) -> _Array:
    """Return the first two principal components, scaled down, as initial points."""
    centred = vectors - vectors.mean(axis=0)
    _, scale, axes = np.linalg.svd(centred, full_matrices=False)
    # Fix the signs of the axes, which depend on the linear algebra library.
    signs = np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])[:2]
    plane = centred @ (axes[:2] * signs[:, None]).T
    return np.asarray(plane / max(float(scale[0]), _EPSILON) * 0.01, np.float32)


def _scale_to_unit_square(points: _Array) -> _Array:
    low, high = points.min(axis=0), points.max(axis=0)
    return np.asarray((points - low) / np.maximum(high - low, _EPSILON), np.float32)


def _spread(points: _Array) -> Job[_Array]:
    """Move apart points that would overlap; equal points move in fixed directions."""
    count = len(points)
    spacing = _MIN_SPACING / np.sqrt(count)
    angles = np.arange(count) * 2.399963  # the golden angle, so that all differ
    points = points + 1e-4 * np.column_stack([np.cos(angles), np.sin(angles)]).astype(np.float32)
    for _ in range(_SPREAD_STEPS):
        yield Progress(_STEPS, _STEPS, _NOTE)
        away = points[:, None] - points[None]
        distance = np.sqrt((away * away).sum(axis=2)) + _EPSILON
        push = np.maximum(spacing - distance, 0) / distance
        np.fill_diagonal(push, 0)
        points = points + 0.25 * (push[:, :, None] * away).sum(axis=1)
    return _scale_to_unit_square(points)
