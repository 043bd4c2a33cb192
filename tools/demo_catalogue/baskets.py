"""Basket scenes: several products on a counter, a belt, a tray or in a crate.

What stands where follows from the scene's number alone; boxes and visible
shares are computed from the meshes, not from the rendered picture.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from tools.demo_catalogue import props
from tools.demo_catalogue.camera import Camera, framed
from tools.demo_catalogue.mesh import Array
from tools.demo_catalogue.places import GROUNDS, ground
from tools.demo_catalogue.products.assortment import originals
from tools.demo_catalogue.products.duplicates import DUPLICATES
from tools.demo_catalogue.products.record import Product
from tools.demo_catalogue.thing import Thing

SCENES = 40
# Centimetres of the scene to units of Blender's.
SCALE = 0.06
# Small enough for a basket.
_FITTING = {
    "TEA",
    "TTN",
    "COF",
    "COT",
    "CAN",
    "JUI",
    "PLT",
    "TIN",
    "FSH",
    "JAM",
    "HON",
    "SAU",
    "CHI",
    "NUT",
    "CHO",
    "BIS",
    "TOO",
    "SHA",
    "WSH",
    "CRM",
    "SER",
    "SOP",
    "CAT",
    "HRD",
    "CND",
    "MUG",
    "FRU",
    "FLO",
    "PAS",
    "ICE",
    "DSH",
}
# Packs that may as well lie on their back.
_LYING = {"TEA", "COF", "CAN", "CHO", "BIS", "TOO", "NUT", "PAS", "SHA", "FLO"}


@dataclass(frozen=True, slots=True)
class Basket:
    """What is in a scene, before anything is built.

    Attributes:
        number: from 1 on; also its seed.
        products: with repetitions.
        base: ``counter``, ``belt``, ``tray`` or ``crate``.
        ground: below it.
        light: of the place.
        pitch: of the camera in degrees.
    """

    number: int
    products: tuple[Product, ...]
    base: str
    ground: str
    light: str
    pitch: float

    @property
    def name(self) -> str:
        """The scene's picture file."""
        return f"basket-{self.number:02d}.jpg"


@dataclass(frozen=True, slots=True)
class Seen:
    """A product in a scene's picture.

    Attributes:
        box: left, top, right, bottom in shares of the picture, 0..1.
        visible: share of the product's outline that no other product hides.
    """

    sku: str
    count: int
    box: tuple[float, float, float, float]
    visible: float


def plan() -> list[Basket]:
    """Return all scenes, the same every time."""
    twice = {twin.of for twin in DUPLICATES}
    fitting = [p for p in originals() if p.sku[:3] in _FITTING and p.sku not in twice]
    return [_basket(number, fitting) for number in range(1, SCENES + 1)]


def _basket(number: int, fitting: list[Product]) -> Basket:
    rng = np.random.default_rng([41, number])
    count = 3 + (number * 7) % 10
    chosen = [fitting[int(k)] for k in rng.permutation(len(fitting))[:count]]
    # In every other scene something is there twice.
    if number % 2 and count > 3:
        chosen[-1] = chosen[0]
    return Basket(
        number,
        tuple(chosen),
        str(rng.choice(("counter", "belt", "tray", "crate"))),
        str(rng.choice(tuple(GROUNDS))),
        str(rng.choice(("window", "ceiling", "warm", "neon"))),
        float(rng.uniform(34, 62)),
    )


def arranged(basket: Basket) -> list[Thing]:
    """Return the scene's products, each where it stands or lies, in cm."""
    rng = np.random.default_rng([42, basket.number])
    things: list[Thing] = []
    spots: list[tuple[float, float, float]] = []
    for product in basket.products:
        lying = product.sku[:3] in _LYING and rng.uniform() < 0.3
        yaw = float(rng.uniform(-60, 60)) if not lying else float(rng.uniform(0, 360))
        one = product.thing().posed(yaw, lying)
        reach = 0.5 * float(np.hypot(*one.size()[:2])) * 0.92
        x, y = _free_spot(rng, spots, reach)
        spots.append((x, y, reach))
        things.append(one.placed(np.eye(3), np.array([x, y, 0.6])))
    middle = np.mean([spot[:2] for spot in spots], axis=0)
    return [one.placed(np.eye(3), np.array([*-middle, 0])) for one in things]


def _free_spot(
    rng: np.random.Generator, taken: list[tuple[float, float, float]], reach: float
) -> tuple[float, float]:
    """Return the nearest of some random spots that is clear of all others."""
    spread = 2.0
    while True:
        for _ in range(60):
            x, y = rng.normal(0, spread, 2) * (1.3, 0.85)
            if all(np.hypot(x - a, y - b) > reach + other for a, b, other in taken):
                return float(x), float(y)
        spread *= 1.25


def surroundings(basket: Basket, things: list[Thing]) -> list[Thing]:
    """Return what the products stand on and in."""
    rng = np.random.default_rng([43, basket.number])
    low, high = _extent(things)
    width, depth = (float(side) + 7 for side in 2 * np.maximum(np.abs(low), np.abs(high))[:2])
    below = ground(basket.ground)
    if basket.base == "belt":
        return [below, props.belt(depth + 6)]
    if basket.base == "tray":
        return [below, props.tray(width, depth, str(rng.choice(("#6f4c34", "#2f3a40", "#d8d2c4"))))]
    if basket.base == "crate":
        colour = str(rng.choice(("#3a5a8a", "#4a4d50", "#8a2f2a", "#4f6b3f")))
        return [below, props.crate(width, depth, 9, colour)]
    return [below, *_litter(rng, width, depth)]


def _litter(rng: np.random.Generator, width: float, depth: float) -> list[Thing]:
    """Return clutter at both ends of the counter."""
    made = []
    for side in (-1, 1):
        one = props.CLUTTER[int(rng.integers(len(props.CLUTTER)))](rng)
        x = side * (width / 2 + 8)
        made.append(one.placed(np.eye(3), np.array([x, rng.uniform(-0.3, 0.3) * depth, 0])))
    return made


def _extent(things: list[Thing]) -> tuple[Array, Array]:
    points = np.concatenate([one.vertices() for one in things])
    return points.min(axis=0), points.max(axis=0)


def camera_for(basket: Basket, things: list[Thing], aspect: float) -> Camera:
    """Return the scene's camera, in units of Blender's scene."""
    points = np.concatenate([one.vertices() for one in things]) * SCALE
    rng = np.random.default_rng([44, basket.number])
    yaw, roll = float(rng.uniform(-18, 18)), float(rng.normal(0, 2.5))
    return framed(points, yaw, basket.pitch, 0.86, roll, 0.7, aspect)


def truth(basket: Basket, things: list[Thing], camera: Camera) -> list[Seen]:
    """Return where each product is in the picture, in the scene's order."""
    counts = Counter(product.sku for product in basket.products)
    shown = visible_shares([_sampled(one) * SCALE for one in things], camera)
    seen = []
    for product, one, share in zip(basket.products, things, shown, strict=True):
        spots = camera.project(one.vertices() * SCALE)[:, :2].clip(0, 1)
        (left, top), (right, bottom) = spots.min(axis=0), spots.max(axis=0)
        box = (float(left), float(top), float(right), float(bottom))
        seen.append(Seen(product.sku, counts[product.sku], box, share))
    return seen


def _sampled(one: Thing) -> Array:
    """Return points spread over the faces of a thing, (n, 3)."""
    steps = np.linspace(0.02, 0.98, 14)
    points = []
    for made in one.parts:
        for face in made.mesh.faces:
            corners = made.mesh.vertices[list(face)]
            if np.ptp(corners, axis=0).max() < 0.5 or len(corners) != 4:
                points.append(corners.mean(axis=0, keepdims=True))
                continue
            u, v = (grid.ravel()[:, None] for grid in np.meshgrid(steps, steps))
            a, b, c, d = corners
            points.append((1 - v) * ((1 - u) * a + u * b) + v * ((1 - u) * d + u * c))
    return np.concatenate(points)


def visible_shares(clouds: list[Array], camera: Camera, cells: int = 72) -> list[float]:
    """Return which share of each cloud's cells in the picture no other cloud hides.

    Args:
        clouds: points (n, 3) on each thing.
        camera: that looks at them.
        cells: of the depth buffer across the picture.
    """
    rows = round(cells * camera.aspect)
    nearest = np.full((len(clouds), rows, cells), np.inf)
    for number, points in enumerate(clouds):
        spots = camera.project(points)
        column, row = (spots[:, 0] * cells).astype(int), (spots[:, 1] * rows).astype(int)
        inside = (column >= 0) & (column < cells) & (row >= 0) & (row < rows)
        np.minimum.at(nearest[number], (row[inside], column[inside]), spots[inside, 2])
    front = nearest.min(axis=0)
    own = [np.isfinite(layer) for layer in nearest]
    return [
        float((layer[mine] <= front[mine]).sum() / max(mine.sum(), 1))
        for layer, mine in zip(nearest, own, strict=True)
    ]
