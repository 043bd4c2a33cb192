"""What was accepted for one customer: counts, amounts and sums."""

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.code import Amount, CodeContents
from desktop_app.domain.currency import rounded

MAX_COUNT: Final = 9_999


@dataclass(frozen=True, slots=True)
class TallyLine:
    """A product of a tally.

    Attributes:
        id: unique in the world, so that a till can recognise it.
        accepted: the acceptance that made the line, without its photo: tallies are kept for
            undo, and their photos would fill the memory.
        count: number of pieces, 1..``MAX_COUNT``.
    """

    id: str
    accepted: AcceptedProduct
    count: int = 1

    @property
    def code(self) -> CodeContents | None:
        """The scanned code that says most about the product; None if there was none."""
        codes = self.accepted.codes
        with_amount = (code for code in codes if code.amount != Amount())
        return next(with_amount, codes[0] if codes else None)

    @property
    def weight_kg(self) -> Decimal | None:
        """The weight on the label; None for a product that is sold by the piece."""
        return None if self.code is None else self.code.amount.weight_kg

    @property
    def unit_price(self) -> Decimal | None:
        """What one piece costs, in the currency of the product; None if it is unknown.

        That is the price on the label, or the weight on it times the price of a kilogram, or
        the price in the catalogue.
        """
        product = self.accepted.product
        if self.code is not None and self.code.amount.price is not None:
            return self.code.amount.price
        if product.price is None:
            return None
        if self.weight_kg is not None:
            return rounded(product.price * self.weight_kg, product.currency)
        return product.price

    @property
    def total(self) -> Decimal | None:
        """What all pieces cost; None if it is unknown."""
        return None if self.unit_price is None else self.unit_price * self.count

    @property
    def article(self) -> tuple[object, ...]:
        """What is equal for pieces of one article, at one price and of one batch."""
        product, code = self.accepted.product, self.code
        # Two labels with a weight or price are two articles, even if they are equal.
        is_weighed = code is not None and (
            code.amount.weight_kg is not None or code.amount.price is not None
        )
        details = ("", None, None) if code is None else (code.batch, code.best_before, code.use_by)
        return (product.id, product.price, product.currency, details, self.id if is_weighed else "")


@dataclass(frozen=True, slots=True)
class Tally:
    """The lines of one customer, in the order of their first acceptance."""

    lines: tuple[TallyLine, ...] = ()

    def add(self, accepted: AcceptedProduct, line_id: str, count: int = 1) -> "Tally":
        """Return the tally with one more acceptance; pieces of one article are counted.

        Args:
            accepted: the product.
            line_id: id of the line if it is a new one.
            count: number of pieces, unless a code says it.
        """
        new = TallyLine(line_id, replace(accepted, photo=None), _within_limits(count))
        if new.code is not None and new.code.amount.count is not None:
            new = replace(new, count=_within_limits(new.code.amount.count))
        for line in self.lines:
            if line.article == new.article:
                return self.with_count(line.id, line.count + new.count)
        return Tally((*self.lines, new))

    def with_count(self, line_id: str, count: int) -> "Tally":
        """Return the tally with another count of a line, within 1..``MAX_COUNT``."""
        return Tally(
            tuple(
                replace(line, count=_within_limits(count)) if line.id == line_id else line
                for line in self.lines
            )
        )

    def without(self, line_id: str) -> "Tally":
        """Return the tally without a line."""
        return Tally(tuple(line for line in self.lines if line.id != line_id))

    @property
    def piece_count(self) -> int:
        """Number of pieces of all lines."""
        return sum(line.count for line in self.lines)

    @property
    def unpriced_count(self) -> int:
        """Number of pieces whose price is unknown; the sums lack them."""
        return sum(line.count for line in self.lines if line.total is None)

    def sums(self) -> dict[str, Decimal]:
        """Return the sum by currency, in the order of the lines."""
        found: defaultdict[str, Decimal] = defaultdict(Decimal)
        for line in self.lines:
            if line.total is not None:
                found[line.accepted.product.currency] += line.total
        return dict(found)


def _within_limits(count: int) -> int:
    return max(1, min(count, MAX_COUNT))
