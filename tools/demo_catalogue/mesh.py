"""Meshes as numpy arrays.

Lengths are in centimetres. An object stands on z = 0 and its front faces -y; x points to
the right as seen from the front. Faces are counter-clockwise as seen from outside.
Texture coordinates are 0..1, v points up.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.float64]
Point: TypeAlias = tuple[float, float, float]
Flat: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mesh:
    """A surface.

    Attributes:
        vertices: (n, 3) in cm.
        faces: corners of each face, as rows of ``vertices``.
        uvs: texture coordinates of each face's corners, (corners, 2).
        slots: index of each face's material in its part.
    """

    vertices: Array
    faces: tuple[tuple[int, ...], ...]
    uvs: tuple[Array, ...]
    slots: tuple[int, ...]

    def moved(self, x: float = 0, y: float = 0, z: float = 0) -> "Mesh":
        """Return the mesh moved by centimetres."""
        return replace(self, vertices=self.vertices + np.array([x, y, z]))

    def scaled(self, x: float = 1, y: float = 1, z: float = 1) -> "Mesh":
        """Return the mesh scaled about the origin by positive factors."""
        return replace(self, vertices=self.vertices * np.array([x, y, z]))

    def turned(self, axis: str, degrees: float) -> "Mesh":
        """Return the mesh rotated counter-clockwise about ``x``, ``y`` or ``z``."""
        return replace(self, vertices=self.vertices @ turn(axis, degrees).T)

    def bent(self, change: Callable[[Array], Array]) -> "Mesh":
        """Return the mesh with its (n, 3) vertices mapped by a function."""
        return replace(self, vertices=change(self.vertices))

    def in_slot(self, slot: int) -> "Mesh":
        """Return the mesh with all faces in one material slot."""
        return replace(self, slots=(slot,) * len(self.faces))


def turn(axis: str, degrees: float) -> Array:
    """Return the (3, 3) matrix of a counter-clockwise rotation about an axis."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array(
        {
            "x": [[1, 0, 0], [0, c, -s], [0, s, c]],
            "y": [[c, 0, s], [0, 1, 0], [-s, 0, c]],
            "z": [[c, -s, 0], [s, c, 0], [0, 0, 1]],
        }[axis],
        dtype=float,
    )


def joined(*meshes: Mesh) -> Mesh:
    """Merge several meshes into one."""
    starts = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes)])
    return Mesh(
        np.concatenate([mesh.vertices for mesh in meshes]),
        tuple(
            tuple(corner + int(start) for corner in face)
            for mesh, start in zip(meshes, starts, strict=False)
            for face in mesh.faces
        ),
        tuple(uv for mesh in meshes for uv in mesh.uvs),
        tuple(slot for mesh in meshes for slot in mesh.slots),
    )


def grid(points: Array, around: bool = False, upright: bool = False) -> Mesh:
    """Return the surface through rows of points.

    Args:
        points: (rows, columns, 3); as seen from outside, rows go up and columns right.
        around: whether the last column is connected to the first.
        upright: whether v follows z instead of the length along a column.
    """
    rows, columns = points.shape[:2]
    if upright:
        heights = points[:, 0, 2]
    else:
        steps = np.linalg.norm(np.diff(points, axis=0), axis=2).mean(axis=1)
        heights = np.concatenate([[0], np.cumsum(steps)])
    low, high = heights.min(), heights.max()
    v = (heights - low) / max(high - low, 1e-9)
    count = columns if around else columns - 1
    faces, uvs = [], []
    for row in range(rows - 1):
        for column in range(count):
            right = (column + 1) % columns
            faces.append(
                (row * columns + column, row * columns + right,
                 (row + 1) * columns + right, (row + 1) * columns + column)
            )  # fmt: skip
            left, end = column / count, (column + 1) / count
            uvs.append(
                np.array([[left, v[row]], [end, v[row]], [end, v[row + 1]], [left, v[row + 1]]])
            )
    return Mesh(points.reshape(-1, 3), tuple(faces), tuple(uvs), (0,) * len(faces))


def lathe(profile: Sequence[Flat], sides: int = 64, upright: bool = False) -> Mesh:
    """Return a surface of revolution of a profile of (radius, height), bottom to top.

    The centre of a label, u = 1/2, is at the front.
    """
    angles = np.arange(sides) / sides * math.tau - math.pi / 2 - math.pi
    radius, height = np.array(profile, dtype=float).T
    points = np.stack(
        [
            radius[:, None] * np.cos(angles),
            radius[:, None] * np.sin(angles),
            np.repeat(height[:, None], sides, axis=1),
        ],
        axis=-1,
    )
    return grid(points, around=True, upright=upright)


def smooth(profile: Sequence[Flat], steps: int = 6) -> list[Flat]:
    """Interpolate a profile by a Catmull-Rom spline; a point given twice stays a corner."""
    spots = [np.array(spot, dtype=float) for spot in profile]
    ends = [spots[0], *spots, spots[-1]]
    result: list[Flat] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        if np.allclose(b, c):
            continue
        for t in np.arange(steps) / steps:
            spot = _between(a, b, c, d, t)
            result.append((max(float(spot[0]), 0.0), float(spot[1])))
    return [*result, (float(spots[-1][0]), float(spots[-1][1]))]


def _between(a: Array, b: Array, c: Array, d: Array, t: float) -> Array:
    """Return the point at ``t``, 0..1, between b and c of a Catmull-Rom spline."""
    result: Array = 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )
    return result


def box(width: float, depth: float, height: float) -> Mesh:
    """Return a box on z = 0; slots are front, right, back, left, top, bottom."""
    x, y = width / 2, depth / 2
    corners = np.array(
        [(-x, -y, 0), (x, -y, 0), (x, y, 0), (-x, y, 0),
         (-x, -y, height), (x, -y, height), (x, y, height), (-x, y, height)]
    )  # fmt: skip
    faces = ((0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7), (4, 5, 6, 7), (3, 2, 1, 0))
    square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], dtype=float)
    return Mesh(corners, faces, (square,) * 6, (0, 1, 2, 3, 4, 5))


def extruded(outline: Sequence[Flat], thickness: float) -> Mesh:
    """Extrude an outline (x, z), counter-clockwise as seen from the front, along y.

    The front is slot 0 and lies at y = -thickness / 2, the back is slot 2,
    the rim slot 1.
    """
    spots = np.array(outline, dtype=float)
    count, y = len(spots), thickness / 2
    size = np.maximum(np.ptp(spots, axis=0), 1e-9)
    flat = (spots - spots.min(axis=0)) / size
    vertices = np.concatenate(
        [np.column_stack([spots[:, 0], np.full(count, side), spots[:, 1]]) for side in (-y, y)]
    )
    rim = [(k, k + count, (k + 1) % count + count, (k + 1) % count) for k in range(count)]
    faces = (tuple(range(count)), tuple(range(2 * count - 1, count - 1, -1)), *rim)
    back = (flat * [-1, 1] + [1, 0])[::-1]
    sides = [np.array([[k, 0], [k, 1], [k + 1, 1], [k + 1, 0]]) / count for k in range(count)]
    return Mesh(vertices, faces, (flat, back, *sides), (0, 2, *(1,) * count))


def tube(
    path: Sequence[Point], radius: float | Sequence[float], sides: int = 16, steps: int = 6
) -> Mesh:
    """Return a tube along a smooth path, with rounded ends.

    Args:
        path: in cm, at least two points.
        radius: in cm, one or one for each point.
        sides: of the cross section.
        steps: segments between two points; 1 keeps the corners.
    """
    points = np.array(path, dtype=float)
    widths = np.broadcast_to(np.array(radius, dtype=float), (len(points),))
    if steps > 1 and len(points) > 2:
        points, widths = _finer(points, widths, steps)
    tangents = np.gradient(points, axis=0)
    tangents /= np.maximum(np.linalg.norm(tangents, axis=1, keepdims=True), 1e-9)
    across = np.cross(tangents[0], [0, 0, 1.0] if abs(tangents[0][2]) < 0.9 else [0, 1.0, 0])
    rings = []
    for point, tangent, width in zip(points, tangents, widths, strict=True):
        across = across - tangent * (across @ tangent)
        across /= np.linalg.norm(across)
        up = np.cross(tangent, across)
        angles = np.arange(sides) / sides * math.tau
        rings.append(
            point + width * (np.cos(angles)[:, None] * across + np.sin(angles)[:, None] * up)
        )
    caps = [
        [centre + (ring - centre) * math.cos(a) + sign * tangent * width * math.sin(a)
         for a in np.linspace(math.pi / 2 - 1e-3, 0.3, 4)]
        for ring, centre, tangent, width, sign in (
            (rings[0], points[0], tangents[0], widths[0], -1),
            (rings[-1], points[-1], tangents[-1], widths[-1], 1),
        )
    ]  # fmt: skip
    return grid(np.array([*caps[0], *rings, *caps[1][::-1]]), around=True)


def _finer(points: Array, widths: Array, steps: int) -> tuple[Array, Array]:
    both = np.column_stack([points, widths])
    ends = [2 * both[0] - both[1], *both, 2 * both[-1] - both[-2]]
    result = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        result += [_between(a, b, c, d, t) for t in np.arange(steps) / steps]
    result.append(both[-1])
    fine = np.array(result)
    return fine[:, :3], np.maximum(fine[:, 3], 1e-3)


def ball(radius: float, sides: int = 40) -> Mesh:
    """Return a sphere around the origin."""
    angles = np.linspace(-math.pi / 2, math.pi / 2, sides // 2)
    return lathe([(radius * math.cos(a) + 1e-6, radius * math.sin(a)) for a in angles], sides)


def superellipse(width: float, depth: float, power: float, count: int = 48) -> Array:
    """Return an outline between an ellipse (power 2) and a rectangle, (count, 2).

    It starts at the back, so that u = 1/2 is at the front. Points are equidistant, so that
    print keeps its proportions.
    """
    angles = np.linspace(0, math.tau, 40 * count + 1) + math.pi / 2
    c, s = np.cos(angles), np.sin(angles)
    x = width / 2 * np.sign(c) * np.abs(c) ** (2 / power)
    y = depth / 2 * np.sign(s) * np.abs(s) ** (2 / power)
    along = np.concatenate([[0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    spots = np.arange(count) / count * along[-1]
    return np.column_stack([np.interp(spots, along, x), np.interp(spots, along, y)])


def loft(sections: Sequence[tuple[float, float, float, float]], count: int = 48) -> Mesh:
    """Return a surface through horizontal sections (z, width, depth, power)."""
    outlines = [
        np.column_stack([superellipse(max(w, 1e-3), max(d, 1e-3), p, count), np.full(count, z)])
        for z, w, d, p in sections
    ]
    return grid(np.array(outlines), around=True)
