"""Lamps; sizes in cm."""

import math

import numpy as np

from tools.demo_catalogue.materials import BRASS, Material, metal
from tools.demo_catalogue.mesh import Mesh, ball, box, joined, lathe, smooth, tube
from tools.demo_catalogue.object3d import Object3D, Part, assemble, part

_BULB = Material("#ffdca8", 0.4, emission=6)


def _lit(colour: str, glow: float = 0.22) -> Material:
    """Return a shade with a light behind it."""
    return Material(colour, 0.6, emission=glow, subsurface=0.2)


def _pleated(mesh: Mesh, count: int, depth: float) -> Mesh:
    angle = np.arctan2(mesh.vertices[:, 1], mesh.vertices[:, 0])
    swell = 1 + depth * np.cos(count * angle)
    return mesh.bent(lambda spots: spots * np.stack([swell, swell, np.ones_like(swell)], 1))


def mushroom(shade: str, stand: Material, radius: float = 14, height: float = 28) -> Object3D:
    """Return a table lamp with a dome."""
    dome = lathe(
        smooth(
            [
                (radius * 0.35, height * 0.6),
                (radius * 0.95, height * 0.58),
                (radius, height * 0.61),
                (radius * 0.9, height * 0.78),
                (radius * 0.55, height * 0.94),
                (0.01, height),
            ]
        ),
        72,
    )
    foot = lathe(
        smooth([(0.01, 0), (radius * 0.6, 0), (radius * 0.62, 0.8), (radius * 0.4, 2.2),
                (radius * 0.22, height * 0.25), (radius * 0.22, height * 0.5),
                (radius * 0.34, height * 0.62)]), 64,
    )  # fmt: skip
    return assemble(
        Part(dome, (_lit(shade, 0.16),), crease_angle=70), Part(foot, (stand,), crease_angle=70)
    )


def shaded(shade: str, base: Material, form: str = "bulb", pleats: int = 0) -> Object3D:
    """Return a table lamp with a cloth shade on a ceramic or wooden base."""
    outlines = {
        "bulb": [(5, 0), (5.4, 0.6), (7.5, 5), (6.5, 10), (3, 14), (1.4, 16), (1.2, 19)],
        "column": [(7, 0), (7, 1.2), (3.2, 1.8), (2.8, 3), (2.8, 16), (2.2, 17.5), (1.2, 19)],
        "steps": [
            (6, 0),
            (6, 4.5),
            (4.6, 5),
            (4.6, 9.5),
            (3.2, 10),
            (3.2, 14.5),
            (1.2, 15),
            (1.2, 19),
        ],
    }
    flat = [(0.01, 0.0), *outlines[form]]
    body = lathe(flat if form == "steps" else smooth(flat), 64)
    cone = lathe([(12, 17), (8.5, 31), (8.3, 31), (11.8, 17)], 180)
    if pleats:
        cone = _pleated(cone, pleats, 0.018)
    return assemble(
        Part(body, (base,), crease_angle=50), part(cone, _lit(shade)),
        part(lathe([(0.9, 18), (0.9, 24)], 16), BRASS), part(ball(2.6).moved(z=25), _BULB),
    )  # fmt: skip


def desk(colour: str, joints: Material) -> Object3D:
    """Return a desk lamp with two arms and a bell."""
    paint = Material(colour, 0.32, coat=0.4)
    foot = lathe([(0.01, 0), (8.5, 0), (8.8, 0.3), (8.8, 1.6), (8.4, 2), (0.01, 2.1)], 64)
    knee, wrist = (9.0, 0.0, 22.0), (-8.0, 0.0, 37.0)
    arms = [tube([(x, y, 2), (knee[0] + x, y, knee[2])], 0.42, steps=1)
            for x, y in ((0, -0.9), (0, 0.9))]  # fmt: skip
    arms += [
        tube([(knee[0], y, knee[2]), (wrist[0], y, wrist[2])], 0.42, steps=1) for y in (-0.9, 0.9)
    ]
    pins = [tube([(p[0], -1.6, p[2]), (p[0], 1.6, p[2])], 1.1, steps=1) for p in
            ((0.0, 0.0, 2.6), knee, wrist)]  # fmt: skip
    bell = lathe(
        smooth([(2, 0), (2.2, -1), (2.6, -3.5), (3.4, -4.6), (7.2, -11), (7.4, -12), (7.0, -12),
                (3.2, -5)])[::-1], 56,
    )  # fmt: skip
    head = [mesh.turned("y", 28).moved(wrist[0], 0, wrist[2] - 0.5)
            for mesh in (bell, ball(2.6).moved(z=-8.5))]  # fmt: skip
    return assemble(
        Part(foot, (paint,), crease_angle=50), part(joined(*arms), joints),
        part(joined(*pins), joints),
        Part(head[0], (paint,), crease_angle=70), part(head[1], _BULB),
    )  # fmt: skip


def globe(foot: Material, rings: int = 0, glow: str = "#ffdfae", radius: float = 10) -> Object3D:
    """Return a ball of opal glass on a foot, optionally in rings of brass."""
    stand = lathe(
        [(0.01, 0), (6, 0), (6.2, 0.3), (6.2, 2.4), (4.2, 3.2), (4.2, 4.2), (0.01, 4.2)], 64
    )
    hoops = []
    for step in range(rings):
        angles = np.linspace(0, math.tau, 41)
        ring = tube(
            [(0, (radius + 0.7) * math.cos(a), (radius + 0.7) * math.sin(a)) for a in angles],
            0.35,
            10,
            1,
        )
        hoops.append(part(ring.turned("z", 180 / rings * step).moved(z=radius + 3.6), BRASS))
    return assemble(
        Part(stand, (foot,), crease_angle=50),
        part(ball(radius, 56).moved(z=radius + 3.6), Material(glow, 0.25, emission=0.3, coat=0.3)),
        *hoops,
    )


def lantern(frame: Material, glow: str = "#ffd9a0") -> Object3D:
    """Return a square lantern to carry."""
    bars = [box(1, 1, 22).moved(x, y, 1.5) for x in (-6, 6) for y in (-6, 6)]
    caps = [box(14.5, 14.5, 1.6), box(14.5, 14.5, 1.6).moved(z=23)]
    roof = lathe([(10.2, 24.5), (3, 28.5), (2.2, 29.5), (0.01, 29.6)], 4).turned("z", 45)
    grip = tube([(-3, 0, 29), (-3.4, 0, 33), (0, 0, 35.5), (3.4, 0, 33), (3, 0, 29)], 0.4)
    light = lathe([(0.01, 2), (4.2, 2), (4.2, 17), (3.6, 18.5), (0.01, 18.5)], 48)
    return assemble(
        part(joined(*bars, *caps), frame, bevel=0.15), Part(roof, (frame,), crease_angle=20),
        part(grip, frame), part(light, Material(glow, 0.5, emission=0.8)),
    )  # fmt: skip


def arc(shade: str, stand: Material | None = None) -> Object3D:
    """Return a lamp whose arm bows over, on a marble block."""
    arm = tube([(8, 0, 3), (9.5, 0, 20), (5, 0, 35), (-5, 0, 38), (-9, 0, 33)], 0.55, steps=10)
    dome = lathe(
        smooth([(0.8, 0.6), (2.5, 0), (6.3, -3.6), (7.6, -8), (7.6, -8), (7.3, -8), (5.6, -3.8)])[
            ::-1
        ],
        56,
    ).moved(-9, 0, 33)
    block = Material("#ecebe8", 0.2, second="#8b8c90", pattern="streaks", grain=6, coat=0.4)
    return assemble(
        part(box(9, 9, 6).moved(x=8), block, bevel=0.3), part(arm, stand or metal("#26272a", 0.4)),
        Part(dome, (Material(shade, 0.3, coat=0.4),), crease_angle=70),
        part(ball(2.8).moved(-9, 0, 28.4), _BULB),
    )  # fmt: skip
