"""Chairs and stools; sizes in cm."""

import math
from collections.abc import Sequence

import numpy as np

from tools.demo_catalogue.materials import Material
from tools.demo_catalogue.mesh import Array, Mesh, Point, box, grid, joined, lathe, tube
from tools.demo_catalogue.object3d import Object3D, Part, assemble, part


def _leg(top: Point, foot: Point, thick: float = 1.6, thin: float = 1.0) -> Mesh:
    return tube([foot, top], [thin, thick], steps=1)


def _legs(width: float, depth: float, height: float, spread: float, thick: float = 1.6) -> Mesh:
    """Return four legs below a seat, their feet ``spread`` cm further out."""
    x, y = width / 2 - 4, depth / 2 - 4
    return joined(
        *(
            _leg((sx * x, sy * y, height), (sx * (x + spread), sy * (y + spread), 0), thick)
            for sx in (-1, 1)
            for sy in (-1, 1)
        )
    )


def _shell(rows: Sequence[tuple[float, float, float, float]]) -> Part:
    """Return a bent sheet through rows of (y, z, width, hollow), and its thickness."""
    across = np.linspace(-1, 1, 25)
    front = np.array(
        [[(w / 2 * u, y - hollow * u**2 * (z > 48), z + hollow * u**2 * (z <= 48)) for u in across]
         for y, z, w, hollow in rows]
    )  # fmt: skip
    normal = np.array([0, 0.9, -0.75])
    both = joined(grid(front), grid((front + normal)[:, ::-1]))
    edges = [
        np.stack([front[:, 0] + normal, front[:, 0]], 1),
        np.stack([front[:, -1], front[:, -1] + normal], 1),
    ]
    ends = [np.stack([front[0] + normal, front[0]]), np.stack([front[-1], front[-1] + normal])]
    rims = [grid(edge) for edge in (*edges, *ends)]
    return Part(joined(both, *rims), (), crease_angle=50)


_SHELL_ROWS = (
    (-22, 42.5, 38, 1), (-21, 44, 41, 2), (-12, 44, 44, 3), (0, 43, 45, 3.5), (10, 43, 45, 3.5),
    (16, 45, 45, 3.5), (19, 50, 45, 3), (21, 60, 45, 4), (23, 70, 43, 5), (25, 78, 38, 5),
    (26, 82, 30, 4),
)  # fmt: skip


def bucket(colour: Material, legs: Material, metal_legs: bool = False) -> Object3D:
    """Return a chair with a one-piece seat and back on four legs."""
    seat = _shell(_smoothed(_SHELL_ROWS))
    below = _legs(42, 42, 43.5, 5, 0.9 if metal_legs else 1.7)
    frame = box(30, 30, 1.2).moved(z=41.4)
    return assemble(
        Part(seat.mesh, (colour,), crease_angle=50), part(below, legs), part(frame, legs, bevel=0.3)
    )


def _smoothed(rows: Sequence[tuple[float, ...]]) -> list[tuple[float, float, float, float]]:
    """Return rows with three more between each two."""
    table = np.array(rows)
    places = np.linspace(0, len(table) - 1, 4 * len(table))
    fine = [np.interp(places, np.arange(len(table)), column) for column in table.T]
    for _ in range(3):
        fine = [np.concatenate([c[:1], (c[:-2] + 2 * c[1:-1] + c[2:]) / 4, c[-1:]]) for c in fine]
    return [(float(a), float(b), float(c), float(d)) for a, b, c, d in zip(*fine, strict=True)]


def spindle(wood: Material, seat: Material | None = None, rods: int = 6) -> Object3D:
    """Return a wooden chair with turned rods in its back."""
    plate = box(43, 42, 3).moved(z=43)
    back = [
        tube([(x * 0.8, 17, 45), (x, 24, 82)], [0.9, 0.7], steps=1)
        for x in np.linspace(-18, 18, rods)
    ]
    rail = tube([(-22, 21, 81), (0, 26.5, 83.5), (22, 21, 81)], 2.0, steps=8).scaled(z=1.0)
    stretchers = [tube([(-17, y, 18), (17, y, 18)], 0.9, steps=1) for y in (-17, 17)]
    stretchers.append(tube([(0, -17, 18), (0, 17, 18)], 0.9, steps=1))
    return assemble(
        part(plate, seat or wood, bevel=1.2), part(_legs(40, 40, 44, 4), wood),
        part(joined(*back, rail, *stretchers), wood),
    )  # fmt: skip


def ladder(wood: Material, seat: Material, slats: int = 3) -> Object3D:
    """Return an upright wooden chair with slats in its back and a woven seat."""
    posts = [box(3.2, 3.2, 86).moved(x, 18) for x in (-18.5, 18.5)]
    posts += [box(3.2, 3.2, 43).moved(x, -18) for x in (-18.5, 18.5)]
    rails = [box(34, 2, 5).moved(0, 18, z) for z in np.linspace(56, 79, slats)]
    rails += [box(34, 1.8, 3).moved(0, y, z) for y, z in ((-18, 16), (18, 16), (-18, 38), (18, 38))]
    rails += [box(1.8, 34, 3).moved(x, 0, z) for x in (-18.5, 18.5) for z in (20, 38)]
    return assemble(
        part(joined(*posts, *rails), wood, bevel=0.5),
        part(box(41, 40, 3).moved(z=42), seat, bevel=1.2),
    )


def stool(seat: Material, legs: Material, height: float = 46, ring: bool = True) -> Object3D:
    """Return a round stool on three or four legs."""
    plate = lathe(
        [(0.01, height - 3.5), (16, height - 3.5), (17.5, height - 2.5), (17.5, height - 1),
         (16.8, height), (0.01, height - 0.4)], 64,
    )  # fmt: skip
    feet = [
        _leg((9 * math.cos(a), 9 * math.sin(a), height - 3),
             (17 * math.cos(a), 17 * math.sin(a), 0), 1.7)
        for a in np.radians([45, 135, 225, 315])
    ]  # fmt: skip
    if ring:
        angles = np.linspace(0, math.tau, 41)
        reach = 17 - 8 * 0.32
        feet.append(
            tube(
                [(reach * math.cos(a), reach * math.sin(a), height * 0.32) for a in angles],
                0.8,
                12,
                1,
            )
        )
    return assemble(part(plate, seat, bevel=0.4), part(joined(*feet), legs))


def _cushion(width: float, depth: float, height: float) -> Part:
    return Part(box(width, depth, height), (), bevel=min(width, depth, height) * 0.3)


def armchair(cover: Material, legs: Material) -> Object3D:
    """Return an upholstered armchair."""
    places: tuple[tuple[Array, Point], ...] = (
        (np.array([62, 66, 24]), (0, 0, 14)), (np.array([60, 62, 13]), (0, -6, 37)),
        (np.array([66, 16, 62]), (0, 28, 20)), (np.array([13, 64, 44]), (-35, -1, 14)),
        (np.array([13, 64, 44]), (35, -1, 14)),
    )  # fmt: skip
    parts = []
    for (width, depth, height), (x, y, z) in places:
        made = _cushion(float(width), float(depth), float(height))
        parts.append(Part(made.mesh.moved(x, y, z), (cover,), bevel=made.bevel))
    return assemble(*parts, part(_legs(64, 66, 15, 2, 2.2), legs))
