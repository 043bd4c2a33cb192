"""Shops with catalogues of 30 to 3,000 products, and photos that are to be identified there.

Photos are real ones that the model was not trained on, wherever a data set has several of
one thing; elsewhere they are pictures of the catalogue, edited as a phone would see them.
About one photo in five shows a product that the catalogue lacks; products that look like
it stay. Every shop, and each of its photos, is always the same.
"""

import zlib
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

import numpy as np

from datasets.labelled_photos import LabelledPhoto, grocery_photos
from datasets.phone_photos import simulate_phone_photo
from datasets.shop_plans import PLANS, ShopPlan, Sources
from datasets.shop_products import ShopProduct
from desktop_app.domain.picture import RgbImage
from desktop_app.vision.picture_decoding import read_photo

_Item = TypeVar("_Item")
# A photo that is to be identified, and whether it is a real one.
_Asked: TypeAlias = tuple[LabelledPhoto, bool]

MIXED: Final = "mixed"
ABSENT_SHARE: Final = 0.2
_EDITS_OF_A_PICTURE: Final = 3


@dataclass(frozen=True)
class ShopQuery:
    """A photo that is to be identified.

    Attributes:
        pixels: (h, w, 3) uint8 RGB.
        product: SKU of the product that it shows.
        is_real: whether it is a real photo, not an edited picture.
    """

    pixels: RgbImage
    product: str
    is_real: bool


@dataclass(frozen=True)
class Shop:
    """A catalogue and photos.

    Attributes:
        name: unique.
        domain: name of the data set, or ``MIXED``.
        pictures: the catalogue; the product of each is its SKU.
        asked: a photo or picture for each query; its product may be absent from ``pictures``.
        is_real: of each query, whether it is a real photo; other pictures are edited.
        backgrounds: of the edited pictures.
    """

    name: str
    domain: str
    pictures: Sequence[LabelledPhoto]
    asked: Sequence[LabelledPhoto]
    is_real: Sequence[bool]
    backgrounds: Sequence[Path]

    def queries(self) -> Iterator[ShopQuery]:
        """Yield the photos, decoded one by one."""
        for number, (photo, is_real) in enumerate(zip(self.asked, self.is_real, strict=True)):
            pixels = read_photo(photo.file).pixels
            if not is_real:
                random = np.random.default_rng([_seed(self.name), number])
                background = self.backgrounds[int(random.integers(len(self.backgrounds)))]
                pixels = simulate_phone_photo(pixels, read_photo(background).pixels, random)
            yield ShopQuery(pixels, photo.product, is_real)


def simulated_shops(data: Path) -> Iterator[Shop]:
    """Yield the shops of the data sets that are in the folder, see ``shop_plans.py``."""
    scenes = [
        scene
        for name in ("microcontroller_boards", "playing_cards")
        for scene in sorted((data / name / "scenes").glob("*.jpg"))
    ]
    shelves: list[Path] = []
    if (data / "grocery").is_dir():
        shelves = [photo.file for photo in grocery_photos(data / "grocery", "val")]
    for plan in PLANS:
        if any((data / name).is_dir() for name, _ in plan.sources):
            # No background shows a product of the catalogue.
            yield _make_shop(plan, data, scenes if plan.is_mixed else [*scenes, *shelves])


def _make_shop(plan: ShopPlan, data: Path, backgrounds: Sequence[Path]) -> Shop:
    random = np.random.default_rng(_seed(plan.name))
    products = _choose_products(plan, data, random)
    absent = _choose_absent(plan, products, random)
    others = [product for some in _read(plan.others, data) for product in some]
    shown = {p.sku: _choose_pictures(p, plan, random) for p in [*products, *others]}
    catalogue = [picture for sku, some in shown.items() if sku not in absent for picture in some]
    asked = _choose_queries(products, absent, shown, plan, random)
    return Shop(
        plan.name,
        MIXED if plan.is_mixed else plan.sources[0][0],
        catalogue,
        [photo for photo, _ in asked],
        [is_real for _, is_real in asked],
        backgrounds,
    )


def _choose_products(plan: ShopPlan, data: Path, random: np.random.Generator) -> list[ShopProduct]:
    """Return the products of a shop with those that its catalogue will lack."""
    sets = _read(plan.sources, data)
    if plan.is_mixed:
        sets = [_shuffled(some, random) for some in sets]
    products = [product for some in sets for product in some]
    size = plan.size + round(ABSENT_SHARE * min(plan.size / (1 - ABSENT_SHARE), plan.queries))
    if plan.is_mixed:
        return _in_turns(products, lambda product: _set_of(product.sku))[:size]
    start = int(random.integers(max(0, len(products) - size) + 1))
    return products[start : start + size]


def _choose_absent(
    plan: ShopPlan, products: Sequence[ShopProduct], random: np.random.Generator
) -> set[str]:
    """Return the SKUs of the products that the catalogue lacks."""
    skus = [product.sku for product in products if product.is_asked_for]
    count = max(1, round(ABSENT_SHARE * min(len(skus), plan.queries)))
    if plan.is_absent_in_order:
        start = int(random.integers(len(skus) - count + 1))
        return set(skus[start : start + count])
    return set(_shuffled(skus, random)[:count])


def _choose_pictures(
    product: ShopProduct, plan: ShopPlan, random: np.random.Generator
) -> Sequence[LabelledPhoto]:
    if not plan.pictures:
        return product.pictures
    return product.pictures[: int(random.integers(1, plan.pictures + 1))]


def _choose_queries(
    products: Sequence[ShopProduct],
    absent: Container[str],
    shown: Mapping[str, Sequence[LabelledPhoto]],
    plan: ShopPlan,
    random: np.random.Generator,
) -> list[_Asked]:
    """Return photos of products in the catalogue and, one in five, of absent ones, shuffled."""
    count = round((1 - ABSENT_SHARE) * plan.queries)
    known = [p for p in products if p.is_asked_for and p.sku not in absent]
    lacking = [p for p in products if p.sku in absent]
    asked = _choose_photos(known, shown, plan, random)[:count]
    asked += _choose_photos(lacking, shown, plan, random)[: plan.queries - count]
    return _shuffled(asked, random)


def _choose_photos(
    products: Iterable[ShopProduct],
    shown: Mapping[str, Sequence[LabelledPhoto]],
    plan: ShopPlan,
    random: np.random.Generator,
) -> list[_Asked]:
    """Return photos of the products, edited pictures where there are none, in random order.

    All photos come before a picture is edited again.
    """
    real, edited = [], []
    for product in products:
        real += [(photo, True) for photo in product.photos]
        if not product.photos:
            edited += [(picture, False) for picture in shown[product.sku]]
    chosen = _shuffled([*real, *edited], random)
    for _ in range(_EDITS_OF_A_PICTURE - 1):
        chosen += _shuffled(edited, random)
    return _in_turns(chosen, lambda one: _set_of(one[0].product)) if plan.is_mixed else chosen


def _read(sources: Sources, data: Path) -> list[Sequence[ShopProduct]]:
    """Return the products of each data set that is in the folder."""
    return [read(data / name) for name, read in sources if (data / name).is_dir()]


def _in_turns(items: Iterable[_Item], key: Callable[[_Item], str]) -> list[_Item]:
    """Return the first item of each key, then the second of each, and so on."""
    counts: Counter[str] = Counter()
    turns = []
    for item in items:
        turns.append((counts[key(item)], item))
        counts[key(item)] += 1
    return [item for _, item in sorted(turns, key=lambda turn: turn[0])]


def _set_of(sku: str) -> str:
    return sku.partition("/")[0]


def _shuffled(items: Sequence[_Item], random: np.random.Generator) -> list[_Item]:
    return [items[row] for row in random.permutation(len(items))]


def _seed(name: str) -> int:
    return zlib.crc32(name.encode())
