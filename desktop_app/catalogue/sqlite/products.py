"""The table of products."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.pictures import PICTURE_COLUMNS
from desktop_app.catalogue.sqlite.product_rows import (
    PRODUCT_COLUMN_COUNT,
    PRODUCT_COLUMNS,
    category_names,
    product_from_row,
    to_columns,
)
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Category, Product

_DEFAULTS: Final = {
    "name": "",
    "brand": "",
    "category": "",
    "price": None,
    "currency": "",
    "gtin": "",
    "description": "",
    "attributes": "{}",
}


class SqliteProducts:
    """Implements ``ProductStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def count(self) -> int:
        # Two counts over indexes are faster than one with a condition, which reads all rows.
        return int(
            self._database.value(
                "SELECT (SELECT count(*) FROM products) - count(*) FROM products "
                "WHERE merged_into IS NOT NULL"
            )
        )

    def get(self, product_ids: Sequence[int]) -> dict[int, Product]:
        rows = self._database.rows(
            f"SELECT {PRODUCT_COLUMNS} FROM products q "
            "WHERE q.id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(product_ids))],
        )
        return {row[0]: product_from_row(row) for row in rows}

    def by_sku(self, skus: Sequence[str]) -> dict[str, Product]:
        rows = self._database.rows(
            f"SELECT {PRODUCT_COLUMNS}, s.sku FROM products s "
            "JOIN products q ON q.id = coalesce(s.merged_into, s.id) "
            "WHERE s.sku IN (SELECT value FROM json_each(?))",
            [json.dumps(list(skus))],
        )
        return {row[-1]: product_from_row(row[:-1]) for row in rows}

    def as_imported(self, skus: Sequence[str]) -> dict[str, Product]:
        rows = self._database.rows(
            f"SELECT {PRODUCT_COLUMNS} FROM products q "
            "WHERE q.sku IN (SELECT value FROM json_each(?))",
            [json.dumps(list(skus))],
        )
        return {row[1]: product_from_row(row) for row in rows}

    def ids_by_sku(self, skus: Sequence[str]) -> dict[str, int]:
        return dict(
            self._database.rows(
                "SELECT sku, id FROM products WHERE sku IN (SELECT value FROM json_each(?))",
                [json.dumps(list(skus))],
            )
        )

    def first(self, limit: int) -> list[tuple[Product, Picture | None]]:
        rows = self._database.rows(
            f"SELECT {PRODUCT_COLUMNS}, {PICTURE_COLUMNS} FROM products q "
            "LEFT JOIN pictures p ON p.id = coalesce("
            "(SELECT min(id) FROM pictures WHERE product_id = q.id), "
            "(SELECT min(o.id) FROM products m JOIN pictures o ON o.product_id = m.id "
            "WHERE m.merged_into = q.id)) "
            "WHERE q.merged_into IS NULL ORDER BY q.sku LIMIT ?",
            [limit],
        )
        parts = ((row[:PRODUCT_COLUMN_COUNT], row[PRODUCT_COLUMN_COUNT:]) for row in rows)
        return [
            (product_from_row(product), Picture(*picture) if picture[0] else None)
            for product, picture in parts
        ]

    def categories(self) -> dict[str, Category]:
        rows = self._database.rows(
            "SELECT q.category, c.products, q.attributes FROM products q JOIN "
            "(SELECT min(id) AS id, count(*) AS products FROM products WHERE category <> '' "
            "AND merged_into IS NULL GROUP BY category) c USING (id) "
            "ORDER BY q.category COLLATE NOCASE"
        )
        return {
            name: Category(count, category_names(json.loads(attributes)))
            for name, count, attributes in rows
        }

    def add(self, values: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
        if not values:
            return {}
        names = ("sku", "change_id", *_DEFAULTS)
        with self._database.transaction():
            change_id = self._database.record_change("add products")
            self._database.execute_many(
                f"INSERT INTO products ({', '.join(names)}) "
                f"VALUES ({', '.join(f':{name}' for name in names)})",
                [
                    {"sku": sku, "change_id": change_id, **_DEFAULTS, **to_columns(own)}
                    for sku, own in values.items()
                ],
            )
            return self.ids_by_sku(list(values))

    def update(self, changes: Mapping[int, Mapping[str, Any]]) -> None:
        if not changes:
            return
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        with self._database.transaction():
            change_id = self._database.record_change("update products")
            for product_id, values in changes.items():
                columns = {**to_columns(values), "updated_at": now, "change_id": change_id}
                self._database.update("products", product_id, columns)
