"""Vectors on a plane, neighbours near each other: t-SNE, for a map to look at.

L. van der Maaten, G. Hinton: Visualizing Data using t-SNE, JMLR 9 (2008), with
its gradient (5) and its early exaggeration. Exact, for at most a few thousand
vectors; it begins with the principal components, so it is the same every time.
"""

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

_Array: TypeAlias = npt.NDArray[np.float32]

_NEIGHBOURS: Final = 12.0
_STEPS: Final = 400
_EXAGGERATED_STEPS: Final = 100
_EXAGGERATION: Final = 12.0
_STEPS_A_YIELD: Final = 10
_BISECTIONS: Final = 40
_SPREADING_STEPS: Final = 60
# Of the room that each point would have on a grid.
_ROOM: Final = 0.8
_TINY: Final = 1e-12
_NOTE: Final = Message("Drawing the map")


def tsne(vectors: _Array) -> Job[_Array]:
    """Lay vectors out on a plane.

    Args:
        vectors: (n, dim) float32; takes memory and time as n * n.

    Returns:
        (n, 2) float32 in 0..1, no two points quite on one another.
    """
    count = len(vectors)
    if count < 3:
        return np.linspace(0.25, 0.75, 2 * count, dtype=np.float32).reshape(count, 2)
    alike = _affinities(vectors)
    points = _principal_plane(vectors)
    velocity = np.zeros_like(points)
    gains = np.ones_like(points)
    rate = max(count / _EXAGGERATION / 4, 50.0)
    for step in range(_STEPS):
        is_early = step < _EXAGGERATED_STEPS
        slope = _slope(points, alike * (_EXAGGERATION if is_early else 1.0))
        # Faster where a point keeps its direction, slower where it swings (Jacobs 1988).
        gains = np.where(slope * velocity < 0, gains + 0.2, np.maximum(gains * 0.8, 0.01))
        velocity = (0.5 if is_early else 0.8) * velocity - rate * gains * slope
        points = points + velocity
        if step % _STEPS_A_YIELD == 0:
            yield Progress(step, _STEPS, _NOTE)
    return (yield from _spread(_evened(_on_unit_square(points))))


def _evened(points: _Array) -> _Array:
    """Fill the square: halfway from where a point is to its rank along each axis."""
    ranks = points.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    return np.asarray((points + ranks / (len(points) - 1)) / 2, np.float32)


def _affinities(vectors: _Array) -> _Array:
    """Return how near each pair is, (n, n), symmetric, summing to 1; (1) of the paper."""
    count = len(vectors)
    squares = _squared_distances(vectors)
    wanted = np.log(min(_NEIGHBOURS, (count - 1) / 3 + 1))
    low, high = np.zeros((count, 1), np.float32), np.full((count, 1), np.inf, np.float32)
    precision = np.ones((count, 1), np.float32) / max(float(np.median(squares)), _TINY)
    for _ in range(_BISECTIONS):
        near = np.exp(-squares * precision)
        np.fill_diagonal(near, 0)
        total = near.sum(axis=1, keepdims=True) + _TINY
        entropy = np.log(total) + precision * (squares * near).sum(axis=1, keepdims=True) / total
        is_wide = entropy > wanted
        low, high = np.where(is_wide, precision, low), np.where(is_wide, high, precision)
        precision = np.where(np.isinf(high), low * 2, (low + high) / 2).astype(np.float32)
    shares = near / total
    return np.asarray((shares + shares.T) / (2 * count), np.float32)


def _slope(points: _Array, alike: _Array) -> _Array:
    near = 1 / (1 + _squared_distances(points))
    np.fill_diagonal(near, 0)
    pull = (alike - near / near.sum()) * near
    return np.asarray(4 * (pull.sum(axis=1, keepdims=True) * points - pull @ points), np.float32)


def _squared_distances(rows: _Array) -> _Array:
    lengths = (rows * rows).sum(axis=1)
    return np.asarray(np.maximum(lengths[:, None] + lengths - 2 * rows @ rows.T, 0), np.float32)


def _principal_plane(vectors: _Array) -> _Array:
    """Return the first two principal components, small, as the paper's authors begin."""
    centred = vectors - vectors.mean(axis=0)
    _, scale, axes = np.linalg.svd(centred, full_matrices=False)
    # The sign of an axis is chance; without this it would be the library's.
    signs = np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])[:2]
    plane = centred @ (axes[:2] * signs[:, None]).T
    return np.asarray(plane / max(float(scale[0]), _TINY) * 0.01, np.float32)


def _on_unit_square(points: _Array) -> _Array:
    low, high = points.min(axis=0), points.max(axis=0)
    return np.asarray((points - low) / np.maximum(high - low, _TINY), np.float32)


def _spread(points: _Array) -> Job[_Array]:
    """Push points apart that would cover one another, equal ones along fixed directions."""
    count = len(points)
    room = _ROOM / np.sqrt(count)
    angles = np.arange(count) * 2.399963  # the golden angle: no two alike
    points = points + 1e-4 * np.column_stack([np.cos(angles), np.sin(angles)]).astype(np.float32)
    for _ in range(_SPREADING_STEPS):
        yield Progress(_STEPS, _STEPS, _NOTE)
        away = points[:, None] - points[None]
        distance = np.sqrt((away * away).sum(axis=2)) + _TINY
        push = np.maximum(room - distance, 0) / distance
        np.fill_diagonal(push, 0)
        points = points + 0.25 * (push[:, :, None] * away).sum(axis=1)
    return _on_unit_square(points)
