"""Fruit and vegetables; sizes in cm."""

import math
from collections.abc import Sequence

import numpy as np

from tools.demo_catalogue.materials import Material
from tools.demo_catalogue.mesh import Flat, Mesh, ball, extruded, joined, lathe, smooth, tube
from tools.demo_catalogue.thing import Part, Thing, part, thing

_STEM = Material("#5c4a2c", 0.8)
_GREEN = Material("#5d8a3a", 0.6)


def _skin(colour: str, second: str, pattern: str = "streaks", grain: float = 12, gloss: float = 0.35) -> Material:
    return Material(colour, gloss, second=second, pattern=pattern, grain=grain, skin=0.15, coat=0.15)


def _wobbly(mesh: Mesh, seed: int, depth: float = 0.025) -> Mesh:
    """Return it a little less regular than a machine would make it."""
    phase = np.random.default_rng(seed).uniform(0, math.tau, 6)

    def change(spots: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
        size = np.ptp(spots, axis=0).max()
        x, y, z = (spots / size * 5).T
        swell = np.sin(x + phase[0]) * np.sin(y * 1.3 + phase[1]) + np.sin(z * 1.1 + phase[2]) * np.sin(x * 0.7 + phase[3])
        result: np.ndarray = spots * np.stack([1 + depth * swell] * 2 + [1 + 0 * swell], 1)  # type: ignore[type-arg]
        return result

    return mesh.bent(change)


_OUTLINES: dict[str, Sequence[Flat]] = {
    "apple": [(0.01, 0.6), (0.9, 0.3), (1.5, 0.05), (2.5, 0.5), (3.5, 2.0), (3.9, 4.0), (3.7, 5.6),
              (2.8, 6.9), (1.7, 7.1), (0.8, 6.6), (0.2, 5.8), (0.01, 5.7)],
    "pear": [(0.01, 0.4), (0.9, 0.1), (2.0, 0.1), (3.4, 1.4), (3.9, 3.4), (3.3, 5.6), (2.2, 7.6),
             (1.7, 9.2), (1.3, 10.3), (0.6, 10.6), (0.01, 10.4)],
    "tomato": [(0.01, 0.4), (1, 0.1), (2.4, 0.3), (3.5, 1.6), (3.8, 3), (3.5, 4.4), (2.4, 5.6), (1.2, 5.7),
               (0.4, 5.2), (0.01, 5.1)],
    "pumpkin": [(0.01, 0.8), (2, 0.2), (5, 0.6), (8, 3), (9, 6), (8.2, 9), (5.5, 11.2), (2.5, 11.4),
                (0.8, 10.6), (0.01, 10.4)],
    "avocado": [(0.01, 0.0), (1.6, 0.3), (3.2, 2), (3.5, 4), (3.0, 6.2), (2.0, 8.4), (1.2, 9.6), (0.01, 10.1)],
    "lemon": [(0.01, 0), (0.5, 0.1), (0.7, 0.7), (1.8, 1.4), (3.0, 3), (3.2, 4.6), (2.9, 6.2), (1.7, 7.8),
              (0.8, 8.5), (0.5, 9.1), (0.01, 9.2)],
    "onion": [(0.01, 0), (0.6, 0), (1.6, 0.6), (3.4, 2), (4, 3.6), (3.4, 5.4), (1.6, 7), (0.6, 8.2), (0.4, 9.4),
              (0.2, 9.8), (0.01, 9.8)],
    "fig": [(0.01, 0.1), (0.8, 0), (2.2, 0.8), (2.7, 2.2), (2.2, 3.8), (1.0, 5.2), (0.5, 6.2), (0.01, 6.3)],
}  # fmt: skip


def fruit(
    outline: str, colour: str, second: str, seed: int, ribs: int = 0, stem: bool = True,
    lying: bool = False, pattern: str = "streaks", gloss: float = 0.35, grain: float = 12,
) -> Thing:  # fmt: skip
    """Return a round fruit of a known outline."""
    body = _wobbly(lathe(smooth(_OUTLINES[outline], 5), 72), seed)
    if ribs:
        angle = np.arctan2(body.vertices[:, 1], body.vertices[:, 0])
        swell = 1 + 0.07 * np.abs(np.sin(ribs * angle / 2)) - 0.05
        body = body.bent(lambda spots: spots * np.stack([swell, swell, np.ones_like(swell)], 1))
    parts = [Part(body, (_skin(colour, second, pattern, grain, gloss),), creases=80)]
    if stem:
        top = float(_OUTLINES[outline][-1][1])
        thick = 0.22 if outline != "pumpkin" else 0.9
        parts.append(
            part(tube([(0, 0, top - 0.3), (0.1, 0, top + 0.8), (0.5, 0.1, top + 1.9)],
                      [thick, thick * 0.9, thick * 1.2]), _STEM if outline != "tomato" else _GREEN)
        )  # fmt: skip
    if outline == "tomato":
        leaves = [
            extruded([(-0.45, 0), (0.45, 0), (0.3, 1.3), (0, 2.4), (-0.3, 1.3)], 0.12)
            .turned("x", 90).turned("z", degrees).moved(z=5.75).bent(_drooping)
            for degrees in range(0, 360, 72)
        ]  # fmt: skip
        parts.append(part(joined(*leaves), _GREEN, bevel=0.03))
    made = thing(*parts)
    return made.posed(25, lying=True).posed(60) if lying else made


def _drooping(spots: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    reach = np.hypot(spots[:, 0], spots[:, 1])
    return np.column_stack([spots[:, 0], spots[:, 1], spots[:, 2] - 0.09 * reach**2])


def orange(colour: str, radius: float = 4) -> Thing:
    """Return a citrus fruit with its pores."""
    rind = Material(colour, 0.42, bump=0.25, grain=55, skin=0.2)
    button = lathe([(0.01, 0), (0.5, 0), (0.35, 0.25), (0.01, 0.3)], 10).moved(z=radius * 0.955)
    body = _wobbly(ball(radius, 56).scaled(z=0.95), 3, 0.01)
    return thing(part(body, rind), part(button, _GREEN)).placed(
        np.array([[1, 0, 0], [0, 0.9, -0.43], [0, 0.43, 0.9]]), np.array([0, 0, radius])
    )


def bananas(colour: str, tips: str, count: int = 3) -> Thing:
    """Return a bunch of bananas."""
    parts = []
    for number in range(count):
        lean = (number - (count - 1) / 2) * 24
        body = tube(
            [(9, 0, 5), (7.6, 0, 3.9), (4, 0, 1.8), (0, 0, 1.4), (-4.5, 0, 2.6), (-7.6, 0, 5.4), (-8.6, 0, 7)],
            [0.3, 0.8, 1.75, 1.95, 1.8, 1.0, 0.45], 6, 7,
        ).moved(x=-9, z=-5)  # fmt: skip
        bunch = body.turned("x", 8).turned("z", lean).moved(x=9, z=5 + 0.2 * number)
        parts.append(Part(bunch, (Material(colour, 0.5, second=tips, pattern="speckle", grain=40, skin=0.2),), rounds=1))
    knot = tube([(8.6, 0, 4.8), (10.4, 0, 6.2)], [1.0, 0.8])
    return thing(*parts, part(knot, Material("#7a6a34", 0.8)))


def pepper(colour: str) -> Thing:
    """Return a bell pepper."""
    body = lathe(
        smooth([(0.01, 0.7), (1.2, 0.1), (2.4, 0.4), (3.2, 2.5), (3.9, 6), (3.9, 7.8), (3.0, 9), (1.5, 8.8), (0.8, 8.2), (0.01, 8)], 6), 96,
    )  # fmt: skip
    angle = np.arctan2(body.vertices[:, 1], body.vertices[:, 0])
    swell = 1 + 0.1 * np.abs(np.cos(2 * angle + 0.4)) ** 0.7 - 0.06
    body = _wobbly(body.bent(lambda s: s * np.stack([swell, swell, np.ones_like(swell)], 1)), 5, 0.03)
    stem = tube([(0, 0, 7.8), (0.1, 0, 9.4), (0.6, 0.1, 10.8)], [0.9, 0.45, 0.6])
    return thing(Part(body, (Material(colour, 0.16, skin=0.15, coat=0.5),), creases=80), part(stem, _GREEN))


def aubergine(colour: str, cap: str = "#4f6b35") -> Thing:
    """Return an aubergine, lying."""
    body = tube([(-8.5, 0, 3.4), (-5, 0, 3.6), (0, 0, 3.6), (5, 0.6, 3.2), (8, 1, 2.8)], [1.6, 3.4, 3.5, 2.5, 1.9], 48, 8)
    crown = tube([(6.8, 0.85, 2.95), (8.4, 1.05, 2.8), (9.4, 1.2, 2.8), (11, 1.6, 3.2)], [2.35, 1.9, 0.8, 0.5], 40, 5)
    return thing(part(body, Material(colour, 0.14, coat=0.5)), part(crown, Material(cap, 0.6)))


def carrots(colour: str, count: int = 3) -> Thing:
    """Return carrots with their green, lying side by side."""
    roots, greens = [], []
    for number in range(count):
        y = (number - (count - 1) / 2) * 3.2
        root = tube(
            [(-9, y * 0.6, 0.5), (-5, y * 0.8, 1), (0, y, 1.5), (5, y, 1.8), (7, y, 1.6)],
            [0.15, 0.7, 1.2, 1.6, 1.0], 28, 10,
        )  # fmt: skip
        rows = np.arange(len(root.vertices)) // 28
        ridge = 1 + 0.012 * np.sin(rows * 2.4 + number)
        roots.append(root.bent(lambda s, r=ridge: s * np.stack([np.ones_like(r), np.ones_like(r), r], 1)))  # type: ignore[misc]
        for k in range(5):
            spread = (k - 2) * 0.9
            greens.append(tube([(6.8, y, 1.8), (10, y + spread * 0.7, 2.6 + (k % 2)), (14, y + spread * 2, 1.6)], [0.28, 0.22, 0.1], 8))
    root_skin = Material(colour, 0.55, second="#d9651a", pattern="streaks", grain=30, bump=0.1)
    return thing(part(joined(*roots), root_skin), part(joined(*greens), _GREEN))


def mushrooms(colour: str, count: int = 3) -> Thing:
    """Return mushrooms standing together."""
    caps, stems = [], []
    for x, y, size in ((-2.6, 0.3, 1.0), (2.4, 0.8, 0.85), (0.4, -2.4, 0.7))[:count]:
        cap = lathe(smooth([(0.9, 2.6), (2.4, 2.2), (2.9, 2.6), (2.8, 3.6), (1.9, 4.8), (0.01, 5.2)], 5), 48)
        stem = lathe(smooth([(0.01, 0), (1.0, 0.1), (1.1, 0.8), (0.85, 2), (0.9, 3)], 4), 32)
        caps.append(_wobbly(cap, 7).scaled(size, size, size).moved(x, y))
        stems.append(stem.scaled(size, size, size).moved(x, y))
    flesh = Material(colour, 0.6, second="#8f6a45", pattern="noise", grain=7, skin=0.3)
    return thing(Part(joined(*caps), (flesh,), creases=80), part(joined(*stems), Material("#efe5d3", 0.7, skin=0.3)))


def cucumber(colour: str, stripe: str) -> Thing:
    """Return a cucumber, lying."""
    body = tube([(-13, 0, 2.4), (-11, 0.1, 2.3), (0, 0.8, 2.2), (11, 0, 2.3), (13, -0.2, 2.4)], [1.4, 2.1, 2.2, 2.1, 1.2], 48, 8)
    skin = Material(colour, 0.35, second=stripe, pattern="noise", grain=16, bump=0.15, coat=0.2)
    return thing(part(_wobbly(body, 9, 0.02), skin)).posed(18)


def pineapple(colour: str = "#c98f2c", leaf: str = "#557f3e") -> Thing:
    """Return a pineapple."""
    body = lathe(smooth([(0.01, 0.3), (3, 0), (4.6, 2.5), (5.1, 6.5), (4.8, 10.5), (3.2, 13.4), (0.01, 14)], 12), 144)
    angle = np.arctan2(body.vertices[:, 1], body.vertices[:, 0])
    z = body.vertices[:, 2]
    scales = np.abs(np.sin(4.0 * angle + 0.9 * z)) * np.abs(np.sin(4.0 * angle - 0.9 * z))
    swell = 1 + 0.07 * scales**0.6 - 0.03
    body = body.bent(lambda s: s * np.stack([swell, swell, np.ones_like(swell)], 1))
    leaves = []
    for number in range(26):
        tilt, reach = 8 + 2.0 * number, 10 - 0.2 * number
        sheet = extruded([(-0.75, 0), (0.75, 0), (0.6, reach * 0.5), (0, reach), (-0.6, reach * 0.5)], 0.14)
        bent = sheet.bent(lambda s: np.column_stack([s[:, 0], s[:, 1] - 0.016 * s[:, 2] ** 2 + 0.12 * s[:, 0] ** 2, s[:, 2]]))
        leaves.append(bent.turned("x", tilt * 0.9).turned("z", 137.5 * number).moved(z=13.2 - 0.02 * number))
    skin = Material(colour, 0.55, second="#7d6a2a", pattern="noise", grain=14, bump=0.2)
    return thing(Part(body, (skin,), creases=80), part(joined(*leaves), Material(leaf, 0.5, second="#7fa560", pattern="streaks", grain=10)))
