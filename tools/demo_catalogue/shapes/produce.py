"""Fruit and round vegetables; sizes in cm."""

import math
from collections.abc import Sequence

import numpy as np

from tools.demo_catalogue.materials import Material
from tools.demo_catalogue.mesh import Array, Flat, Mesh, ball, extruded, joined, lathe, smooth, tube
from tools.demo_catalogue.object3d import Object3D, Part, assemble, part

_STEM = Material("#5c4a2c", 0.8)
GREEN = Material("#5d8a3a", 0.6)


def _skin(
    colour: str, second: str, pattern: str = "streaks", grain: float = 12, gloss: float = 0.35
) -> Material:
    return Material(
        colour, gloss, second=second, pattern=pattern, grain=grain, subsurface=0.15, coat=0.15
    )


def irregular(mesh: Mesh, seed: int, depth: float = 0.025) -> Mesh:
    """Return it a little less regular than a machine would make it."""
    phase = np.random.default_rng(seed).uniform(0, math.tau, 6)

    def change(spots: Array) -> Array:
        size = np.ptp(spots, axis=0).max()
        x, y, z = (spots / size * 5).T
        swell = np.sin(x + phase[0]) * np.sin(y * 1.3 + phase[1]) + np.sin(
            z * 1.1 + phase[2]
        ) * np.sin(x * 0.7 + phase[3])
        result: Array = spots * np.stack([1 + depth * swell] * 2 + [1 + 0 * swell], 1)
        return result

    return mesh.bent(change)


_OUTLINES: dict[str, Sequence[Flat]] = {
    "apple": [
        (0.01, 0.6),
        (0.9, 0.3),
        (1.5, 0.05),
        (2.5, 0.5),
        (3.5, 2.0),
        (3.9, 4.0),
        (3.7, 5.6),
        (2.8, 6.9),
        (1.7, 7.1),
        (0.8, 6.6),
        (0.2, 5.8),
        (0.01, 5.7),
    ],
    "pear": [
        (0.01, 0.4),
        (0.9, 0.1),
        (2.0, 0.1),
        (3.4, 1.4),
        (3.9, 3.4),
        (3.3, 5.6),
        (2.2, 7.6),
        (1.7, 9.2),
        (1.3, 10.3),
        (0.6, 10.6),
        (0.01, 10.4),
    ],
    "tomato": [
        (0.01, 0.4),
        (1, 0.1),
        (2.4, 0.3),
        (3.5, 1.6),
        (3.8, 3),
        (3.5, 4.4),
        (2.4, 5.6),
        (1.2, 5.7),
        (0.4, 5.2),
        (0.01, 5.1),
    ],
    "pumpkin": [
        (0.01, 0.8),
        (2, 0.2),
        (5, 0.6),
        (8, 3),
        (9, 6),
        (8.2, 9),
        (5.5, 11.2),
        (2.5, 11.4),
        (0.8, 10.6),
        (0.01, 10.4),
    ],
    "avocado": [
        (0.01, 0.0),
        (1.6, 0.3),
        (3.2, 2),
        (3.5, 4),
        (3.0, 6.2),
        (2.0, 8.4),
        (1.2, 9.6),
        (0.01, 10.1),
    ],
    "lemon": [
        (0.01, 0),
        (0.5, 0.1),
        (0.7, 0.7),
        (1.8, 1.4),
        (3.0, 3),
        (3.2, 4.6),
        (2.9, 6.2),
        (1.7, 7.8),
        (0.8, 8.5),
        (0.5, 9.1),
        (0.01, 9.2),
    ],
    "onion": [
        (0.01, 0),
        (0.6, 0),
        (1.6, 0.6),
        (3.4, 2),
        (4, 3.6),
        (3.4, 5.4),
        (1.6, 7),
        (0.6, 8.2),
        (0.4, 9.4),
        (0.2, 9.8),
        (0.01, 9.8),
    ],
    "fig": [
        (0.01, 0.1),
        (0.8, 0),
        (2.2, 0.8),
        (2.7, 2.2),
        (2.2, 3.8),
        (1.0, 5.2),
        (0.5, 6.2),
        (0.01, 6.3),
    ],
}


def fruit(
    outline: str, colour: str, second: str, seed: int, ribs: int = 0, stem: bool = True,
    lying: bool = False, pattern: str = "streaks", gloss: float = 0.35, grain: float = 12,
) -> Object3D:  # fmt: skip
    """Return a round fruit of a known outline."""
    body = irregular(lathe(smooth(_OUTLINES[outline], 5), 72), seed)
    if ribs:
        angle = np.arctan2(body.vertices[:, 1], body.vertices[:, 0])
        swell = 1 + 0.07 * np.abs(np.sin(ribs * angle / 2)) - 0.05
        body = body.bent(lambda spots: spots * np.stack([swell, swell, np.ones_like(swell)], 1))
    parts = [Part(body, (_skin(colour, second, pattern, grain, gloss),), crease_angle=80)]
    if stem:
        top = float(_OUTLINES[outline][-1][1])
        thick = 0.22 if outline != "pumpkin" else 0.9
        parts.append(
            part(tube([(0, 0, top - 0.3), (0.1, 0, top + 0.8), (0.5, 0.1, top + 1.9)],
                      [thick, thick * 0.9, thick * 1.2]), _STEM if outline != "tomato" else GREEN)
        )  # fmt: skip
    if outline == "tomato":
        leaves = [
            extruded([(-0.45, 0), (0.45, 0), (0.3, 1.3), (0, 2.4), (-0.3, 1.3)], 0.12)
            .turned("x", 90).turned("z", degrees).moved(z=5.75).bent(_drooping)
            for degrees in range(0, 360, 72)
        ]  # fmt: skip
        parts.append(part(joined(*leaves), GREEN, bevel=0.03))
    made = assemble(*parts)
    return made.posed(25, lying=True).posed(60) if lying else made


def _drooping(spots: Array) -> Array:
    reach = np.hypot(spots[:, 0], spots[:, 1])
    return np.column_stack([spots[:, 0], spots[:, 1], spots[:, 2] - 0.09 * reach**2])


def orange(colour: str, radius: float = 4) -> Object3D:
    """Return a citrus fruit with its pores."""
    rind = Material(colour, 0.42, bump=0.25, grain=55, subsurface=0.2)
    button = lathe([(0.01, 0), (0.5, 0), (0.35, 0.25), (0.01, 0.3)], 10).moved(z=radius * 0.955)
    body = irregular(ball(radius, 56).scaled(z=0.95), 3, 0.01)
    return assemble(part(body, rind), part(button, GREEN)).transformed(
        np.array([[1, 0, 0], [0, 0.9, -0.43], [0, 0.43, 0.9]]), np.array([0, 0, radius])
    )


def bananas(colour: str, tips: str, count: int = 3) -> Object3D:
    """Return a bunch of bananas."""
    parts = []
    for number in range(count):
        lean = (number - (count - 1) / 2) * 24
        body = tube(
            [
                (9, 0, 5),
                (7.6, 0, 3.9),
                (4, 0, 1.8),
                (0, 0, 1.4),
                (-4.5, 0, 2.6),
                (-7.6, 0, 5.4),
                (-8.6, 0, 7),
            ],
            [0.3, 0.8, 1.75, 1.95, 1.8, 1.0, 0.45],
            6,
            7,
        ).moved(x=-9, z=-5)
        bunch = body.turned("x", 8).turned("z", lean).moved(x=9, z=5 + 0.2 * number)
        parts.append(
            Part(
                bunch,
                (Material(colour, 0.5, second=tips, pattern="speckle", grain=40, subsurface=0.2),),
                subdivisions=1,
            )
        )
    knot = tube([(8.6, 0, 4.8), (10.4, 0, 6.2)], [1.0, 0.8])
    return assemble(*parts, part(knot, Material("#7a6a34", 0.8)))


def pineapple(colour: str = "#c98f2c", leaf: str = "#557f3e") -> Object3D:
    """Return a pineapple."""
    body = lathe(
        smooth(
            [(0.01, 0.3), (3, 0), (4.6, 2.5), (5.1, 6.5), (4.8, 10.5), (3.2, 13.4), (0.01, 14)], 12
        ),
        144,
    )
    angle = np.arctan2(body.vertices[:, 1], body.vertices[:, 0])
    z = body.vertices[:, 2]
    scales = np.abs(np.sin(4.0 * angle + 0.9 * z)) * np.abs(np.sin(4.0 * angle - 0.9 * z))
    swell = 1 + 0.07 * scales**0.6 - 0.03
    body = body.bent(lambda s: s * np.stack([swell, swell, np.ones_like(swell)], 1))
    leaves = []
    for number in range(26):
        tilt, reach = 8 + 2.0 * number, 10 - 0.2 * number
        sheet = extruded(
            [(-0.75, 0), (0.75, 0), (0.6, reach * 0.5), (0, reach), (-0.6, reach * 0.5)], 0.14
        )
        bent = sheet.bent(
            lambda s: np.column_stack(
                [s[:, 0], s[:, 1] - 0.016 * s[:, 2] ** 2 + 0.12 * s[:, 0] ** 2, s[:, 2]]
            )
        )
        leaves.append(
            bent.turned("x", tilt * 0.9).turned("z", 137.5 * number).moved(z=13.2 - 0.02 * number)
        )
    skin = Material(colour, 0.55, second="#7d6a2a", pattern="noise", grain=14, bump=0.2)
    return assemble(
        Part(body, (skin,), crease_angle=80),
        part(joined(*leaves), Material(leaf, 0.5, second="#7fa560", pattern="streaks", grain=10)),
    )
