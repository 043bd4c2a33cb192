"""Tools for workshop, kitchen and garden, lying or leaning; sizes in cm.

They are built upright in the plane of x and z and laid on their back, so that
the camera above sees their outline.
"""

import math

import numpy as np

from tools.demo_catalogue.materials import Material, metal, plastic
from tools.demo_catalogue.mesh import Flat, box, extruded, joined, lathe, smooth, tube
from tools.demo_catalogue.object3d import Object3D, Part, assemble, part

_BLADE = metal("#bcc0c4", 0.3)
_FORGED = metal("#6f747a", 0.42)


def _laid(*parts: Part, degrees: float = 0) -> Object3D:
    """Return upright parts on their back, turned on the ground."""
    return assemble(*parts).posed(degrees, lying=True)


def _arc(
    x: float, z: float, radius: float, start: float, end: float, count: int = 12
) -> list[Flat]:
    return [
        (x + radius * math.cos(a), z + radius * math.sin(a))
        for a in np.radians(np.linspace(start, end, count))
    ]


def hammer(grip: Material, collar: str = "#22262a", mallet: str = "") -> Object3D:
    """Return a claw hammer, or a mallet with a head of a colour."""
    shaft = lathe(
        smooth([(0.01, 0), (1.5, 0.2), (1.7, 2), (1.35, 7), (1.25, 12), (1.0, 20), (1.0, 29)])
    ).scaled(y=0.8)
    if mallet:
        head = lathe([(0.01, -6), (3.0, -6), (3.3, -5.6), (3.3, 5.6), (3.0, 6), (0.01, 6)], 48)
        top = [part(head.turned("y", 90).moved(z=29), Material(mallet, 0.6))]
    else:
        claw = [(-6.4, 27.2), (-6.4, 30.4), (-4.6, 30.4), (-3.6, 30), (1.5, 30.6), (4, 30.2),
                (6.2, 28.4), (7.4, 25.8), (5.6, 27.2), (3.6, 28), (1.6, 28), (1.5, 26.6),
                (-1.5, 26.6), (-3.6, 27.6), (-4.6, 27.2)][::-1]  # fmt: skip
        top = [part(extruded(claw, 2.6), _FORGED, bevel=0.35)]
    ring = lathe([(1.35, 24.5), (1.35, 26.6)], 32).scaled(y=0.85)
    return _laid(part(shaft, grip), *top, part(ring, plastic(collar)), degrees=38)


def screwdriver(grip: str, band: str, cross: bool = False) -> Object3D:
    """Return a screwdriver, flat or cross-headed."""
    flat = smooth(
        [(0.01, 0), (1.2, 0.1), (1.6, 0.8), (1.65, 3), (1.4, 6), (1.5, 8), (1.0, 9.4), (0.9, 10)]
    )
    handle = lathe(flat, 60)
    angle = np.arctan2(handle.vertices[:, 1], handle.vertices[:, 0])
    ribs = 1 - 0.07 * (np.cos(6 * angle) > 0.3) * (
        (handle.vertices[:, 2] > 0.8) & (handle.vertices[:, 2] < 7)
    )
    handle = handle.bent(lambda spots: spots * np.stack([ribs, ribs, np.ones_like(ribs)], 1))
    end = (
        [(0.35, 10), (0.35, 20), (0.3, 20.4), (0.08, 21.4), (0.01, 21.4)]
        if cross
        else [(0.35, 10), (0.35, 21), (0.01, 21.02)]
    )
    tip = [] if cross else [part(box(0.9, 0.15, 1.2).moved(z=20.4), _BLADE, bevel=0.05)]
    ring = lathe([(1.03, 9.0), (1.08, 9.6), (0.95, 10.2), (0.01, 10.2)], 40)
    return _laid(
        part(handle, plastic(grip, 0.25)), part(lathe(end, 24), _BLADE), *tip,
        part(ring, plastic(band)), degrees=40,
    )  # fmt: skip


def spanner(surface: Material, ring: bool = True) -> Object3D:
    """Return a spanner, open at one end, a ring or open at the other."""
    jaw = [
        *_arc(0, 19, 2.5, -50, 62),
        (0.95, 20.8),
        (0.95, 18.6),
        (0, 18),
        (-0.95, 18.6),
        (-0.95, 20.8),
        *_arc(0, 19, 2.5, 118, 230),
        (-0.85, 15.5),
        (-0.75, 4),
        (0.75, 4),
        (0.85, 15.5),
    ]
    parts = [part(extruded(jaw, 0.7), surface, bevel=0.12)]
    if ring:
        hole = [
            (1.2, -0.45),
            (2.1, -0.45),
            (2.2, -0.3),
            (2.2, 0.3),
            (2.1, 0.45),
            (1.2, 0.45),
            (1.2, -0.45),
        ]
        parts.append(
            Part(lathe(hole, 48).turned("x", 90).moved(z=2.6), (surface,), crease_angle=30)
        )
    else:
        parts.append(
            part(extruded([(x * 0.85, 20.8 - z) for x, z in jaw][::-1], 0.7), surface, bevel=0.12)
        )
    return _laid(*parts, degrees=42)


def pliers(grip: str, jaw: Material = _FORGED) -> Object3D:
    """Return combination pliers."""
    jaws = [
        extruded([(sign * x, z) for x, z in outline][::sign], 1.3)
        for sign in (1, -1)
        for outline in ([(0.06, 12), (1.7, 11.4), (1.9, 13), (0.9, 19), (0.3, 19.4), (0.06, 19.2)],)
    ]
    pivot = lathe(
        [(0.01, -0.85), (1.9, -0.85), (2.0, -0.7), (2.0, 0.7), (1.9, 0.85), (0.01, 0.85)], 40
    )
    grips = [
        tube(
            [(s * 0.9, 0, 11.5), (s * 2.2, 0, 9), (s * 2.7, 0, 5), (s * 1.9, 0, 0)],
            [0.75, 0.9, 0.95, 0.8],
        )
        for s in (-1, 1)
    ]
    return _laid(
        part(joined(*jaws), jaw, bevel=0.15), part(pivot.turned("x", 90).moved(z=11.4), jaw),
        part(joined(*grips), plastic(grip, 0.45)), degrees=30,
    )  # fmt: skip


def tape_measure(case: str, rubber: str) -> Object3D:
    """Return a tape measure with its tape a little out."""
    outline = [(-3.6, 0), (3.4, 0), *_arc(0, 3.5, 3.7, -20, 150)]
    band = box(2.4, 1.7, 0.08).moved(x=-4.6, z=0.35)
    hook = box(0.15, 1.8, 1).moved(x=-5.8, z=-0.1)
    face = (
        lathe([(0.01, 0), (2.3, 0), (2.3, 0.25), (0.01, 0.3)], 48)
        .turned("x", 90)
        .moved(y=-1.75, z=3.4)
    )
    return assemble(
        part(extruded(outline, 3.2), plastic(case), bevel=0.6),
        part(
            extruded([(x * 1.02, z * 1.02 - 0.05) for x, z in outline], 2.2),
            plastic(rubber, 0.7),
            bevel=0.5,
        ),
        part(face, plastic(rubber, 0.6)),
        part(band, plastic("#f3d23c", 0.4)),
        part(hook, _BLADE),
    )


def saw(grip: Material, teeth: int = 46) -> Object3D:
    """Return a hand saw."""
    edge: list[Flat] = []
    for number in range(teeth):
        x = -17 + 30 * number / teeth
        edge += [(x, 0), (x + 15 / teeth, -0.45)]
    blade = [*edge, (13, 0), (13, 9.5), (-17, 4.2)]
    handle = [
        (11, 0),
        (14, -0.6),
        (19, -1.5),
        (20.5, 0),
        (20, 4),
        (21.5, 9),
        (19.5, 10.6),
        (14.5, 10.5),
        (11.5, 9.6),
    ]
    hole = [(14.6, 2.2), (17.5, 2), (17.8, 5), (18.2, 8), (15, 8)]
    return _laid(
        part(extruded(blade, 0.14), _BLADE), part(extruded(handle, 2.2), grip, bevel=0.5),
        part(extruded(hole, 2.3), Material("#26221f", 0.9)), degrees=-24,
    )  # fmt: skip


def trowel(grip: Material, blade: str = "") -> Object3D:
    """Return a garden trowel."""
    share = np.linspace(0, 1, 24)
    half = 3.9 * np.minimum(share / 0.14 + 0.25, 1) ** 0.6 * (1 - share**2.3) ** 0.7
    right = [(float(w), 12.6 + 15.4 * float(s)) for w, s in zip(half, share, strict=True)]
    leaf = [*right, *((-x, z) for x, z in right[-2::-1])]
    steel = Material(blade, 0.35, coat=0.3) if blade else _BLADE
    neck = tube([(0, 0, 9), (0, 0.4, 11), (0, 0.2, 13.5)], 0.55)
    handle = lathe(
        smooth([(0.01, 0), (1.2, 0.1), (1.5, 1), (1.2, 4), (1.45, 7), (1.0, 9.5), (0.01, 9.6)])
    )
    bowl = extruded(leaf, 0.25).bent(
        lambda s: np.column_stack(
            [s[:, 0], s[:, 1] - 0.05 * s[:, 0] ** 2 * (s[:, 2] > 10), s[:, 2]]
        )
    )
    return _laid(part(bowl, steel, bevel=0.08), part(neck, steel), part(handle, grip), degrees=35)


def brush(grip: Material, bristles: str, width: float = 7) -> Object3D:
    """Return a flat paint brush."""
    handle = extruded(
        [
            (-width * 0.46, 10),
            (width * 0.46, 10),
            (width * 0.4, 8),
            (1.0, 5.5),
            (0.9, 0),
            (1.2, -6),
            (0.4, -8.5),
            (-0.4, -8.5),
            (-1.2, -6),
            (-0.9, 0),
            (-1.0, 5.5),
            (-width * 0.4, 8),
        ][::-1],
        1.3,
    )
    ferrule = box(width, 1.7, 3.6).moved(z=10)
    hair = box(width * 0.96, 1.5, 6).moved(z=13.4)
    fibre = Material(bristles, 0.8, second="#6b5a48", pattern="wood", grain=60)
    flipped = (
        part(handle, grip, bevel=0.45),
        part(ferrule, _BLADE, bevel=0.15),
        part(hair, fibre, bevel=0.3),
    )
    return _laid(*flipped, degrees=33)


def whisk(grip: Material, loops: int = 6) -> Object3D:
    """Return a whisk."""
    wires = []
    for number in range(loops):
        turned = math.pi * number / loops
        path = []
        for a in np.linspace(0, math.pi, 17):
            reach = 3.2 * math.sin(a) ** 0.8
            side = math.cos(a)
            path.append(
                (
                    reach * math.cos(turned) * (1 if side >= 0 else -1) * abs(side) ** 0.5,
                    reach * math.sin(turned) * (1 if side >= 0 else -1) * abs(side) ** 0.5,
                    12 + 14 * math.sin(a) ** 0.7,
                )
            )
        wires.append(tube(path, 0.11, 8, 1))
    handle = lathe(
        smooth([(0.01, 0), (1.0, 0.1), (1.2, 1), (0.9, 6), (1.1, 10), (0.7, 12.5), (0.01, 12.6)])
    )
    return _laid(part(joined(*wires), _BLADE), part(handle, grip), degrees=36)


def scissors(grip: str) -> Object3D:
    """Return scissors, a little open."""
    parts = []
    for sign in (-1, 1):
        blade = extruded(
            [(0, -1), (0.9, 0), (0.75, 4), (0.1, 11), (-0.15, 11), (-0.4, 0)][::1], 0.2
        )
        turned = blade.scaled(x=1).turned("y", sign * 8).moved(0, 0.1 * sign, 9)
        angles = np.linspace(0, math.tau, 29)
        loop = tube(
            [(sign * 2.3 + 1.7 * math.cos(a), 0.1 * sign, 2.6 + 2.5 * math.sin(a)) for a in angles],
            0.55,
            14,
            1,
        )
        neck = tube(
            [
                (sign * 1.4, 0.1 * sign, 4.8),
                (sign * 0.5, 0.1 * sign, 7),
                (-sign * 0.1, 0.1 * sign, 9.4),
            ],
            [0.55, 0.6, 0.5],
        )
        parts += [part(turned, _BLADE, bevel=0.04), part(joined(loop, neck), plastic(grip, 0.35))]
    pin = (
        lathe([(0.01, -0.3), (0.45, -0.3), (0.45, 0.3), (0.01, 0.3)], 24)
        .turned("x", 90)
        .moved(z=9.3)
    )
    return _laid(*parts, part(pin, _FORGED), degrees=32)


def spirit_level(body: str, trim: str) -> Object3D:
    """Return a spirit level standing on its edge."""
    vial = tube([(-1.6, -1.32, 3.6), (1.6, -1.32, 3.6)], 0.7, steps=1)
    ends = [box(1.2, 2.7, 5.2).moved(x=x, z=-0.1) for x in (-15, 15)]
    frame = box(5, 2.62, 2.4).moved(z=2.4)
    return assemble(
        part(box(30, 2.4, 5), Material(body, 0.3, metal=0.6, coat=0.3), bevel=0.2),
        part(joined(*ends), plastic(trim, 0.6), bevel=0.3), part(frame, plastic(trim), bevel=0.2),
        part(vial, Material("#c8f03c", 0.1, emission=0.4, coat=0.5)),
    )  # fmt: skip
