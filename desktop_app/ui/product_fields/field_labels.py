"""Names of the fields of a product, in the language of the window."""

from typing import Final

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

FIELD_LABELS: Final[dict[str, Message]] = {
    "sku": Message("SKU"),
    "name": Message("Name"),
    "brand": Message("Brand"),
    "category": Message("Category"),
    "price": Message("Price"),
    "currency": Message("Currency"),
    "gtin": Message("GTIN"),
    "aliases": Message("Other SKUs"),
    "description": Message("Description"),
    "attributes": Message("Attributes"),
}


def field_label(field: str) -> str:
    """Return the name of a field; a name of an attribute is returned as it is."""
    message = FIELD_LABELS.get(field)
    return field if message is None else localised_text(message)
