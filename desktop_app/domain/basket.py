"""The products in a photo of many as a list that the user corrects."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.answer import Hit
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product
from desktop_app.domain.tally import MAX_COUNT, Tally, TallyLine


@dataclass(frozen=True, slots=True)
class BasketUnit:
    """A box of the photo.

    Attributes:
        id: unique in the basket, also among boxes that were deleted.
        found: what is in the box.
        photo: number of the photo among those of the basket, from 0.
    """

    id: int
    found: FoundUnit
    photo: int = 0


@dataclass(frozen=True, slots=True)
class UnboxedUnits:
    """Units of a product that are in no box: the user has counted them by hand.

    Attributes:
        hit: the product with its picture.
        count: number of units, at least 1.
    """

    hit: Hit
    count: int


@dataclass(frozen=True, slots=True)
class BasketRow:
    """A product of the list.

    Attributes:
        hit: the product with its picture.
        units: its boxes.
        unboxed: number of its units without a box.
    """

    hit: Hit
    units: tuple[BasketUnit, ...]
    unboxed: int = 0

    @property
    def product(self) -> Product:
        """The product."""
        return self.hit.product

    @property
    def picture(self) -> Picture | None:
        """A picture of the product; None if it has none."""
        return self.hit.picture

    @property
    def count(self) -> int:
        """Number of units, with a box and without."""
        return len(self.units) + self.unboxed

    @property
    def is_sure(self) -> bool:
        """Whether nobody has to check any of the boxes."""
        return all(unit.found.is_sure for unit in self.units)

    @property
    def line(self) -> TallyLine:
        """The line of a tally for all units, for prices and outputs."""
        scores = [unit.found.product_hit.score for unit in self.units if unit.found.product_hit]
        known = [score for score in scores if score is not None]
        accepted = AcceptedProduct(
            self.product,
            "match" if self.is_sure else "check",
            min(known, default=None),
            datetime.now(UTC),
        )
        return TallyLine(str(self.product.id), accepted, min(self.count, MAX_COUNT))


@dataclass(frozen=True, slots=True)
class Basket:
    """The boxes of photos, and units that were counted by hand. Changes return a new basket.

    Attributes:
        units: the boxes, those that were drawn last.
        unboxed: at most one for each product.
        next_id: of the next box.
    """

    units: tuple[BasketUnit, ...] = ()
    unboxed: tuple[UnboxedUnits, ...] = ()
    next_id: int = 1

    @classmethod
    def of(cls, found: tuple[FoundUnit, ...]) -> "Basket":
        """Return the basket of what was found in a photo."""
        return cls().with_found(found)

    @property
    def rows(self) -> tuple[BasketRow, ...]:
        """The products, in the order of their first boxes; those without a box come last."""
        return _rows(self)

    @property
    def unknown(self) -> tuple[BasketUnit, ...]:
        """The boxes without a product."""
        return tuple(unit for unit in self.units if unit.found.product is None)

    @property
    def to_check(self) -> tuple[BasketUnit, ...]:
        """The boxes that somebody has to check: of uncertain products, and unknown things."""
        return tuple(unit for unit in self.units if not unit.found.is_sure)

    @property
    def tally(self) -> Tally:
        """The list as a tally: counts, prices and sums by currency."""
        return Tally(tuple(row.line for row in self.rows))

    def unit(self, unit_id: int) -> BasketUnit | None:
        """Return the box with an id; None if there is none."""
        return next((unit for unit in self.units if unit.id == unit_id), None)

    def row(self, product_id: int) -> BasketRow | None:
        """Return the row of a product; None if it is not in the list."""
        return next((row for row in self.rows if row.product.id == product_id), None)

    def added(self, found: FoundUnit, photo: int = 0) -> "Basket":
        """Return the basket with one more box, of the photo with a number."""
        unit = BasketUnit(self.next_id, found, photo)
        return replace(self, units=(*self.units, unit), next_id=self.next_id + 1)

    def with_found(self, found: tuple[FoundUnit, ...], photo: int = 0) -> "Basket":
        """Return the basket with a box more for each thing that was found in a photo."""
        basket = self
        for unit in found:
            basket = basket.added(unit, photo)
        return basket

    def deleted(self, unit_id: int) -> "Basket":
        """Return the basket without a box."""
        return replace(self, units=tuple(unit for unit in self.units if unit.id != unit_id))

    def assigned(self, unit_id: int, hit: Hit | None) -> "Basket":
        """Return the basket with a box as the user says it is; None for an unknown thing."""
        return self._mapped(unit_id, lambda found: found.assigned(hit))

    def searched(self, unit_id: int, found: FoundUnit) -> "Basket":
        """Return the basket with a box that was resized and searched again.

        What the user has said about the box stays.
        """
        return self._mapped(
            unit_id,
            lambda old: found.assigned(old.product_hit) if old.is_confirmed else found,
        )

    def with_products(self, products: Mapping[int, Product]) -> "Basket":
        """Return the basket with products as they are in the catalogue now, by id.

        Products that are missing stay as they were.
        """

        def newest(hit: Hit) -> Hit:
            return replace(hit, product=products.get(hit.product.id, hit.product))

        units = (
            replace(
                unit,
                found=replace(
                    unit.found,
                    hits=tuple(map(newest, unit.found.hits)),
                    product_hit=unit.found.product_hit and newest(unit.found.product_hit),
                ),
            )
            for unit in self.units
        )
        unboxed = (replace(one, hit=newest(one.hit)) for one in self.unboxed)
        return replace(self, units=tuple(units), unboxed=tuple(unboxed))

    def plus(self, product_id: int) -> "Basket":
        """Return the basket with one more unit of a product of the list, without a box."""
        row = self.row(product_id)
        if row is None or row.count >= MAX_COUNT:
            return self
        return self._with_unboxed(row.hit, row.unboxed + 1)

    def with_unboxed(self, hit: Hit) -> "Basket":
        """Return the basket with one more unit without a box, also of a new product."""
        if self.row(hit.product.id) is None:
            return self._with_unboxed(hit, 1)
        return self.plus(hit.product.id)

    def minus(self, product_id: int) -> "Basket":
        """Return the basket with one unit less of a product.

        A unit without a box goes first, then a box that has to be checked, the last one first.
        """
        row = self.row(product_id)
        if row is None:
            return self
        if row.unboxed:
            return self._with_unboxed(row.hit, row.unboxed - 1)
        return self.deleted(max(row.units, key=lambda unit: (not unit.found.is_sure, unit.id)).id)

    def without(self, product_id: int) -> "Basket":
        """Return the basket without all units of a product."""
        kept = tuple(unit for unit in self.units if not _is_of(unit, product_id))
        unboxed = tuple(one for one in self.unboxed if one.hit.product.id != product_id)
        return replace(self, units=kept, unboxed=unboxed)

    def _mapped(self, unit_id: int, change: Callable[[FoundUnit], FoundUnit]) -> "Basket":
        return replace(
            self,
            units=tuple(
                replace(unit, found=change(unit.found)) if unit.id == unit_id else unit
                for unit in self.units
            ),
        )

    def _with_unboxed(self, hit: Hit, count: int) -> "Basket":
        new = (UnboxedUnits(hit, count),) if count else ()
        ids = [one.hit.product.id for one in self.unboxed]
        at = ids.index(hit.product.id) if hit.product.id in ids else len(ids)
        return replace(self, unboxed=(*self.unboxed[:at], *new, *self.unboxed[at + 1 :]))


EMPTY_BASKET: Final = Basket()


def _is_of(unit: BasketUnit, product_id: int) -> bool:
    product = unit.found.product
    return product is not None and product.id == product_id


def _rows(basket: Basket) -> tuple[BasketRow, ...]:
    hits: dict[int, Hit] = {}
    boxes: dict[int, list[BasketUnit]] = {}
    for unit in basket.units:
        if (hit := unit.found.product_hit) is not None:
            hits.setdefault(hit.product.id, hit)
            boxes.setdefault(hit.product.id, []).append(unit)
    by_hand = {one.hit.product.id: one for one in basket.unboxed}
    for product_id, one in by_hand.items():
        hits.setdefault(product_id, one.hit)
    return tuple(
        BasketRow(
            hit,
            tuple(boxes.get(product_id, ())),
            by_hand[product_id].count if product_id in by_hand else 0,
        )
        for product_id, hit in hits.items()
    )
