"""Queries about all products of a catalogue."""

from collections import defaultdict

from desktop_app.catalogue.gtin import gtin_14
from desktop_app.catalogue.sqlite.database import CatalogueDatabase


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
            "SELECT id, gtin FROM products WHERE gtin <> '' AND archived_at IS NULL ORDER BY id"
        )
        by_gtin: defaultdict[str, list[int]] = defaultdict(list)
        for product_id, text in rows:
            if (gtin := gtin_14(text)) is not None:
                by_gtin[gtin].append(product_id)
        return [ids for _, ids in sorted(by_gtin.items()) if len(ids) > 1]
