"""Boxes for the tests of the demo's baskets."""

from decimal import Decimal
from typing import Final

from desktop_app.domain.answer import Hit, Verdict
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region

SURE: Final[Verdict] = "match"
CHECK: Final[Verdict] = "check"
UNKNOWN: Final[Verdict] = "unknown"


def make_unit(number: int, verdict: Verdict, price: str | None = "1.50") -> FoundUnit:
    """Return a box of product ``number``, in the part of the photo that it stands for.

    Args:
        number: id of the product, 1..9.
        verdict: of the search in the box; unknown things have no product.
        price: in euros; None if it has none.
    """
    amount = None if price is None else Decimal(price)
    product = Product(
        id=number, sku=f"P-{number}", name=f"Product {number}", price=amount, currency="EUR"
    )
    hit = Hit(product, None, 0.95)
    region = Region(number / 10 - 0.05, 0.1, number / 10 + 0.05, 0.9)
    return FoundUnit(region, verdict, (hit,), None if verdict == UNKNOWN else hit)
