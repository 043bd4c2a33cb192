"""The list of products: which of them are shown, in which order, and what is shown of them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, get_args

from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product

# ``changed_today``: since midnight where the user is; ``confirmed_photo``: with a picture
# that was taken at the counter; ``archived``: only archived ones, which are hidden otherwise.
ProductState = Literal[
    "no_picture",
    "no_gtin",
    "no_category",
    "no_price",
    "changed_today",
    "confirmed_photo",
    "archived",
]
PRODUCT_STATES: Final[tuple[ProductState, ...]] = get_args(ProductState)

# Columns by which the list can be sorted, besides ``attribute: NAME``.
LIST_COLUMNS: Final = (
    *("sku", "name", "brand", "category", "price", "currency", "gtin", "description"),
    *("pictures", "created_at", "updated_at", "archived_at"),
)


@dataclass(frozen=True, slots=True)
class ProductFilter:
    """Which products are listed: those that meet all conditions.

    Attributes:
        words: as for ``TextSearch``; empty for any.
        category, brand: exactly this one; None for any.
        price_from, price_to: the least and the largest price; None for any.
        states: all of these.
        product_ids: only these products, for example those of an issue; None for any.
    """

    words: str = ""
    category: str | None = None
    brand: str | None = None
    price_from: Decimal | None = None
    price_to: Decimal | None = None
    states: frozenset[ProductState] = frozenset()
    product_ids: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class ProductOrder:
    """The order of the list; products without a value always come last.

    Attributes:
        column: of ``LIST_COLUMNS``, or ``attribute: NAME``; empty for the best match first
            if the filter has words, and for the SKU otherwise.
        descending: whether the largest value is first.
    """

    column: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """A product as the list shows it.

    Attributes:
        picture: its main picture; None if it has no picture.
        picture_count: number of its pictures.
    """

    product: Product
    picture: Picture | None
    picture_count: int
