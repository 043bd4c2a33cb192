"""The field values of a merge: the default of each field, and what a choice changes."""

from collections.abc import Sequence
from typing import Any, Final

from desktop_app.domain.product import Product
from desktop_app.domain.resolution import MERGED_FIELDS

# A price means nothing without its currency, so both come from the same product.
_LINKED_FIELDS: Final = {"price": ("price", "currency")}
# Fields that the user selects the source of; the currency follows the price.
SELECTABLE_FIELDS: Final = tuple(name for name in MERGED_FIELDS if name != "currency")


def values_with_currency(field: str, product: Product) -> tuple[Any, ...]:
    """Return a product's value of a field, followed by those that go with it."""
    return tuple(getattr(product, name) for name in _linked_fields(field))


def default_source(field: str, products: Sequence[Product]) -> int:
    """Return the position of the product whose value a merge takes by default.

    That is the reference, unless it has no value and all others that have one agree.

    Args:
        field: one of ``SELECTABLE_FIELDS``.
        products: the reference first.
    """
    if _has_value(field, products[0]):
        return 0
    known = [place for place, product in enumerate(products) if _has_value(field, product)]
    agree = len({values_with_currency(field, products[place]) for place in known}) == 1
    return known[0] if agree else 0


def changes_from(field: str, product: Product, reference: Product) -> dict[str, Any]:
    """Return what changes in the reference if it takes a product's value of a field."""
    values = {name: getattr(product, name) for name in _linked_fields(field)}
    return {name: value for name, value in values.items() if value != getattr(reference, name)}


def complementary_values(products: Sequence[Product]) -> dict[str, Any]:
    """Return the values that the reference lacks and takes from the others by default.

    Args:
        products: the reference first.

    Returns:
        values by name of the field.
    """
    reference = products[0]
    values: dict[str, Any] = {}
    for field in SELECTABLE_FIELDS:
        if not _has_value(field, reference):
            values |= changes_from(field, products[default_source(field, products)], reference)
    return values


def _linked_fields(field: str) -> tuple[str, ...]:
    return _LINKED_FIELDS.get(field, (field,))


def _has_value(field: str, product: Product) -> bool:
    return getattr(product, field) not in ("", None)
