"""Queries about all products of a catalogue."""

import json

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.domain.product import is_gtin


class SqliteHealthQueries:
    """Implements ``HealthQueries``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def product_names(self, language: str = "") -> list[tuple[int, str, str]]:
        return self._database.rows(
            "SELECT id, sku, coalesce(json_extract(attributes, '$.name_' || ?), name) "
            "FROM products WHERE merged_into IS NULL AND archived_at IS NULL",
            [language],
        )

    def products_without_pictures(self) -> list[int]:
        rows = self._database.rows(
            "SELECT id FROM products q WHERE merged_into IS NULL "
            "AND archived_at IS NULL AND NOT EXISTS "
            "(SELECT 1 FROM products m JOIN pictures p ON p.product_id = m.id "
            "WHERE m.id = q.id OR m.merged_into = q.id) ORDER BY sku"
        )
        return [row[0] for row in rows]

    def products_with_one_picture(self) -> list[tuple[int, int]]:
        return self._database.rows(
            "SELECT q.id AS product, min(p.id) FROM pictures p "
            "JOIN products m ON m.id = p.product_id "
            "JOIN products q ON q.id = coalesce(m.merged_into, m.id) AND q.archived_at IS NULL "
            "GROUP BY product HAVING count(DISTINCT p.content_hash) = 1 ORDER BY 2"
        )

    def products_sharing_gtin(self) -> list[list[int]]:
        rows = self._database.rows(
            "SELECT gtin, json_group_array(id) FROM (SELECT id, gtin FROM products "
            "WHERE gtin <> '' AND archived_at IS NULL ORDER BY id) "
            "GROUP BY gtin HAVING count(*) > 1"
        )
        return [json.loads(ids) for gtin, ids in rows if is_gtin(gtin)]
