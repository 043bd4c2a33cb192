"""The tables of imported tables and of their products."""

import json
from collections.abc import Collection
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.sqlite.table_layouts import SqliteTableLayouts
from desktop_app.domain.picture import PictureOrigin

_VERSIONS: Final = (
    "SELECT id FROM import_tables WHERE path = :path OR (headings = :headings AND :headings <> '')"
)


class SqliteTables(SqliteTableLayouts):
    """Implements ``TableStore``."""

    def add_products(self, table: PictureOrigin, product_ids: Collection[int]) -> None:
        if not product_ids:
            return
        with self._database.transaction():
            table_id = self._id(table)
            self._database.execute(
                "INSERT OR IGNORE INTO product_tables (product_id, table_id) "
                "SELECT value, ? FROM json_each(?)",
                [table_id, json.dumps(list(product_ids))],
            )

    def products_only_in(self, table: PictureOrigin) -> npt.NDArray[np.int64]:
        rows = self._database.rows(
            "SELECT DISTINCT q.id FROM product_tables t JOIN products q ON q.id = t.product_id "
            f"WHERE t.table_id IN ({_VERSIONS}) "
            "AND q.merged_into IS NULL AND q.archived_at IS NULL AND NOT EXISTS "
            "(SELECT 1 FROM product_tables o WHERE o.product_id = q.id "
            f"AND o.table_id NOT IN ({_VERSIONS})) ORDER BY q.id",
            _values(table),
        )
        return np.fromiter((row[0] for row in rows), np.int64)

    def _id(self, table: PictureOrigin) -> int:
        """Return the number of a table; the row of its last version becomes that of this one."""
        rows = self._database.rows(
            f"{_VERSIONS} ORDER BY headings IS NOT :headings, path IS NOT :path, id DESC LIMIT 1",
            _values(table),
        )
        for (table_id,) in rows:
            self._database.execute(
                "UPDATE OR IGNORE import_tables SET path = :path, headings = :headings, "
                "imported_at = strftime('%Y-%m-%dT%H:%M:%SZ') WHERE id = :id",
                {**_values(table), "id": table_id},
            )
            return int(table_id)
        return self._database.insert("import_tables", _values(table))


def _values(table: PictureOrigin) -> dict[str, str]:
    return {"path": table.table, "headings": table.headings}
