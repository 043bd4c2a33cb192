"""The products in a photo of many, counted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from desktop_app.domain.answer import Hit, Timings, Verdict
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """One unit of a product, or an unknown thing, in a photo.

    Attributes:
        region: its box.
        verdict: of the search in the box.
        hits: products that it may be, best first.
        product_hit: the hit whose product it is counted as; None for an unknown thing.
        is_confirmed: whether the user has said what it is.
    """

    region: Region
    verdict: Verdict
    hits: tuple[Hit, ...]
    product_hit: Hit | None
    is_confirmed: bool = False

    @property
    def product(self) -> Product | None:
        """The product that it is counted as; None for an unknown thing."""
        return None if self.product_hit is None else self.product_hit.product

    @property
    def is_sure(self) -> bool:
        """Whether nobody has to check it."""
        return self.is_confirmed or (self.verdict == "match" and self.product_hit is not None)

    def assigned(self, hit: Hit | None) -> Self:
        """Return this unit as the user says it is: a product, or None for an unknown thing."""
        return replace(self, product_hit=hit, is_confirmed=True)


@dataclass(frozen=True, slots=True)
class CountedProduct:
    """The units of one product in a photo.

    Attributes:
        units: at least one, in the order of the photo's units.
    """

    product: Product
    units: tuple[FoundUnit, ...]

    @property
    def count(self) -> int:
        """Number of units."""
        return len(self.units)

    @property
    def score(self) -> float | None:
        """The score of the least certain unit, 0..1; None if no unit has one."""
        hits = (unit.product_hit for unit in self.units)
        scores = [hit.score for hit in hits if hit is not None and hit.score is not None]
        return min(scores, default=None)

    @property
    def is_sure(self) -> bool:
        """Whether nobody has to check any of the units."""
        return all(unit.is_sure for unit in self.units)


@dataclass(frozen=True, slots=True)
class PhotoCount:
    """What was counted in a photo.

    Attributes:
        photo: (h, w, 3) uint8 RGB.
        units: products and unknown things, from left to right in rows from top to bottom.
        ms: of the stages of the search.
    """

    photo: RgbImage
    units: tuple[FoundUnit, ...]
    ms: Timings

    @property
    def products(self) -> tuple[CountedProduct, ...]:
        """The products, in the order of their first units."""
        return counted_products(self.units)

    @property
    def unknown(self) -> tuple[FoundUnit, ...]:
        """The things that are no product of the catalogue, as far as is known."""
        return tuple(unit for unit in self.units if unit.product_hit is None)


def counted_products(units: Sequence[FoundUnit]) -> tuple[CountedProduct, ...]:
    """Return the products of units, in the order of their first units."""
    by_id: dict[int, list[FoundUnit]] = {}
    for unit in units:
        if unit.product is not None:
            by_id.setdefault(unit.product.id, []).append(unit)
    return tuple(
        CountedProduct(first.product, tuple(same))
        for same in by_id.values()
        if (first := same[0]).product is not None
    )
