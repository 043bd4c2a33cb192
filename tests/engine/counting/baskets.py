"""Baskets for tests."""

from decimal import Decimal

from desktop_app.domain.answer import Hit
from desktop_app.domain.basket import Basket
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region

CUP = Product(1, "C-1", "Red cup", price=Decimal("4.50"), currency="EUR")
TEA = Product(3, "T-3", "Tea", attributes={"name_zh": "茶"}, aliases=("T-4",))


def hit(product: Product) -> Hit:
    return Hit(product, Picture(product.id, product.id, "a.png", "00", 8, 8), 0.9)


def found(product: Product | None, *, left: float = 0.1) -> FoundUnit:
    own = None if product is None else hit(product)
    region = Region(left, 0.2, left + 0.2, 0.5)
    return FoundUnit(region, "unknown" if own is None else "match", (hit(TEA), hit(CUP)), own)


def basket() -> Basket:
    """Return two cups, a thing that is unknown, and tea that was counted by hand."""
    units = (found(CUP), found(CUP, left=0.4), found(None, left=0.7))
    return Basket.of(units).with_unboxed(hit(TEA))
