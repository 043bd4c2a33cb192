"""The rows of an order beside the basket: marks, states and products."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.answer import Hit
from desktop_app.domain.basket import Basket, BasketRow, BasketUnit
from desktop_app.domain.product import Product
from desktop_app.engine.counting.order_check import CheckedLine, OrderCheck, OrderState
from desktop_app.errors import Message
from desktop_app.ui.boxes.unit_texts import row_mark
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_number

# The row of all unknown things has it in the place of a product's id.
UNKNOWN_ID: Final = 0
_MARKS: Final[dict[OrderState, str]] = {"missing": "−", "too many": "+", "unordered": "×"}


@dataclass(frozen=True, slots=True)
class OrderRow(BasketRow):
    """A product of the order, or one that nobody has ordered, and its boxes.

    A product that the catalogue lacks has an id below 0.

    Attributes:
        checked: what was ordered and counted; None for the row of all unknown things.
    """

    checked: CheckedLine | None = None

    @property
    def is_counted(self) -> bool:
        """Whether its units can be counted by hand: it is a product of the catalogue."""
        return self.product.id > UNKNOWN_ID

    @property
    def is_right(self) -> bool:
        """Whether exactly what was ordered is there, and no box has to be checked."""
        return self.mark == "✓"

    @property
    def mark(self) -> str:
        """The sign by which the state is known without its colour."""
        if self.checked is None:
            return "?"
        return _MARKS.get(self.checked.state) or row_mark(self)

    @property
    def ordered(self) -> int:
        """Number of units that were ordered."""
        return 0 if self.checked is None else self.checked.ordered


def order_rows(check: OrderCheck, basket: Basket, hits: Mapping[int, Hit]) -> tuple[OrderRow, ...]:
    """Return a row for each line of a comparison, and one for all unknown things.

    Args:
        check: the order beside the basket.
        basket: has the boxes.
        hits: products of the order with their pictures, by id.
    """
    counted = {row.product.id: row for row in basket.rows}
    rows = []
    for number, line in enumerate(check.lines, 1):
        product = line.product or Product(-number, line.sku, line.name)
        row = counted.get(product.id)
        if row is None:
            hit = hits.get(product.id) or Hit(product, None, None)
            rows.append(OrderRow(hit, (), checked=line))
        else:
            rows.append(OrderRow(row.hit, row.units, row.unboxed, line))
    if basket.unknown:
        rows.append(_unknown_row(basket.unknown))
    return tuple(rows)


def state_text(row: OrderRow) -> str:
    """Return the state of a row in words."""
    line = row.checked
    if line is None:
        return localised_text(Message("not in the catalogue"))
    if line.state == "unordered":
        return localised_text(Message("not ordered"))
    if line.state != "complete":
        count = format_number(abs(line.difference))
        if line.state == "missing":
            return localised_text(Message("{count} missing", count=count))
        return localised_text(Message("{count} too many", count=count))
    return localised_text(Message("complete") if row.is_sure else Message("please check"))


def details_text(row: OrderRow) -> str:
    """Return the line below the name: the SKU, and whether the catalogue lacks it."""
    sku = " ".join(row.product.sku.split())
    if row.checked is None or row.checked.product is not None:
        return sku
    return f"{sku} · {localised_text(Message('not in the catalogue'))}"


def _unknown_row(units: tuple[BasketUnit, ...]) -> OrderRow:
    name = localised_text(Message("Unknown things"))
    return OrderRow(Hit(Product(UNKNOWN_ID, "", name), None, None), units)
