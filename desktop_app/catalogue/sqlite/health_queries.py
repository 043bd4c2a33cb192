"""What all products of a catalogue lack or share, whatever an audit has looked at."""

import json

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.domain.product import is_gtin


class HealthQueries:
    """Questions about all products at once."""

    def __init__(self, file: CatalogueDatabase) -> None:
        self._file = file

    def names(self, language: str = "") -> list[tuple[int, str, str]]:
        """Return id, SKU and name of all products that stand for themselves.

        Args:
            language: code of the one that names are in where the shop gives them in it.
        """
        return self._file.rows(
            "SELECT id, sku, coalesce(json_extract(attributes, '$.name_' || ?), name) "
            "FROM products WHERE merged_into IS NULL",
            [language],
        )

    def without_pictures(self) -> list[int]:
        """Return the ids of products that stand for themselves and have no picture."""
        rows = self._file.rows(
            "SELECT id FROM products q WHERE merged_into IS NULL AND NOT EXISTS "
            "(SELECT 1 FROM products m JOIN pictures p ON p.product_id = m.id "
            "WHERE m.id = q.id OR m.merged_into = q.id) ORDER BY sku"
        )
        return [row[0] for row in rows]

    def with_one_picture(self) -> list[tuple[int, int]]:
        """Return the ids of products that have one picture, be it under several names, and it."""
        return self._file.rows(
            "SELECT coalesce(q.merged_into, q.id) AS product, min(p.id) FROM pictures p "
            "JOIN products q ON q.id = p.product_id "
            "GROUP BY product HAVING count(DISTINCT p.content_hash) = 1 ORDER BY 2"
        )

    def same_gtins(self) -> list[list[int]]:
        """Return the ids of products that bear one GTIN, ascending, a list a GTIN."""
        rows = self._file.rows(
            "SELECT gtin, json_group_array(id) FROM (SELECT id, gtin FROM products "
            "WHERE gtin <> '' ORDER BY id) GROUP BY gtin HAVING count(*) > 1"
        )
        return [json.loads(ids) for gtin, ids in rows if is_gtin(gtin)]
