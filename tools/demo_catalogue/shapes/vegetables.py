"""Vegetables; sizes in cm."""

from dataclasses import replace

import numpy as np

from tools.demo_catalogue.materials import Material
from tools.demo_catalogue.mesh import joined, lathe, smooth, tube
from tools.demo_catalogue.object3d import Object3D, Part, assemble, part
from tools.demo_catalogue.shapes.produce import GREEN, irregular


def pepper(colour: str) -> Object3D:
    """Return a bell pepper."""
    body = lathe(
        smooth(
            [
                (0.01, 0.7),
                (1.2, 0.1),
                (2.4, 0.4),
                (3.2, 2.5),
                (3.9, 6),
                (3.9, 7.8),
                (3.0, 9),
                (1.5, 8.8),
                (0.8, 8.2),
                (0.01, 8),
            ],
            6,
        ),
        96,
    )
    angle = np.arctan2(body.vertices[:, 1], body.vertices[:, 0])
    swell = 1 + 0.1 * np.abs(np.cos(2 * angle + 0.4)) ** 0.7 - 0.06
    body = irregular(
        body.bent(lambda s: s * np.stack([swell, swell, np.ones_like(swell)], 1)), 5, 0.03
    )
    stem = tube([(0, 0, 7.8), (0.1, 0, 9.4), (0.6, 0.1, 10.8)], [0.9, 0.45, 0.6])
    return assemble(
        Part(body, (Material(colour, 0.16, subsurface=0.15, coat=0.5),), crease_angle=80),
        part(stem, GREEN),
    )


def aubergine(colour: str, cap: str = "#4f6b35") -> Object3D:
    """Return an aubergine, lying."""
    body = tube(
        [(-8.5, 0, 3.4), (-5, 0, 3.6), (0, 0, 3.6), (5, 0.6, 3.2), (8, 1, 2.8)],
        [1.6, 3.4, 3.5, 2.5, 1.9],
        48,
        8,
    )
    crown = tube(
        [(6.8, 0.85, 2.95), (8.4, 1.05, 2.8), (9.4, 1.2, 2.8), (11, 1.6, 3.2)],
        [2.35, 1.9, 0.8, 0.5],
        40,
        5,
    )
    return assemble(part(body, Material(colour, 0.14, coat=0.5)), part(crown, Material(cap, 0.6)))


def carrots(colour: str, count: int = 3) -> Object3D:
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
        same = np.ones_like(ridge)
        roots.append(replace(root, vertices=root.vertices * np.stack([same, same, ridge], 1)))
        for k in range(5):
            spread = (k - 2) * 0.9
            greens.append(
                tube(
                    [
                        (6.8, y, 1.8),
                        (10, y + spread * 0.7, 2.6 + (k % 2)),
                        (14, y + spread * 2, 1.6),
                    ],
                    [0.28, 0.22, 0.1],
                    8,
                )
            )
    root_skin = Material(colour, 0.55, second="#d9651a", pattern="streaks", grain=30, bump=0.1)
    return assemble(part(joined(*roots), root_skin), part(joined(*greens), GREEN))


def mushrooms(colour: str, count: int = 3) -> Object3D:
    """Return mushrooms standing together."""
    caps, stems = [], []
    for x, y, size in ((-2.6, 0.3, 1.0), (2.4, 0.8, 0.85), (0.4, -2.4, 0.7))[:count]:
        cap = lathe(
            smooth([(0.9, 2.6), (2.4, 2.2), (2.9, 2.6), (2.8, 3.6), (1.9, 4.8), (0.01, 5.2)], 5), 48
        )
        stem = lathe(smooth([(0.01, 0), (1.0, 0.1), (1.1, 0.8), (0.85, 2), (0.9, 3)], 4), 32)
        caps.append(irregular(cap, 7).scaled(size, size, size).moved(x, y))
        stems.append(stem.scaled(size, size, size).moved(x, y))
    flesh = Material(colour, 0.6, second="#8f6a45", pattern="noise", grain=7, subsurface=0.3)
    return assemble(
        Part(joined(*caps), (flesh,), crease_angle=80),
        part(joined(*stems), Material("#efe5d3", 0.7, subsurface=0.3)),
    )


def cucumber(colour: str, stripe: str) -> Object3D:
    """Return a cucumber, lying."""
    body = tube(
        [(-13, 0, 2.4), (-11, 0.1, 2.3), (0, 0.8, 2.2), (11, 0, 2.3), (13, -0.2, 2.4)],
        [1.4, 2.1, 2.2, 2.1, 1.2],
        48,
        8,
    )
    skin = Material(colour, 0.35, second=stripe, pattern="noise", grain=16, bump=0.15, coat=0.2)
    return assemble(part(irregular(body, 9, 0.02), skin)).posed(18)
