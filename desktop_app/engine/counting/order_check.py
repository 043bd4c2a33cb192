"""Comparison of an order with what was counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from desktop_app.catalogue.io.order_table import read_order
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.product import Product
from desktop_app.domain.tally import Tally

# ``unordered``: the order does not have the product at all.
OrderState = Literal["complete", "missing", "too many", "unordered"]


@dataclass(frozen=True, slots=True)
class OrderLine:
    """How many units of a product were ordered.

    Attributes:
        sku: as the order writes it.
        name: from the catalogue; from the order if the catalogue lacks the product.
        product: None if the catalogue lacks it; it is never counted then.
    """

    sku: str
    name: str
    ordered: int
    product: Product | None


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A product of the order, or one beside it, and what was counted.

    Attributes:
        sku, name: of the product.
        product: None if the catalogue lacks it.
        ordered, counted: number of units.
    """

    sku: str
    name: str
    product: Product | None
    ordered: int
    counted: int

    @property
    def difference(self) -> int:
        """Number of units too many, below 0 if some are missing."""
        return self.counted - self.ordered

    @property
    def state(self) -> OrderState:
        """How the counted units compare with the order."""
        if not self.difference:
            return "complete"
        if self.difference < 0:
            return "missing"
        return "too many" if self.ordered else "unordered"


@dataclass(frozen=True, slots=True)
class OrderCheck:
    """An order beside what was counted.

    Attributes:
        lines: of the order in its order, then the products that nobody has ordered.
        unknown: number of things in the photo that are no product of the catalogue.
    """

    lines: tuple[CheckedLine, ...]
    unknown: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether exactly what was ordered is there, and nothing unknown."""
        return not self.unknown and all(line.state == "complete" for line in self.lines)

    @property
    def missing(self) -> int:
        """Number of units that were ordered and are not there."""
        return sum(max(0, -line.difference) for line in self.lines)

    @property
    def too_many(self) -> int:
        """Number of units beyond those that were ordered of their product."""
        return sum(line.difference for line in self.lines if line.state == "too many")

    @property
    def not_ordered(self) -> int:
        """Number of units of products that nobody has ordered."""
        return sum(line.counted for line in self.lines if line.state == "unordered")

    def count(self, state: OrderState) -> int:
        """Return the number of lines in a state."""
        return sum(line.state == state for line in self.lines)


def load_order(file: Path, catalogue: Catalogue) -> tuple[OrderLine, ...]:
    """Read an order and look its products up; see ``look_up``.

    Raises:
        VitrineError: as ``read_order``.
    """
    return look_up(order_of_file(file), catalogue)


def order_of_file(file: Path) -> tuple[OrderLine, ...]:
    """Read an order; its products are not looked up.

    Raises:
        VitrineError: as ``read_order``.
    """
    return tuple(OrderLine(line.sku, line.name, line.quantity, None) for line in read_order(file))


def order_of_tally(tally: Tally) -> tuple[OrderLine, ...]:
    """Return the accepted products of a customer as an order."""
    return _added_up(
        OrderLine(product.sku, product.name, line.count, product)
        for line in tally.lines
        for product in [line.accepted.product]
    )


def look_up(lines: Sequence[OrderLine], catalogue: Catalogue) -> tuple[OrderLine, ...]:
    """Return an order with its products as they are in the catalogue now.

    Lines of one product are added up. A product that was known is found by its id, any other
    one by its SKU, which may be an alias of a product that was merged.
    """
    known = catalogue.products.get([line.product.id for line in lines if line.product])
    by_sku = catalogue.products.by_sku([line.sku for line in lines])
    return _added_up(_looked_up(line, known, by_sku) for line in lines)


def _looked_up(
    line: OrderLine, known: Mapping[int, Product], by_sku: Mapping[str, Product]
) -> OrderLine:
    product = known.get(line.product.id) if line.product else None
    product = product or by_sku.get(line.sku)
    if product is None:
        return replace(line, product=None)
    return replace(line, name=product.name, product=product)


def check_order(
    order: Sequence[OrderLine], counted: Iterable[tuple[Product, int]], unknown: int = 0
) -> OrderCheck:
    """Compare an order with what was counted.

    Args:
        order: each product once.
        counted: products, each once, and their number of units.
        unknown: number of things in the photo that are no product of the catalogue.
    """
    found = {product.id: (product, count) for product, count in counted}
    lines = []
    for line in order:
        _, count = (None, 0) if line.product is None else found.pop(line.product.id, (None, 0))
        lines.append(CheckedLine(line.sku, line.name, line.product, line.ordered, count))
    lines += [
        CheckedLine(product.sku, product.name, product, 0, count)
        for product, count in found.values()
    ]
    return OrderCheck(tuple(lines), unknown)


def _added_up(lines: Iterable[OrderLine]) -> tuple[OrderLine, ...]:
    by_product: dict[int | str, OrderLine] = {}
    for line in lines:
        key = line.sku if line.product is None else line.product.id
        before = by_product.get(key)
        by_product[key] = (
            line if before is None else replace(before, ordered=before.ordered + line.ordered)
        )
    return tuple(by_product.values())
