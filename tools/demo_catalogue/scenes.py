"""Plan scenes with several products on a counter, a belt, a tray or in a crate.

The arrangement depends only on the number of the scene. Ground truth boxes and visible
shares are computed from the meshes, not from the rendered picture.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from tools.demo_catalogue import props
from tools.demo_catalogue.camera import Camera, frame_points
from tools.demo_catalogue.locations import GROUNDS, ground
from tools.demo_catalogue.mesh import Array
from tools.demo_catalogue.object3d import Object3D
from tools.demo_catalogue.products.assortment import originals
from tools.demo_catalogue.products.duplicates import DUPLICATES
from tools.demo_catalogue.products.product import Product

SCENES = 40
# Units of Blender's scene per centimetre.
SCALE = 0.06
# SKU prefixes of products that are small enough.
_SMALL = {
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
# SKU prefixes of packs that may lie on their back.
_LYING = {"TEA", "COF", "CAN", "CHO", "BIS", "TOO", "NUT", "PAS", "SHA", "FLO"}


@dataclass(frozen=True, slots=True)
class Scene:
    """The plan of a scene.

    Attributes:
        number: from 1 on; also the seed.
        products: with repetitions.
        base: ``counter``, ``belt``, ``tray`` or ``crate``.
        ground: name in ``locations.GROUNDS``.
        light: name in ``locations.LIGHTS``.
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
        """Name of the picture file."""
        return f"basket-{self.number:02d}.jpg"


@dataclass(frozen=True, slots=True)
class VisibleProduct:
    """The ground truth of a product in a scene.

    Attributes:
        sku: of the product.
        count: how often the product is in the scene.
        box: left, top, right, bottom in shares of the picture, 0..1.
        visible: share of its silhouette that no other product occludes, 0..1.
    """

    sku: str
    count: int
    box: tuple[float, float, float, float]
    visible: float


def plan(first: int = 1, last: int = SCENES) -> list[Scene]:
    """Return the scenes from one number to another, the sample's unless told; deterministic."""
    has_duplicate = {duplicate.of for duplicate in DUPLICATES}
    candidates = [p for p in originals() if p.sku[:3] in _SMALL and p.sku not in has_duplicate]
    return [_plan_scene(number, candidates) for number in range(first, last + 1)]


def _plan_scene(number: int, candidates: list[Product]) -> Scene:
    rng = np.random.default_rng([41, number])
    count = 3 + (number * 7) % 10
    chosen = [candidates[int(k)] for k in rng.permutation(len(candidates))[:count]]
    # Every other scene has a product twice.
    if number % 2 and count > 3:
        chosen[-1] = chosen[0]
    return Scene(
        number,
        tuple(chosen),
        str(rng.choice(("counter", "belt", "tray", "crate"))),
        str(rng.choice(tuple(GROUNDS))),
        str(rng.choice(("window", "ceiling", "warm", "neon"))),
        float(rng.uniform(34, 62)),
    )


def arrange_products(scene: Scene) -> list[Object3D]:
    """Return the products in their positions, in cm."""
    rng = np.random.default_rng([42, scene.number])
    objects: list[Object3D] = []
    positions: list[tuple[float, float, float]] = []
    for product in scene.products:
        lying = product.sku[:3] in _LYING and rng.uniform() < 0.3
        yaw = float(rng.uniform(-60, 60)) if not lying else float(rng.uniform(0, 360))
        one = product.make_object().posed(yaw, lying)
        reach = 0.5 * float(np.hypot(*one.size()[:2])) * 0.92
        x, y = _free_position(rng, positions, reach)
        positions.append((x, y, reach))
        objects.append(one.transformed(np.eye(3), np.array([x, y, 0.6])))
    middle = np.mean([position[:2] for position in positions], axis=0)
    return [one.transformed(np.eye(3), np.array([*-middle, 0])) for one in objects]


def _free_position(
    rng: np.random.Generator, taken: list[tuple[float, float, float]], reach: float
) -> tuple[float, float]:
    """Return a random position at which the product touches no other."""
    spread = 2.0
    while True:
        for _ in range(60):
            x, y = rng.normal(0, spread, 2) * (1.3, 0.85)
            if all(np.hypot(x - a, y - b) > reach + other for a, b, other in taken):
                return float(x), float(y)
        spread *= 1.25


def surroundings(scene: Scene, objects: list[Object3D]) -> list[Object3D]:
    """Return the base, the ground and the clutter."""
    rng = np.random.default_rng([43, scene.number])
    low, high = _extent(objects)
    width, depth = (float(side) + 7 for side in 2 * np.maximum(np.abs(low), np.abs(high))[:2])
    below = ground(scene.ground)
    if scene.base == "belt":
        return [below, props.belt(depth + 6)]
    if scene.base == "tray":
        return [below, props.tray(width, depth, str(rng.choice(("#6f4c34", "#2f3a40", "#d8d2c4"))))]
    if scene.base == "crate":
        colour = str(rng.choice(("#3a5a8a", "#4a4d50", "#8a2f2a", "#4f6b3f")))
        return [below, props.crate(width, depth, 9, colour)]
    return [below, *_clutter(rng, width, depth)]


def _clutter(rng: np.random.Generator, width: float, depth: float) -> list[Object3D]:
    """Return an object at each end of the counter."""
    made = []
    for side in (-1, 1):
        one = props.CLUTTER[int(rng.integers(len(props.CLUTTER)))](rng)
        x = side * (width / 2 + 8)
        made.append(one.transformed(np.eye(3), np.array([x, rng.uniform(-0.3, 0.3) * depth, 0])))
    return made


def _extent(objects: list[Object3D]) -> tuple[Array, Array]:
    points = np.concatenate([one.vertices() for one in objects])
    return points.min(axis=0), points.max(axis=0)


def place_camera(scene: Scene, objects: list[Object3D], aspect: float) -> Camera:
    """Return the camera, in units of Blender's scene."""
    points = np.concatenate([one.vertices() for one in objects]) * SCALE
    rng = np.random.default_rng([44, scene.number])
    yaw, roll = float(rng.uniform(-18, 18)), float(rng.normal(0, 2.5))
    return frame_points(points, yaw, scene.pitch, 0.86, roll, 0.7, aspect)


def ground_truth(scene: Scene, objects: list[Object3D], camera: Camera) -> list[VisibleProduct]:
    """Return the ground truth of each product, in the order of the scene."""
    counts = Counter(product.sku for product in scene.products)
    shown = visible_shares([_sample_points(one) * SCALE for one in objects], camera)
    seen = []
    for product, one, share in zip(scene.products, objects, shown, strict=True):
        positions = camera.project(one.vertices() * SCALE)[:, :2].clip(0, 1)
        (left, top), (right, bottom) = positions.min(axis=0), positions.max(axis=0)
        box = (float(left), float(top), float(right), float(bottom))
        seen.append(VisibleProduct(product.sku, counts[product.sku], box, share))
    return seen


def _sample_points(one: Object3D) -> Array:
    """Return (n, 3) points on the faces of an object."""
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
    """Return the share of each object that no other object occludes, 0..1.

    Args:
        clouds: (n, 3) points on each object.
        camera: of the picture.
        cells: width of the depth buffer.
    """
    rows = round(cells * camera.aspect)
    nearest = np.full((len(clouds), rows, cells), np.inf)
    for number, points in enumerate(clouds):
        positions = camera.project(points)
        column, row = (positions[:, 0] * cells).astype(int), (positions[:, 1] * rows).astype(int)
        inside = (column >= 0) & (column < cells) & (row >= 0) & (row < rows)
        np.minimum.at(nearest[number], (row[inside], column[inside]), positions[inside, 2])
    front = nearest.min(axis=0)
    own = [np.isfinite(layer) for layer in nearest]
    return [
        float((layer[mine] <= front[mine]).sum() / max(mine.sum(), 1))
        for layer, mine in zip(nearest, own, strict=True)
    ]
