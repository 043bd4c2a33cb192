"""What the till has been given of a basket, so that nothing is charged twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from desktop_app.domain.basket import Basket, BasketRow, BasketUnit
from desktop_app.domain.product import Product
from desktop_app.domain.tally import Tally


@dataclass(frozen=True, slots=True)
class SentProduct:
    """A product and the number of its units that the till has."""

    product: Product
    count: int


@dataclass(frozen=True, slots=True)
class NewUnits:
    """Units of a row that the till does not have yet.

    Attributes:
        row: the row of the basket.
        units: those of them that have a box.
        count: number of all of them, at least 1.
    """

    row: BasketRow
    units: tuple[BasketUnit, ...]
    count: int


@dataclass(frozen=True, slots=True)
class SentUnits:
    """What was sent of one basket.

    Attributes:
        products: each once.
        unit_ids: the boxes that were sent.
        customer: number of the customer; empty before anything was sent.
    """

    products: tuple[SentProduct, ...] = ()
    unit_ids: frozenset[int] = frozenset()
    customer: str = ""

    def new_units(self, basket: Basket) -> tuple[NewUnits, ...]:
        """Return what the till does not have yet, in the order of the rows."""
        sent = self._counts()
        found = []
        for row in basket.rows:
            count = row.count - sent.get(row.product.id, 0)
            if count > 0:
                boxes = [unit for unit in row.units if unit.id not in self.unit_ids]
                found.append(NewUnits(row, tuple(boxes[:count]), count))
        return tuple(found)

    def removed(self, basket: Basket) -> tuple[SentProduct, ...]:
        """Return what the till has, and the basket does not have any more."""
        counts = {row.product.id: row.count for row in basket.rows}
        found = []
        for sent in self.products:
            count = sent.count - counts.get(sent.product.id, 0)
            if count > 0:
                found.append(SentProduct(sent.product, count))
        return tuple(found)

    def with_sent(self, new: Sequence[NewUnits], customer: str) -> Self:
        """Return the record after ``new`` was sent."""
        counts = self._counts()
        products = {one.product.id: one.product for one in self.products}
        for one in new:
            product = one.row.product
            products[product.id] = product
            counts[product.id] = counts.get(product.id, 0) + one.count
        ids = self.unit_ids | {unit.id for one in new for unit in one.units}
        return replace(self, products=_sent(products, counts), unit_ids=ids, customer=customer)

    def without(self, removed: Sequence[SentProduct]) -> Self:
        """Return the record after the user has taken units off at the till."""
        counts = self._counts()
        products = {one.product.id: one.product for one in self.products}
        for one in removed:
            counts[one.product.id] -= one.count
        return replace(self, products=_sent(products, counts))

    def _counts(self) -> dict[int, int]:
        return {one.product.id: one.count for one in self.products}


NOTHING_SENT: Final = SentUnits()


def tally_of(new: Sequence[NewUnits]) -> Tally:
    """Return new units as a tally, with prices and counts."""
    return Tally(tuple(replace(one.row.line, count=one.count) for one in new))


def _sent(products: Mapping[int, Product], counts: Mapping[int, int]) -> tuple[SentProduct, ...]:
    return tuple(
        SentProduct(product, counts[product_id])
        for product_id, product in products.items()
        if counts[product_id] > 0
    )
