"""Solids as signed distances: how far a point is from the surface.

A distance is negative inside. Never larger than the true distance outside, so
that a ray may safely advance by it (sphere tracing, Hart 1996).
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.floating[Any]]
# Points (n, 3) to distances (n,).
Distance: TypeAlias = Callable[[Array], Array]
Profile: TypeAlias = Sequence[tuple[float, float]]

_CELL = 1 / 96  # of the distance table of a lathed shape


def vector(*values: float) -> Array:
    """Return the values as float32."""
    return np.array(values, np.float32)


def sphere(
    centre: Sequence[float], radius: float, stretch: Sequence[float] = (1, 1, 1)
) -> Distance:
    """Return a sphere, or with ``stretch`` nearly an ellipsoid."""
    middle, scale = vector(*centre), vector(*stretch)

    def distance(points: Array) -> Array:
        result: Array = (length((points - middle) / scale) - radius) * scale.min()
        return result

    return distance


def box(centre: Sequence[float], half: Sequence[float], rounding: float) -> Distance:
    """Return a box with rounded edges; ``half`` is half its outer size."""
    middle, inner = vector(*centre), vector(*half) - np.float32(rounding)

    def distance(points: Array) -> Array:
        beyond = np.abs(points - middle) - inner
        return _outside(beyond) - np.float32(rounding)

    return distance


def rod(start: Sequence[float], end: Sequence[float], radius: float, taper: float = 1) -> Distance:
    """Return a round-ended rod whose radius grows from ``radius`` by ``taper``."""
    first, along = vector(*start), vector(*end) - vector(*start)

    def distance(points: Array) -> Array:
        offset = points - first
        share = np.clip(offset @ along / (along @ along), 0, 1)
        radii = np.float32(radius) * (1 + (np.float32(taper) - 1) * share)
        return (length(offset - share[:, None] * along) - radii) * np.float32(0.9)

    return distance


def ring(centre: Sequence[float], major: float, minor: float, axis: int = 2) -> Distance:
    """Return a torus around the coordinate axis of that number."""
    middle = vector(*centre)
    flat = [number for number in range(3) if number != axis]

    def distance(points: Array) -> Array:
        offset = points - middle
        across = length(offset[:, flat]) - np.float32(major)
        result: Array = np.hypot(across, offset[:, axis]) - np.float32(minor)
        return result

    return distance


def convex(planes: Sequence[tuple[Sequence[float], float]], rounding: float) -> Distance:
    """Return the space below all planes, each a normal and its offset."""
    normals = np.array([np.asarray(normal) / np.linalg.norm(normal) for normal, _ in planes])
    normals = normals.astype(np.float32)
    offsets = np.array([offset for _, offset in planes], np.float32)

    def distance(points: Array) -> Array:
        beyond = points @ normals.T - offsets
        # A smooth maximum rounds the edges.
        sharpness = np.float32(1 / rounding)
        peak = beyond.max(axis=1, keepdims=True)
        result: Array = (
            peak[:, 0] + np.log(np.exp((beyond - peak) * sharpness).sum(axis=1)) / sharpness
        )
        return result

    return distance


def pouch(half_width: float, height: float, half_depth: float, seal: float) -> Distance:
    """Return a standing pouch: thick at the foot, flat at its sealed top."""

    def distance(points: Array) -> Array:
        x, y, z = points.T
        rise = np.clip(y / (height - seal), 0, 1)
        belly = np.sqrt(np.maximum(1 - rise**2.6, 0)) * (0.82 + 0.18 * np.minimum(rise * 6, 1))
        edge = np.clip(1 - np.abs(x / half_width) ** 3.2, 0, 1)
        wrinkle = 0.012 * np.sin(23 * x + 9 * y) * np.sin(13 * y - 4 * x) * rise
        depth = half_depth * belly * edge**0.6 + 0.018 + wrinkle * edge
        waist = half_width * (1 - 0.035 * np.sin(np.pi * rise))
        beyond = np.stack([np.abs(x) - waist, np.abs(y - height / 2) - height / 2], axis=1)
        result: Array = np.maximum((np.abs(z) - depth) * np.float32(0.62), _outside(beyond))
        return result

    return distance


def lathe(profile: Profile, smoothing: int = 0) -> Distance:
    """Return a profile of (radius, height) turned around the y axis.

    Args:
        profile: from the foot up; closed along the axis by itself.
        smoothing: how often corners are cut (Chaikin 1974).
    """
    outline: Array = np.array(profile, np.float64)
    for _ in range(smoothing):
        outline = _cut_corners(outline)
    table, low = _distance_table(outline)

    def distance(points: Array) -> Array:
        place = np.stack([np.hypot(points[:, 0], points[:, 2]), points[:, 1]], axis=1)
        high = low + (np.array(table.shape[::-1], np.float32) - 2) * np.float32(_CELL)
        near = np.clip(place, low, high)
        inside = _interpolate(table, (near - low) / np.float32(_CELL))
        gap = ((place - near) ** 2).sum(axis=1)
        # The table's frame is convex: beyond it, this stays below the truth.
        return np.where(gap > 0, np.sqrt(gap + np.maximum(inside, 0) ** 2), inside)

    return distance


def _outside(beyond: Array) -> Array:
    """Return the distance to a box, given how far points are beyond each side."""
    # By column, as numpy is slow along an axis of two or three.
    largest = np.maximum.reduce(list(beyond.T))
    result: Array = length(np.maximum(beyond, 0)) + np.minimum(largest, 0)
    return result


def _cut_corners(outline: Array) -> Array:
    before, after = outline[:-1], outline[1:]
    cut = np.stack([0.75 * before + 0.25 * after, 0.25 * before + 0.75 * after], axis=1)
    return np.concatenate([outline[:1], cut.reshape(-1, 2), outline[-1:]])


def _distance_table(outline: Array) -> tuple[Array, Array]:
    """Return signed distances to the outline on a grid, and its low corner."""
    low = np.array([0.0, outline[:, 1].min() - 0.3])
    size = np.ceil((outline.max(axis=0) + 0.3 - low) / _CELL).astype(int) + 1
    radii, heights = np.meshgrid(*(low[i] + _CELL * np.arange(size[i]) for i in range(2)))
    nearest = np.full(radii.shape, np.inf)
    crossings = np.zeros(radii.shape, bool)
    for (r0, y0), (r1, y1) in pairwise(outline):
        run, rise = r1 - r0, y1 - y0
        share = ((radii - r0) * run + (heights - y0) * rise) / (run * run + rise * rise + 1e-12)
        share = np.clip(share, 0, 1)
        nearest = np.minimum(
            nearest, np.hypot(radii - r0 - share * run, heights - y0 - share * rise)
        )
        if y0 != y1:
            spans = (y0 > heights) != (y1 > heights)
            crossings ^= spans & (radii < r0 + (heights - y0) * run / rise)
    return np.where(crossings, -nearest, nearest).astype(np.float32), low.astype(np.float32)


def _interpolate(table: Array, place: Array) -> Array:
    """Read the table between its nodes, bilinearly."""
    column, row = np.minimum(place.astype(np.int32), np.array(table.shape[::-1]) - 2).T
    right, down = (place - np.stack([column, row], axis=1)).astype(np.float32).T
    corner = table.ravel()
    start, width = row * table.shape[1] + column, table.shape[1]
    upper = corner[start] * (1 - right) + corner[start + 1] * right
    lower = corner[start + width] * (1 - right) + corner[start + width + 1] * right
    result: Array = upper * (1 - down) + lower * down
    return result


def union(*shapes: Distance) -> Distance:
    """Return all shapes together."""
    return lambda points: np.minimum.reduce([shape(points) for shape in shapes])


def blend(first: Distance, second: Distance, width: float) -> Distance:
    """Return both shapes with a fillet of about ``width`` where they meet."""

    def distance(points: Array) -> Array:
        one, two = first(points), second(points)
        share = np.maximum(np.float32(width) - np.abs(one - two), 0) / np.float32(width)
        return np.minimum(one, two) - share * share * np.float32(width / 4)

    return distance


def cut(shape: Distance, hole: Distance) -> Distance:
    """Return the shape without the hole."""
    return lambda points: np.maximum(shape(points), -hole(points))


def placed(shape: Distance, matrix: Array, offset: Array) -> Distance:
    """Return the shape turned by the matrix (3, 3), then moved."""
    return lambda points: shape((points - offset) @ matrix)


def turn(axis: int, degrees: float) -> Array:
    """Return the matrix that turns columns around a coordinate axis."""
    angle = np.radians(degrees)
    cosine, sine = np.cos(angle), np.sin(angle)
    matrix = np.eye(3, dtype=np.float32)
    first, second = [(1, 2), (2, 0), (0, 1)][axis]
    matrix[first, first] = matrix[second, second] = cosine
    matrix[first, second], matrix[second, first] = -sine, sine
    return matrix


def length(vectors: Array) -> Array:
    """Return the length of each row."""
    result: Array = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    return result


def unit(vectors: Array) -> Array:
    """Return the rows at length 1."""
    return vectors / np.maximum(length(vectors), np.float32(1e-9))[:, None]
