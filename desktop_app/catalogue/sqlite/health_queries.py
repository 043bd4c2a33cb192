"""Queries about all products of a catalogue."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from desktop_app.catalogue.gtin import gtin_14
from desktop_app.catalogue.sqlite.database import CatalogueDatabase

# Number of products that one statement reads.
_PART: Final = 20_000
_IN_PART: Final = "q.id > :after AND q.id <= :last"
_IS_VISIBLE: Final = "q.merged_into IS NULL AND q.archived_at IS NULL"


class SqliteHealthQueries:
    """Implements ``HealthQueries``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def product_names(
        self, product_ids: Sequence[int], language: str = ""
    ) -> dict[int, tuple[str, str]]:
        rows = self._database.rows(
            "SELECT id, sku, coalesce(json_extract(attributes, '$.name_' || ?), name) "
            f"FROM products q WHERE id IN (SELECT value FROM json_each(?)) AND {_IS_VISIBLE}",
            [language, json.dumps(list(product_ids))],
        )
        return {number: (sku, name) for number, sku, name in rows}

    def products_without_pictures(self) -> Iterator[list[tuple[str, int]]]:
        return self._in_parts(
            f"SELECT q.sku, q.id FROM products q WHERE {_IN_PART} AND {_IS_VISIBLE} "
            "AND NOT EXISTS (SELECT 1 FROM pictures p WHERE p.product_id = q.id) "
            "AND NOT EXISTS (SELECT 1 FROM products m CROSS JOIN pictures p "
            "ON p.product_id = m.id WHERE m.merged_into = q.id)"
        )

    def products_with_one_picture(self) -> Iterator[list[tuple[int, int]]]:
        return self._in_parts(
            # CROSS JOIN fixes the order of the loops: products, then their pictures.
            "SELECT min(p.id), q.id FROM products q "
            "CROSS JOIN products m ON m.id = q.id OR m.merged_into = q.id "
            "CROSS JOIN pictures p ON p.product_id = m.id "
            f"WHERE {_IN_PART} AND {_IS_VISIBLE} "
            "GROUP BY q.id HAVING min(p.content_hash) = max(p.content_hash)"
        )

    def products_sharing_gtin(self) -> list[list[int]]:
        rows = self._database.rows(
            # Equal GTINs have an equal code; only products that share one are read.
            "SELECT DISTINCT q.id, q.gtin FROM "
            "(SELECT code FROM product_codes GROUP BY code HAVING count(*) > 1) d "
            "CROSS JOIN product_codes c ON c.code = d.code "
            "CROSS JOIN products q ON q.id = c.product_id "
            "WHERE q.gtin <> '' AND q.archived_at IS NULL ORDER BY q.id"
        )
        by_gtin: defaultdict[str, list[int]] = defaultdict(list)
        for product_id, text in rows:
            if (gtin := gtin_14(text)) is not None:
                by_gtin[gtin].append(product_id)
        return [ids for _, ids in sorted(by_gtin.items()) if len(ids) > 1]

    def _in_parts(self, sql: str) -> Iterator[list[tuple[Any, ...]]]:
        """Run a query for some products after the other, so that other work can go on."""
        # The ids of stations have gaps of billions.
        after = 0
        while True:
            last = self._database.value(
                "SELECT max(id) FROM (SELECT id FROM products WHERE id > ? ORDER BY id LIMIT ?)",
                [after, _PART],
            )
            if last is None:
                return
            yield self._database.rows(sql, {"after": after, "last": last})
            after = last
