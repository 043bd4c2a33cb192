"""The names of categories in other languages, which products have as attributes."""

from collections.abc import Mapping

from desktop_app.domain.product import TRANSLATED_COLUMN, Category, Product


def category_attributes(
    product: Product, category: str, known: Mapping[str, Category]
) -> dict[str, str]:
    """Return the attributes of a product that gets a category.

    Its names in other languages replace those of the category before.

    Args:
        product: the product.
        category: its new category.
        known: the categories of the catalogue by name.
    """
    others = {
        name: value for name, value in product.attributes.items() if not _is_category_name(name)
    }
    names = known[category].names if category in known else {}
    return others | {f"category_{language}": name for language, name in names.items()}


def _is_category_name(attribute: str) -> bool:
    """Return whether an attribute is the category in another language."""
    parts = TRANSLATED_COLUMN.fullmatch(attribute)
    return parts is not None and parts[1] == "category"
