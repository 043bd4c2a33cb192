"""Shoes, one of a pair shown from its outer side; sizes in cm.

A shoe lies along x with its toe to the left (-x), so that its outer side is
its front.
"""

from collections.abc import Sequence

import numpy as np

from tools.demo_catalogue.materials import Material
from tools.demo_catalogue.mesh import Array, Mesh, grid, joined, tube
from tools.demo_catalogue.object3d import Object3D, Part, assemble

# Stations from toe (0) to heel (1): half width of the sole, its share of the length.
_ALONG = np.array([0, 0.02, 0.06, 0.14, 0.26, 0.4, 0.55, 0.7, 0.85, 0.94, 0.98, 1])
_HALF_WIDTH = np.array([0.6, 1.8, 3.0, 4.2, 5.0, 4.8, 4.1, 3.6, 3.6, 3.1, 2.2, 0.8])
_LENGTH = 29.0


def _cross_section(share: Array) -> tuple[Array, Array]:
    """Return x and the sole's half width at shares of the length."""
    wide = np.interp(share, _ALONG, _HALF_WIDTH)
    return (share - 0.5) * _LENGTH, wide


def _sole(low: Array, high: Array, grown: float) -> Mesh:
    """Return a sole between two heights given from toe to heel, (40,) each."""
    share = np.linspace(0, 1, 40)
    x, wide = _cross_section(share)
    rows = []
    for z, extra in ((low, -0.25), (low + 0.2, 0), (high - 0.2, 0), (high, -0.2)):
        right = np.column_stack([x, -(wide + grown + extra), z])
        left = np.column_stack([x, wide + grown + extra, z])[::-1]
        rows.append(np.concatenate([right, left]))
    wall = grid(np.array(rows), around=True)
    caps = []
    for z, up in ((low, False), (high, True)):
        edge = np.stack([np.column_stack([x, side * (wide + grown - 0.25), z]) for side in (-1, 1)])
        caps.append(grid(edge if up else edge[::-1]))
    return joined(wall, *caps)


def _upper(heights: Sequence[tuple[float, float]], sole: float, opening: tuple[float, float],
           flare: float = 0) -> Mesh:  # fmt: skip
    """Return the upper: arches from the sole over the foot, open between two shares.

    Args:
        heights: (share of the length, height of the top in cm).
        sole: height of the sole in cm.
        opening: shares between which the foot goes in.
        flare: how much wider a high shaft is at its top, in cm.
    """
    share = np.concatenate([np.linspace(0, 0.1, 8)[:-1], np.linspace(0.1, 1, 44)])
    x, wide = _cross_section(share)
    top = np.interp(share, [s for s, _ in heights], [h for _, h in heights])
    for _ in range(2):
        top[1:-1] = (top[:-2] + 2 * top[1:-1] + top[2:]) / 4
    angles = np.linspace(0, np.pi, 33)
    rows = []
    for at, half, height in zip(x, wide, top, strict=True):
        s = at / _LENGTH + 0.5
        opened = opening[0] < s < opening[1]
        inner = 0.62 if opened else 0.0
        # Sides rise steeply and lean in; over the opening they end in a rim.
        across = -np.cos(angles)
        lean = np.abs(across) ** 0.6 * np.sign(across)
        rise = np.sin(angles) ** 0.75
        width = half - 0.15 + flare * rise
        y = width * np.where(np.abs(lean) < inner, np.sign(lean) * inner, lean)
        z = sole + (height - sole) * np.where(
            np.abs(lean) < inner, (1 - inner**3) * 0.98 - 0.35 * (1 - np.abs(lean) / inner), rise
        ) if opened else sole + (height - sole) * rise  # fmt: skip
        rows.append(np.column_stack([np.full(33, at), y, z]))
    points = np.array(rows)
    return grid(points.transpose(1, 0, 2))


def _colour_zones(mesh: Mesh, toe: float, heel: float, low: float) -> Mesh:
    """Put toe cap and heel into slots 1 and 2, and what is lower than ``low`` into 3."""
    slots = []
    for face in mesh.faces:
        x, _, z = mesh.vertices[list(face)].mean(axis=0)
        share = x / _LENGTH + 0.5
        slots.append(1 if share < toe else 2 if share > heel else 3 if z < low else 0)
    return Mesh(mesh.vertices, mesh.faces, mesh.uvs, tuple(slots))


def _laces(height: Sequence[tuple[float, float]], first: float, last: float, rows: int) -> Mesh:
    bands = []
    for share in np.linspace(first, last, rows):
        x = (share - 0.5) * _LENGTH
        top = float(np.interp(share, [s for s, _ in height], [h for _, h in height])) + 0.1
        wide = float(np.interp(share, _ALONG, _HALF_WIDTH)) * 0.52
        bands.append(
            tube(
                [(x + 0.5, -wide, top - 0.75), (x, 0, top + 0.25), (x - 0.4, wide, top - 0.75)],
                0.27,
            )
        )
    return joined(*bands)


def _zigzag(low: float) -> Mesh:
    """Return a line up and down along the outer side."""
    path = []
    for number, share in enumerate(np.linspace(0.42, 0.8, 9)):
        x, wide = _cross_section(np.array(share))
        z = low + 0.9 * (number % 2)
        path.append((float(x), -float(wide) + 0.06 * (z - 3) ** 1.6, z))
    return tube(path, 0.22, steps=1)


_SNEAKER = ((0, 2.6), (0.03, 4.2), (0.1, 5.4), (0.25, 6.6), (0.4, 9.0), (0.56, 11.8), (0.62, 11.6),
            (0.8, 8.8), (0.92, 10.4), (0.98, 10.2), (1, 8))  # fmt: skip
_HIGH = ((0, 2.6), (0.03, 4.2), (0.1, 5.4), (0.25, 6.8), (0.4, 9.6), (0.52, 14), (0.58, 16.5),
         (0.75, 16), (0.95, 17), (0.99, 15), (1, 9))  # fmt: skip


def sneaker(
    main: Material, toe: Material, heel: Material, sole: Material, lace: Material,
    stripe: Material, high: bool = False,
) -> Object3D:  # fmt: skip
    """Return a trainer, or a high one."""
    shape = _HIGH if high else _SNEAKER
    share = np.linspace(0, 1, 40)
    low = 0.9 * np.clip((0.12 - share) / 0.12, 0, 1) ** 1.5
    thick = np.full(40, 2.6) + 0.9 * share + 0.5 * np.clip((0.1 - share) / 0.1, 0, 1)
    upper = _colour_zones(_upper(shape, 2.0, (0.6, 0.97)), 0.17, 0.86, 0)
    band = [_zigzag(4.6), _zigzag(5.5)]
    return assemble(
        Part(upper, (main, toe, heel, main), crease_angle=75),
        Part(_sole(low, thick, 0.35), (sole,), crease_angle=50),
        Part(_laces(shape, 0.3, 0.54, 5 if not high else 6), (lace,)),
        Part(joined(*band), (stripe,)),
    )


def boot(main: Material, sole: Material, lace: Material, cuff: Material) -> Object3D:
    """Return an ankle boot with a heel."""
    shape = ((0, 3), (0.03, 5), (0.1, 6.2), (0.25, 7.4), (0.4, 10.5), (0.5, 15), (0.56, 19.5),
             (0.75, 20), (0.95, 20.2), (0.99, 19.5), (1, 12))  # fmt: skip
    share = np.linspace(0, 1, 40)
    low = (
        np.where((share > 0.45) & (share < 0.68), 1.6, 0.0) + 0.8 * np.clip(0.1 - share, 0, 1) * 10
    )
    upper = _colour_zones(_upper(shape, 2.8, (0.57, 0.98)), 0.19, 2, 0)
    slots = tuple(
        2 if mesh_z > 17.5 else slot
        for slot, mesh_z in zip(
            upper.slots, (upper.vertices[list(f), 2].mean() for f in upper.faces), strict=True
        )
    )
    upper = Mesh(upper.vertices, upper.faces, upper.uvs, slots)
    return assemble(
        Part(upper, (main, main, cuff), crease_angle=75),
        Part(_sole(low, np.full(40, 3.4), 0.4), (sole,), crease_angle=50),
        Part(_laces(shape, 0.34, 0.56, 7), (lace,)),
    )


def slipper(main: Material, lining: Material, sole: Material) -> Object3D:
    """Return a felt slipper, open at the heel."""
    shape = ((0, 2.6), (0.03, 4.4), (0.1, 6), (0.25, 7.6), (0.4, 8.6), (0.5, 9.2), (0.53, 7),
             (0.7, 4.2), (0.95, 5), (1, 4))  # fmt: skip
    share = np.linspace(0, 1, 40)
    upper = _upper(shape, 1.4, (0.52, 0.98))
    return assemble(
        Part(upper, (main,), crease_angle=75),
        Part(_sole(np.zeros(40), np.full(40, 1.8) + 0.2 * share, 0.25), (sole,), crease_angle=50),
        Part(_sole(np.full(40, 1.75), np.full(40, 2.5), -0.4), (lining,), crease_angle=50),
    )


def sandal(strap: Material, footbed: Material, sole: Material) -> Object3D:
    """Return a sandal with two broad straps."""
    share = np.linspace(0, 1, 40)
    rise = 0.6 * share
    straps = []
    for at, high in ((0.28, 6.4), (0.5, 7.8)):
        angles = np.linspace(0, np.pi, 25)
        rows = []
        for s in np.linspace(at - 0.075, at + 0.075, 6):
            wide = float(np.interp(s, _ALONG, _HALF_WIDTH)) + 0.15
            rows.append(
                np.column_stack([np.full(25, (s - 0.5) * _LENGTH), -np.cos(angles) * wide,
                                 2.2 + (high - 2.2) * np.sin(angles) ** 0.8])
            )  # fmt: skip
        outer = np.array(rows).transpose(1, 0, 2)
        inner = outer * np.array([1, 0.94, 0.95])
        straps.append(joined(grid(outer), grid(inner[:, ::-1])))
    return assemble(
        *(Part(mesh, (strap,), crease_angle=75) for mesh in straps),
        Part(_sole(np.zeros(40), 1.5 + rise, 0.2), (sole,), crease_angle=50),
        Part(_sole(1.4 + rise, 2.5 + rise, 0.1), (footbed,), crease_angle=50),
    )
