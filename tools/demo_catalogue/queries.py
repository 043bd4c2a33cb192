"""The plan of the query photos: who is taken where, how, and what is in the way."""

from dataclasses import dataclass

import numpy as np

from tools.demo_catalogue.places import FLOORS, GROUNDS, LIGHTS
from tools.demo_catalogue.products import absent
from tools.demo_catalogue.products.assortment import originals
from tools.demo_catalogue.products.duplicates import DUPLICATES
from tools.demo_catalogue.products.record import Product

_KNOWN, _STRANGER_PHOTOS = 200, 2
# What a hand can hold from behind.
_HELD = {
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
class Shot:
    """A query photo.

    Attributes:
        number: of the photo, from 1 on; also its seed.
        product: what it shows.
        known: whether the catalogue holds that.
        place: ``counter``, ``shelf``, ``hand`` or ``floor``.
        ground: of the place.
        light: of the place.
        yaw, pitch, roll: in degrees.
        fill: share of the frame that the product takes up.
        shift: of its middle from that of the frame, in shares of the frame.
        clutter: how many things lie around.
        covered: whether something stands in front of a corner of it.
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
        """The photo's file."""
        return f"query-{self.number:03d}.jpg"

    @property
    def sku(self) -> str:
        """The product's SKU, empty for a stranger."""
        return self.product.sku if self.known else ""


def plan() -> list[Shot]:
    """Return all query photos, the same every time.

    Products with a planted duplicate are left out: they have two right answers.
    """
    rng = np.random.default_rng(20)
    twice = {twin.of for twin in DUPLICATES}
    single = [product for product in originals() if product.sku not in twice]
    chosen = [(single[int(k)], True) for k in rng.permutation(len(single))[:_KNOWN]]
    chosen += [(stranger, False) for stranger in absent.products() for _ in range(_STRANGER_PHOTOS)]
    return [
        _shot(number, product, known) for number, (product, known) in enumerate(chosen, start=1)
    ]


def _shot(number: int, product: Product, known: bool) -> Shot:
    rng = np.random.default_rng([21, number])
    place = _place(rng, product)
    covered = place in ("counter", "shelf") and rng.uniform() < 0.28
    front = product.views[0] if product.views else (-12.0, 14.0)
    lying = front[1] > 30
    grounds = FLOORS if place == "floor" else tuple(GROUNDS)
    return Shot(
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


def _place(rng: np.random.Generator, product: Product) -> str:
    if product.large:
        return "floor"
    options = ["counter", "counter"]
    if product.views and product.views[0][1] < 30:
        options.append("shelf")
    if product.sku[:3] in _HELD or product.sku[:6] in _HELD:
        options += ["hand", "hand"]
    return str(rng.choice(options))
