"""Conversion between products and rows of the table of products.

A product that was merged into another keeps its row and its pictures; ``merged_into``
is the id of the product it counts for, which itself is never merged.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from desktop_app.domain.product import TRANSLATED_COLUMN, Product

MERGED_INTO: Final = "merged_into"
# Columns whose changes an action records.
VALUE_COLUMNS: Final = (
    *("sku", "name", "brand", "category", "price", "currency", "gtin", "description"),
    *("attributes", "archived_at", "main_picture_id"),
)
# Of a product ``q``. The aliases are found in an index of merged products only.
PRODUCT_COLUMNS: Final = (
    "q.id, q.sku, q.name, q.brand, q.category, q.price, q.currency, q.gtin, q.description, "
    "q.attributes, (SELECT json_group_array(m.sku) FROM products m WHERE m.merged_into = q.id), "
    "q.created_at, q.updated_at, q.archived_at"
)
# What ``json.loads`` does besides takes most of its time.
_DECODER: Final = json.JSONDecoder()
PRODUCT_COLUMN_COUNT: Final = 14


def product_from_row(row: Sequence[Any]) -> Product:
    """Return the product of a row of ``PRODUCT_COLUMNS``."""
    id_, sku, name, brand, category, price, currency, gtin, description = row[:9]
    attributes, aliases, created_at, updated_at, archived_at = row[9:]
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
        _DECODER.raw_decode(attributes)[0],
        # Most products have none, and thousands are read at a time.
        () if aliases == "[]" else tuple(sorted(json.loads(aliases))),
        created_at,
        updated_at,
        archived_at,
    )


def from_column(name: str, value: Any) -> Any:
    """Return the value of a column as a field of ``Product`` has it."""
    if name == "price" and value is not None:
        return Decimal(value)
    return json.loads(value) if name == "attributes" else value


def to_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of a product as SQLite stores them: price as text, attributes as JSON."""
    columns = dict(values)
    if isinstance(columns.get("price"), Decimal):
        columns["price"] = f"{columns['price']:f}"
    if "attributes" in columns:
        columns["attributes"] = json.dumps(columns["attributes"], ensure_ascii=False)
    return columns


def category_names(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return a category's names by language, from ``category_zh`` and the like."""
    names = ((TRANSLATED_COLUMN.fullmatch(heading), value) for heading, value in attributes.items())
    return {parts[2]: value for parts, value in names if parts and parts[1] == "category"}
