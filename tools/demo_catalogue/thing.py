"""A thing to be pictured: parts, each a mesh with its materials."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tools.demo_catalogue.materials import Material
from tools.demo_catalogue.mesh import Array, Mesh, turn


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A mesh and what it is made of.

    Attributes:
        materials: one for each slot of the mesh; the last stands in for further ones.
        bevel: radius of rounded edges in cm.
        rounds: how often the mesh is subdivided.
        melted: cell of a remesh in cm that melts overlapping meshes into one; 0 for none.
        creases: edges sharper than this many degrees are not smoothed over.
    """

    mesh: Mesh
    materials: tuple[Material, ...]
    bevel: float = 0
    rounds: int = 0
    melted: float = 0
    creases: float = 40


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """Parts that stand on z = 0 and show their front to -y."""

    parts: tuple[Part, ...]

    def vertices(self) -> Array:
        """Return all vertices, (n, 3) in cm."""
        return np.concatenate([part.mesh.vertices for part in self.parts])

    def placed(self, matrix: Array, offset: Array) -> "Thing":
        """Return it turned by a matrix, then moved by an offset in cm."""
        return Thing(
            tuple(
                replace(
                    part,
                    mesh=replace(part.mesh, vertices=part.mesh.vertices @ matrix.T + offset),
                )
                for part in self.parts
            )
        )

    def posed(self, yaw: float = 0, lying: bool = False) -> "Thing":
        """Return it turned by degrees, perhaps on its back, standing on z = 0 in the middle."""
        matrix = turn("z", yaw) @ (turn("x", -90) if lying else np.eye(3))
        spots = self.vertices() @ matrix.T
        low, high = spots.min(axis=0), spots.max(axis=0)
        return self.placed(matrix, np.array([*(-(low + high) / 2)[:2], -low[2]]))

    def size(self) -> Array:
        """Return width, depth and height in cm, (3,)."""
        size: Array = np.ptp(self.vertices(), axis=0)
        return size


def part(mesh: Mesh, *materials: Material, bevel: float = 0, rounds: int = 0) -> Part:
    """Return a part; the usual way to make one."""
    return Part(mesh, materials, bevel, rounds)


def thing(*parts: Part | Sequence[Part]) -> Thing:
    """Return a thing of parts and groups of parts, set down on z = 0."""
    flat = [one for group in parts for one in ([group] if isinstance(group, Part) else group)]
    low = min(float(one.mesh.vertices[:, 2].min()) for one in flat)
    return Thing(tuple(flat)).placed(np.eye(3), np.array([0, 0, -low]))
