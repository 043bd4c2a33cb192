"""What is typed into a cell, as a field of its product."""

from typing import Any

from desktop_app.domain.product import ATTRIBUTE_PREFIX, Product
from desktop_app.ui.i18n.language import localised_product


def edit_text(product: Product, column: str) -> str:
    """Return the text of a cell as it is edited: as it is shown, but the bare price."""
    if column.startswith(ATTRIBUTE_PREFIX):
        return product.attributes.get(column.removeprefix(ATTRIBUTE_PREFIX), "")
    if column == "price":
        return "" if product.price is None else f"{product.price:f}"
    return str(getattr(localised_product(product), column))


def typed_field(column: str, text: str) -> dict[str, Any]:
    """Return the field that a typed text changes, for ``ProductEditor.change``."""
    if column.startswith(ATTRIBUTE_PREFIX):
        return {"attributes": {column.removeprefix(ATTRIBUTE_PREFIX): text}}
    return {column: text}
