"""Plan the query photos: product, location, camera and occlusion of each."""

from dataclasses import dataclass

import numpy as np

from tools.demo_catalogue.locations import FLOORS, GROUNDS, LIGHTS
from tools.demo_catalogue.products import absent
from tools.demo_catalogue.products.assortment import originals
from tools.demo_catalogue.products.duplicates import DUPLICATES
from tools.demo_catalogue.products.product import Product

_KNOWN, _PHOTOS_PER_ABSENT = 200, 2
# SKU prefixes of products that a hand can hold.
_HOLDABLE = {
    "TEA",
    "TTN",
    "COF",
    "COT",
    "CAN",
    "LMN",
    "TIN",
    "JAM",
    "HON",
    "OIL",
    "SAU",
    "CHI",
    "NUT",
    "CHO",
    "TOO",
    "SHA",
    "WSH",
    "DSH",
    "CAT",
    "HRD",
    "CND",
    "WAT",
    "SYR",
    "JUI",
    "PLT",
    "FLO",
    "FRU-AP",
    "FRU-PE",
    "FRU-OR",
    "FRU-TO",
    "TOL-TA",
    "ICE",
}


@dataclass(frozen=True, slots=True)
class QueryPhoto:
    """A query photo.

    Attributes:
        number: from 1 on; also the seed.
        product: shown in the photo.
        known: whether it is in the catalogue.
        place: ``counter``, ``shelf``, ``hand`` or ``floor``.
        ground: name in ``locations.GROUNDS``.
        light: name in ``locations.LIGHTS``.
        yaw, pitch, roll: in degrees.
        fill: share of the frame that the product fills.
        shift: of the product from the centre, in shares of the frame.
        clutter: number of objects around.
        covered: whether an object occludes a corner of the product.
        blur_px, noise, stops: of the camera; noise in levels of 255.
    """

    number: int
    product: Product
    known: bool
    place: str
    ground: str
    light: str
    yaw: float
    pitch: float
    roll: float
    fill: float
    shift: tuple[float, float]
    clutter: int
    covered: bool
    blur_px: float
    noise: float
    stops: float

    @property
    def name(self) -> str:
        """Name of the file."""
        return f"query-{self.number:03d}.jpg"

    @property
    def sku(self) -> str:
        """SKU of the product; empty if it is absent from the catalogue."""
        return self.product.sku if self.known else ""


def plan() -> list[QueryPhoto]:
    """Return all query photos; deterministic.

    Products with a planted duplicate are left out, because they have two right answers.
    """
    rng = np.random.default_rng(20)
    has_duplicate = {duplicate.of for duplicate in DUPLICATES}
    single = [product for product in originals() if product.sku not in has_duplicate]
    chosen = [(single[int(k)], True) for k in rng.permutation(len(single))[:_KNOWN]]
    chosen += [(product, False) for product in absent.products() for _ in range(_PHOTOS_PER_ABSENT)]
    return [
        _plan_photo(number, product, known)
        for number, (product, known) in enumerate(chosen, start=1)
    ]


def second_photos() -> list[QueryPhoto]:
    """Return another photo of each known product of ``plan``, in the same order.

    Everything but the product is drawn anew from the same distributions: place, ground,
    light, camera, and what else is in the photo.
    """
    first = plan()
    return [
        _plan_photo(len(first) + photo.number, photo.product, known=True)
        for photo in first
        if photo.known
    ]


def _plan_photo(number: int, product: Product, known: bool) -> QueryPhoto:
    rng = np.random.default_rng([21, number])
    place = _choose_place(rng, product)
    covered = place in ("counter", "shelf") and rng.uniform() < 0.28
    front = product.views[0] if product.views else (-12.0, 14.0)
    lying = front[1] > 30
    grounds = FLOORS if place == "floor" else tuple(GROUNDS)
    return QueryPhoto(
        number=number,
        product=product,
        known=known,
        place=place,
        ground=str(rng.choice(grounds)),
        light=str(rng.choice(tuple(LIGHTS))),
        yaw=front[0] + float(rng.uniform(-34, 34)) * (0.6 if place == "shelf" else 1),
        pitch=float(
            rng.uniform(38, 66)
            if lying
            else rng.uniform(4, 16)
            if place == "shelf"
            else rng.uniform(6, 38)
        ),
        roll=float(rng.normal(0, 5)),
        fill=float(rng.uniform(0.6, 0.92)),
        shift=(float(rng.uniform(-0.09, 0.09)), float(rng.uniform(-0.07, 0.07))),
        clutter=int(rng.integers(1, 5)) if place == "counter" else 0,
        covered=bool(covered),
        blur_px=float(rng.choice((0.3, 0.5, 0.7, 1.0, 1.5))),
        noise=float(rng.uniform(1, 5)),
        stops=float(rng.uniform(-0.5, 0.35)),
    )


def _choose_place(rng: np.random.Generator, product: Product) -> str:
    if product.large:
        return "floor"
    options = ["counter", "counter"]
    if product.views and product.views[0][1] < 30:
        options.append("shelf")
    if product.sku[:3] in _HOLDABLE or product.sku[:6] in _HOLDABLE:
        options += ["hand", "hand"]
    return str(rng.choice(options))
