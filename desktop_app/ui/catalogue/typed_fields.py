"""What is typed into a cell, as fields of its product."""

from typing import Any

from desktop_app.domain.product import ATTRIBUTE_PREFIX, TRANSLATED_COLUMN, Product
from desktop_app.ui.i18n.language import language_code, localised_product


def edit_text(product: Product, column: str) -> str:
    """Return the text of a cell as it is edited: as it is shown, but the bare price."""
    if column.startswith(ATTRIBUTE_PREFIX):
        return product.attributes.get(column.removeprefix(ATTRIBUTE_PREFIX), "")
    if column == "price":
        return "" if product.price is None else f"{product.price:f}"
    return str(getattr(localised_product(product), column))


def typed_fields(product: Product, column: str, text: str) -> dict[str, Any]:
    """Return the fields that a typed text changes, for ``ProductEditor.change``.

    A name or description that is shown in another language is changed in that language. A
    new category has no names in other languages.
    """
    if column.startswith(ATTRIBUTE_PREFIX):
        return {"attributes": {column.removeprefix(ATTRIBUTE_PREFIX): text}}
    if column == "category":
        translations = {
            heading: ""
            for heading in product.attributes
            if (parts := TRANSLATED_COLUMN.fullmatch(heading)) and parts[1] == "category"
        }
        return {"category": text, **({"attributes": translations} if translations else {})}
    translated = f"{column}_{language_code()}"
    if translated in product.attributes:
        return {"attributes": {translated: text}}
    return {column: text}
