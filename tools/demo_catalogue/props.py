"""Objects around a product: clutter, neighbouring packs, and hands."""

from collections.abc import Callable

import numpy as np

from tools.demo_catalogue.materials import (
    BRUSHED,
    CARD,
    RUBBER,
    Material,
    cloth,
    glaze,
    lacquer,
    plastic,
    shell,
)  # fmt: skip
from tools.demo_catalogue.mesh import Array, ball, box, extruded, joined, lathe, tube
from tools.demo_catalogue.object3d import Object3D, Part, assemble, part
from tools.demo_catalogue.shapes.tableware import mug

_MUTED = (
    "#8a9aa8", "#b0a08a", "#5f6f66", "#a8786a", "#d8d2c4", "#4a5568", "#c2a878", "#7a6a80",
    "#e4dcd0", "#3f4a44",
)  # fmt: skip
SKINS = ("#e0b090", "#c68f6a", "#8a5a3c", "#5a3826", "#eec4a8")


def neighbouring_pack(rng: np.random.Generator) -> Object3D:
    """Return a plain pack: a box, a can or a bottle in a muted colour."""
    colour, lid = (str(tint) for tint in rng.choice(_MUTED, 2, replace=False))
    height = rng.uniform(9, 22)
    kind = int(rng.integers(3))
    if kind == 0:
        width = rng.uniform(6, 12)
        return assemble(
            part(box(width, 6, height), CARD.tinted(colour), bevel=0.12),
            part(box(width * 0.7, 6.06, height * 0.3).moved(z=height * 0.45), CARD.tinted(lid)),
        )
    radius = rng.uniform(3, 4.2)
    if kind == 1:
        profile = [(0.01, 0.0), (radius, 0.1), (radius, height * 0.7), (0.01, height * 0.7)]
    else:
        profile = [
            (0.01, 0.0),
            (radius, 0.1),
            (radius, height * 0.65),
            (radius * 0.4, height * 0.8),
            (radius * 0.4, height),
            (0.01, height),
        ]
    label = lathe([(radius + 0.03, height * 0.2), (radius + 0.03, height * 0.5)])
    return assemble(
        Part(lathe(profile), (plastic(colour),), crease_angle=50), part(label, CARD.tinted(lid))
    )


def _pen(rng: np.random.Generator) -> Object3D:
    colour = str(rng.choice(("#1f4f9a", "#b0302a", "#222222", "#2f7a4a")))
    body = tube([(-6, 0, 0.45), (5.5, 0, 0.45), (7, 0, 0.45)], [0.42, 0.42, 0.12], steps=1)
    return assemble(part(body, plastic(colour)))


def _notebook(rng: np.random.Generator) -> Object3D:
    cover = str(rng.choice(_MUTED))
    return assemble(
        part(box(14, 20, 1.1), Material(cover, 0.7), bevel=0.2),
        part(box(13.7, 19.9, 0.8).moved(0.3, 0.1, 0.15), CARD.tinted("#f4efe2")),
    )


def _cup(rng: np.random.Generator) -> Object3D:
    return mug("flared", glaze(str(rng.choice(_MUTED))), glaze("#f2efe8"))


def _glass(_: np.random.Generator) -> Object3D:
    profile = [(0.01, 0), (2.9, 0), (3.2, 0.5), (3.6, 11), (3.35, 11), (3.0, 1.2), (0.01, 1.0)]
    return assemble(part(lathe(profile), shell("#f4fafa")))


def _card_reader(_: np.random.Generator) -> Object3D:
    """Return a card reader."""
    keys = joined(*(box(1.5, 1.0, 0.3).moved(x, y, 1.9) for x in (-2.2, 0, 2.2)
                    for y in (-5.5, -4, -2.5, -1)))  # fmt: skip
    return assemble(
        part(box(7.5, 15, 2), plastic("#2c2f34", 0.5), bevel=0.6),
        part(box(6, 5, 0.1).moved(y=4, z=1.98), Material("#9ab8b0", 0.15, emission=0.2)),
        part(keys, plastic("#d8d8d4"), bevel=0.15),
    )


def _plant(rng: np.random.Generator) -> Object3D:
    pot = lathe([(0.01, 0), (3.8, 0), (5, 8), (4.6, 8), (4.2, 7), (0.01, 7)])
    leaves = []
    for number in range(22):
        reach = rng.uniform(8, 15)
        sheet = extruded(
            [(-0.4, 0), (0.4, 0), (1.3, reach * 0.6), (0, reach), (-1.3, reach * 0.6)], 0.1
        )
        leaves.append(
            sheet.bent(_bowed).turned("x", 10 + 2.4 * number).turned("z", 137.5 * number).moved(z=7)
        )
    green = Material("#4a7a3f", 0.5, second="#6a9a55", pattern="noise", grain=10)
    return assemble(part(pot, Material("#b0674a", 0.8)), part(joined(*leaves), green))


def _bowed(spots: Array) -> Array:
    return np.column_stack([spots[:, 0], spots[:, 1] - 0.02 * spots[:, 2] ** 2, spots[:, 2]])


def _towel(rng: np.random.Generator) -> Object3D:
    colour = str(rng.choice(_MUTED))
    sheets = [box(18, 12 - k * 0.3, 0.7).moved(0, 0.15 * k, 0.72 * k) for k in range(3)]
    return assemble(part(joined(*sheets), cloth(colour, "#f0ece2", 30), bevel=0.3))


def _tape_roll(_: np.random.Generator) -> Object3D:
    """Return a roll of adhesive tape on its side."""
    ring = [(2.6, 0.0), (4.4, 0), (4.4, 2.2), (2.6, 2.2), (2.6, 0)]
    return assemble(Part(lathe(ring), (Material("#c8a468", 0.3, coat=0.3),), crease_angle=30))


CLUTTER: tuple[Callable[[np.random.Generator], Object3D], ...] = (
    _pen, _notebook, _cup, _glass, _card_reader, _plant, _towel, _tape_roll,
)  # fmt: skip


def hand(size: Array, skin: str, sleeve: str, left: bool = False) -> Object3D:
    """Return a hand that holds an object of a size (3,) in cm from behind.

    The object stands at the origin on z = 0; the forearm comes from below.
    """
    half, deep = float(size[0]) / 2, float(size[1]) / 2
    middle = min(float(size[2]) * 0.42, 9.0)
    side = 1 if left else -1
    behind = deep + 2.0
    reach = min(0.75 * half, 2.4)
    limbs = [ball(3.9).scaled(1.05, 0.42, 1.15).moved(0, behind, middle)]
    for number in range(4):
        z = middle - 2.9 + 1.95 * number
        long = (0.4, 1.0, 1.2, 0.9)[number]
        limbs.append(
            tube(
                [(side * 1.5, behind, z), (side * (half + 0.5), deep + 0.8, z + 0.1),
                 (side * (half + 1.0), -deep * 0.2, z + 0.2),
                 (side * (half - reach * 0.3 * long), -deep - 0.75, z + 0.3),
                 (side * (half - reach * 0.75 * long), -deep - 0.8, z + 0.35)],
                [1.0, 0.88, 0.82, 0.75, 0.64],
            )
        )  # fmt: skip
    limbs.append(
        tube(
            [(-side * 1.5, behind, middle - 2), (-side * (half + 0.8), deep, middle - 0.5),
             (-side * (half + 0.9), -deep * 0.3, middle + 1.2),
             (-side * (half - reach * 0.5), -deep - 0.9, middle + 2.6)], [1.4, 1.15, 1.0, 0.8],
        )
    )  # fmt: skip
    wrist = [
        (0.0, behind, middle - 2.5),
        (side * -1.0, behind + 2, middle - 9),
        (side * -3.0, behind + 6, middle - 19),
    ]
    limbs.append(tube(wrist, [2.9, 2.5, 3.2]))
    arm = tube(
        [(side * -1.6, behind + 3.2, middle - 12), (side * -4, behind + 9, middle - 27)],
        [3.8, 4.8],
        steps=1,
    )
    return Object3D(
        (
            Part(
                joined(*limbs),
                (Material(skin, 0.5, subsurface=0.25, bump=0.05, grain=60),),
                remesh_cm=0.28,
            ),
            Part(arm, (cloth(sleeve),), crease_angle=60),
        )
    )


def crate(width: float, depth: float, height: float, colour: str) -> Object3D:
    """Return an open shopping crate."""
    walls = [box(width, 1, height).moved(y=y) for y in (-depth / 2, depth / 2)]
    walls += [box(1, depth, height).moved(x=x) for x in (-width / 2, width / 2)]
    rims = [box(width + 3, 2.4, 1.4).moved(y=y, z=height - 1) for y in (-depth / 2, depth / 2)]
    rims += [box(2.4, depth + 3, 1.4).moved(x=x, z=height - 1) for x in (-width / 2, width / 2)]
    return assemble(
        part(joined(*walls, *rims, box(width, depth, 0.6)), plastic(colour, 0.45), bevel=0.25)
    )


def tray(width: float, depth: float, colour: str) -> Object3D:
    """Return a tray of lacquered wood."""
    edges = [box(width, 1.2, 2.2).moved(y=y) for y in (-depth / 2, depth / 2)]
    edges += [box(1.2, depth, 2.2).moved(x=x) for x in (-width / 2, width / 2)]
    return assemble(part(joined(*edges, box(width, depth, 0.5)), lacquer(colour), bevel=0.2))


def belt(width: float) -> Object3D:
    """Return a conveyor belt with its steel edges, running to the left and right."""
    edges = [box(400, 4, 2.2).moved(y=y) for y in (-width / 2 - 2, width / 2 + 2)]
    return assemble(
        part(box(400, width, 0.6), RUBBER.tinted("#2a2b2d")),
        part(joined(*edges), BRUSHED, bevel=0.3),
    )
