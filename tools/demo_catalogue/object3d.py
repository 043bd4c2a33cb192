"""3D objects: parts, each a mesh with its materials."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tools.demo_catalogue.materials import Material
from tools.demo_catalogue.mesh import Array, Mesh, turn


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A mesh with its materials.

    Attributes:
        mesh: the surface.
        materials: one for each slot of the mesh; further slots use the last one.
        bevel: radius of rounded edges in cm.
        subdivisions: number of subdivision steps.
        remesh_cm: voxel size of a remesh that merges overlapping meshes; 0 for none.
        crease_angle: edges above this angle in degrees are shaded sharp.
    """

    mesh: Mesh
    materials: tuple[Material, ...]
    bevel: float = 0
    subdivisions: int = 0
    remesh_cm: float = 0
    crease_angle: float = 40


@dataclass(frozen=True, slots=True, eq=False)
class Object3D:
    """Parts that stand on z = 0; the front faces -y."""

    parts: tuple[Part, ...]

    def vertices(self) -> Array:
        """Return all vertices, (n, 3) in cm."""
        return np.concatenate([part.mesh.vertices for part in self.parts])

    def transformed(self, matrix: Array, offset: Array) -> "Object3D":
        """Return the object rotated by a (3, 3) matrix, then moved by an offset in cm."""
        return Object3D(
            tuple(
                replace(
                    part,
                    mesh=replace(part.mesh, vertices=part.mesh.vertices @ matrix.T + offset),
                )
                for part in self.parts
            )
        )

    def posed(self, yaw: float = 0, lying: bool = False) -> "Object3D":
        """Return the object rotated, centred at the origin and standing on z = 0.

        Args:
            yaw: in degrees.
            lying: whether it lies on its back.
        """
        matrix = turn("z", yaw) @ (turn("x", -90) if lying else np.eye(3))
        points = self.vertices() @ matrix.T
        low, high = points.min(axis=0), points.max(axis=0)
        return self.transformed(matrix, np.array([*(-(low + high) / 2)[:2], -low[2]]))

    def size(self) -> Array:
        """Return (3,) width, depth and height in cm."""
        size: Array = np.ptp(self.vertices(), axis=0)
        return size


def part(mesh: Mesh, *materials: Material, bevel: float = 0, subdivisions: int = 0) -> Part:
    """Make a part with the default shading."""
    return Part(mesh, materials, bevel, subdivisions)


def assemble(*parts: Part | Sequence[Part]) -> Object3D:
    """Assemble an object from parts and groups of parts, standing on z = 0."""
    flat = [one for group in parts for one in ([group] if isinstance(group, Part) else group)]
    low = min(float(one.mesh.vertices[:, 2].min()) for one in flat)
    return Object3D(tuple(flat)).transformed(np.eye(3), np.array([0, 0, -low]))
