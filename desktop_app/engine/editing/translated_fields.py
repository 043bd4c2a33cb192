"""Fields that are edited in a language in which the product is shown."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from desktop_app.domain.product import Category, Product
from desktop_app.engine.categories.category_names import category_attributes


def shown_product(product: Product, language: str) -> Product:
    """Return a product with the texts of a language, and with all its attributes.

    Args:
        product: the product.
        language: code of the language; empty for the texts of the table.
    """
    return replace(product.in_language(language), attributes=product.attributes)


def stored_values(
    values: Mapping[str, Any],
    product: Product,
    language: str,
    categories: Callable[[], Mapping[str, Category]],
) -> dict[str, Any]:
    """Return the values to store for values of a product that is shown in a language.

    A name or description that the product has in the language is changed in it. A category
    may be given by its name in the language; the product gets its names in all languages.

    Args:
        values: by field, as ``validated`` returns them.
        product: as it is stored.
        language: as for ``shown_product``.
        categories: returns the known categories; called only if the category changes.
    """
    stored = dict(values)
    attributes = _with_translations(stored, product, language)
    if "category" in stored:
        known = categories()
        category = stored["category"] = stored_category(stored["category"], language, known)
        attributes = category_attributes(replace(product, attributes=attributes), category, known)
    stored["attributes"] = {name: text for name, text in attributes.items() if text}
    return {field: value for field, value in stored.items() if value != getattr(product, field)}


def _with_translations(
    values: dict[str, Any], product: Product, language: str
) -> Mapping[str, str]:
    """Return the attributes with the values that are translations; these leave ``values``."""
    attributes = dict(values.get("attributes", product.attributes))
    for field in ("name", "description"):
        if field in values and (heading := f"{field}_{language}") in attributes:
            attributes[heading] = values.pop(field)
    return attributes


def with_category_names(
    values: Mapping[str, Any], language: str, categories: Callable[[], Mapping[str, Category]]
) -> dict[str, Any]:
    """Return the values of a new product with the names of its category in all languages.

    Args:
        values: by field; the category may be named in the language.
        language: code of the language; empty for the names of the table.
        categories: returns the known categories; called only if there is a category.
    """
    if not values.get("category"):
        return dict(values)
    known = categories()
    category = stored_category(values["category"], language, known)
    names = known[category].names if category in known else {}
    translated = {f"category_{code}": name for code, name in names.items()}
    attributes = {**translated, **values.get("attributes", {})}
    return {**values, "category": category, **({"attributes": attributes} if attributes else {})}


def stored_category(name: str, language: str, known: Mapping[str, Category]) -> str:
    """Return the name in the table of a category that may be named in a language."""
    named = (stored for stored, one in known.items() if one.names.get(language) == name)
    return next(named, name)
