"""Which values a merge takes where the user has not chosen."""

from collections.abc import Sequence
from typing import Any, Final

from desktop_app.domain.product import Product
from desktop_app.domain.resolution import MERGED_FIELDS

# A price without its currency says nothing, so that they are taken together.
_TOGETHER: Final = {"price": ("price", "currency")}
# What is taken from one product or another; currencies go with their prices.
SELECTABLE_FIELDS: Final = tuple(name for name in MERGED_FIELDS if name != "currency")


def linked_values(field: str, product: Product) -> tuple[Any, ...]:
    """Return the value of a field and of what is taken together with it."""
    return tuple(getattr(product, name) for name in _TOGETHER.get(field, (field,)))


def default_source(field: str, products: Sequence[Product]) -> int:
    """Return whose value a merge takes, by its place in ``products``.

    It is the reference's, which comes first, if only because the others do not agree:
    these are asked for what it lacks, and nothing that it has is written over.
    """
    if _has(field, products[0]):
        return 0
    known = [place for place, product in enumerate(products) if _has(field, product)]
    agree = len({linked_values(field, products[place]) for place in known}) == 1
    return known[0] if agree else 0


def changes_from(field: str, product: Product, reference: Product) -> dict[str, Any]:
    """Return what the reference gets with a product's value of a field; empty for its own."""
    names = _TOGETHER.get(field, (field,))
    values = {name: getattr(product, name) for name in names}
    return {name: value for name, value in values.items() if value != getattr(reference, name)}


def complementary_values(products: Sequence[Product]) -> dict[str, Any]:
    """Return the values that the first product gets from the others, by name of the field."""
    reference = products[0]
    gains: dict[str, Any] = {}
    for field in SELECTABLE_FIELDS:
        if not _has(field, reference):
            gains |= changes_from(field, products[default_source(field, products)], reference)
    return gains


def _has(field: str, product: Product) -> bool:
    return getattr(product, field) not in ("", None)
