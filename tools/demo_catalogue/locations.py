"""Locations of the photos: grounds, walls, shelves and lights."""

from dataclasses import dataclass

import numpy as np

from tools.demo_catalogue.materials import Material, cloth
from tools.demo_catalogue.mesh import box, grid
from tools.demo_catalogue.object3d import Object3D, assemble, part
from tools.demo_catalogue.props import neighbouring_pack

GROUNDS = {
    "oak": Material("#c79f6b", 0.4, second="#9a7044", pattern="wood", grain=110, coat=0.1),
    "walnut": Material("#6f4c34", 0.35, second="#4a3020", pattern="wood", grain=120, coat=0.15),
    "white": Material("#e4e2dc", 0.3, coat=0.2),
    "slate": Material("#3a3d40", 0.45, second="#474b4f", pattern="noise", grain=260, bump=0.05),
    "terrazzo": Material("#d8d2c8", 0.25, second="#8a6a5a", pattern="speckle", grain=420, coat=0.3),
    "marble": Material("#e8e6e2", 0.2, second="#a8a8aa", pattern="streaks", grain=70, coat=0.3),
    "steel": Material("#a8abae", 0.38, metal=1, second="#96999c", pattern="streaks", grain=200),
    "cutting mat": Material("#2f6a55", 0.7, second="#39755f", pattern="weave", grain=60),
    "linen": cloth("#cfc6b4", "#c2b8a4", 500),
    "red oilcloth": Material("#a83a34", 0.3, second="#e8dcd0", pattern="weave", grain=90, coat=0.2),
}
FLOORS = ("oak", "walnut", "terrazzo", "linen")
_WALLS = ("#c9c4b8", "#8fa0a0", "#d8c8b0", "#6a7a8a", "#a88f7a", "#5a5f58", "#e2ddd2")


@dataclass(frozen=True, slots=True)
class Light:
    """The light of a location.

    Attributes:
        sky: linear RGB of the background.
        strength: of the background.
        lamps: (yaw and elevation in degrees, size, watts, colour).
        stops: exposure.
    """

    sky: tuple[float, float, float]
    strength: float
    lamps: tuple[tuple[float, float, float, float, str], ...]
    stops: float = 0


LIGHTS = {
    "window": Light(
        (0.75, 0.85, 1), 0.35, ((-70, 30, 2.6, 190, "#e6f0ff"), (60, 40, 2, 25, "#ffe8d0"))
    ),
    "ceiling": Light(
        (1, 0.97, 0.92), 0.3, ((10, 80, 1.6, 150, "#fff4e4"), (-120, 55, 1.6, 70, "#fff4e4"))
    ),
    "warm": Light((1, 0.8, 0.6), 0.2, ((40, 50, 0.8, 140, "#ffd09a"), (-60, 30, 2, 25, "#c8d8ff"))),
    "neon": Light(
        (0.9, 1, 0.95), 0.35, ((-20, 75, 3, 130, "#eafff2"), (150, 60, 3, 70, "#eafff2"))
    ),
    "dusk": Light(
        (0.5, 0.6, 0.9), 0.16, ((-80, 20, 2.5, 60, "#a8c0ff"), (50, 55, 0.6, 80, "#ffc080")), 0.2
    ),
    "flash": Light((1, 1, 1), 0.12, ((8, 22, 0.35, 150, "#ffffff"),), 0.1),
}


def ground(name: str) -> Object3D:
    """Return a flat ground, 5 m by 5 m."""
    rows = np.array([[(-250.0, y, 0.0), (250.0, y, 0.0)] for y in (-250.0, 250.0)])
    return Object3D((part(grid(rows), GROUNDS[name]),))


def wall(rng: np.random.Generator, distance: float, skirting: bool = False) -> Object3D:
    """Return a wall at a distance, with a skirting board if it stands on a floor."""
    colour = str(rng.choice(_WALLS))
    rows = np.array([[(-400.0, distance, z), (400.0, distance, z)] for z in (-60.0, 400.0)])
    parts = [part(grid(rows), Material(colour, 0.85))]
    if skirting:
        parts.append(part(box(800, 3, 10).moved(y=distance), Material("#efece4", 0.5)))
    return Object3D(tuple(parts))


def background(rng: np.random.Generator, near: float, count: int) -> list[Object3D]:
    """Return packs in the background."""
    packs = []
    for place in rng.permutation(count):
        x = (place - (count - 1) / 2) * 13 + rng.uniform(-3, 3)
        y = near + rng.uniform(0, 18)
        packs.append(neighbouring_pack(rng).transformed(np.eye(3), np.array([x, y, 0])))
    return packs


def shelf(rng: np.random.Generator, width: float, height: float) -> list[Object3D]:
    """Return a shelf around a product of a size in cm, with packs on both sides."""
    wood = GROUNDS[str(rng.choice(("oak", "white", "walnut")))]
    back = Material(str(rng.choice(_WALLS)), 0.7)
    boards = assemble(
        part(box(300, 34, 2).moved(z=-2), wood, bevel=0.2),
        part(box(300, 1, 90).moved(y=17, z=-30), back),
        part(box(300, 0.4, 3.6).moved(y=-17.2, z=-3), Material("#e8e4da", 0.4)),
    ).transformed(np.eye(3), np.array([0, 0, -30.0]))
    above = assemble(part(box(300, 34, 2), wood, bevel=0.2)).transformed(
        np.eye(3), np.array([0, 0, height + 6.0])
    )
    things = [boards, above]
    for side in (-1, 1):
        x = side * (width / 2 + 1.0)
        for _ in range(4):
            pack = neighbouring_pack(rng)
            half = float(pack.size()[0]) / 2
            x += side * (half + rng.uniform(0.3, 2))
            things.append(pack.transformed(np.eye(3), np.array([x, rng.uniform(-3, 5), 0])))
            x += side * half
    return things
