"""Products as the rows of their table hold them: rows to records and back.

A product that was merged into another keeps its row and its pictures; ``merged_into``
names the product that it counts for, which itself is never merged.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from desktop_app.domain.product import TRANSLATION, Product

# Of a product ``q``. Its aliases cost a look into an index that holds merged ones only.
PRODUCT_COLUMNS: Final = (
    "q.id, q.sku, q.name, q.brand, q.category, q.price, q.currency, q.gtin, q.description, "
    "q.attributes, (SELECT json_group_array(m.sku) FROM products m WHERE m.merged_into = q.id)"
)
PRODUCT_WIDTH: Final = 11


def product_of(row: Sequence[Any]) -> Product:
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
        # Hardly any has one, and thousands are read at a time.
        () if aliases == "[]" else tuple(sorted(json.loads(aliases))),
    )


def as_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``values`` as SQLite keeps them: prices exact, as text, attributes as JSON."""
    columns = dict(values)
    if isinstance(columns.get("price"), Decimal):
        columns["price"] = str(columns["price"])
    if "attributes" in columns:
        columns["attributes"] = json.dumps(columns["attributes"], ensure_ascii=False)
    return columns


def category_names(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return a category's names by language, of ``category_zh`` and the like."""
    found = ((TRANSLATION.fullmatch(heading), name) for heading, name in attributes.items())
    return {parts[2]: name for parts, name in found if parts and parts[1] == "category"}
