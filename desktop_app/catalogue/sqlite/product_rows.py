"""Conversion between products and rows of the table of products.

A product that was merged into another keeps its row and its pictures; ``merged_into``
is the id of the product it counts for, which itself is never merged.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from desktop_app.domain.product import TRANSLATED_COLUMN, Product

# Of a product ``q``. The aliases are found in an index of merged products only.
PRODUCT_COLUMNS: Final = (
    "q.id, q.sku, q.name, q.brand, q.category, q.price, q.currency, q.gtin, q.description, "
    "q.attributes, (SELECT json_group_array(m.sku) FROM products m WHERE m.merged_into = q.id)"
)
PRODUCT_COLUMN_COUNT: Final = 11


def product_from_row(row: Sequence[Any]) -> Product:
    """Return the product of a row of ``PRODUCT_COLUMNS``."""
    id_, sku, name, brand, category, price, currency, gtin, description, attributes, aliases = row
    return Product(
        id_,
        sku,
        name,
        brand,
        category,
        None if price is None else Decimal(price),
        currency,
        gtin,
        description,
        json.loads(attributes),
        # Most products have none, and thousands are read at a time.
        () if aliases == "[]" else tuple(sorted(json.loads(aliases))),
    )


def to_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of a product as SQLite stores them: price as text, attributes as JSON."""
    columns = dict(values)
    if isinstance(columns.get("price"), Decimal):
        columns["price"] = str(columns["price"])
    if "attributes" in columns:
        columns["attributes"] = json.dumps(columns["attributes"], ensure_ascii=False)
    return columns


def category_names(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return a category's names by language, from ``category_zh`` and the like."""
    names = ((TRANSLATED_COLUMN.fullmatch(heading), value) for heading, value in attributes.items())
    return {parts[2]: value for parts, value in names if parts and parts[1] == "category"}
