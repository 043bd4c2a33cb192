"""The table of embeddings."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.sqlite.database import CatalogueDatabase

# Maximum number of pictures averaged into a centroid.
_MAX_PICTURES: Final = 64


class SqliteEmbeddings:
    """Implements ``EmbeddingStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def put(self, model: str, embeddings: Mapping[int, npt.NDArray[np.float32]]) -> None:
        self._database.execute_many(
            "INSERT OR REPLACE INTO vectors (model, picture_id, vector) VALUES (?, ?, ?)",
            [(model, picture_id, vector.tobytes()) for picture_id, vector in embeddings.items()],
        )

    def get(self, model: str, picture_ids: Sequence[int]) -> dict[int, npt.NDArray[np.float32]]:
        rows = self._database.rows(
            "SELECT picture_id, vector FROM vectors "
            "WHERE model = ? AND picture_id IN (SELECT value FROM json_each(?))",
            [model, json.dumps(list(picture_ids))],
        )
        return {row[0]: np.frombuffer(row[1], dtype=np.float32) for row in rows}

    def picture_ids(self, model: str) -> npt.NDArray[np.int64]:
        return self._database.ids(
            "SELECT picture_id FROM vectors WHERE model = ? ORDER BY picture_id", [model]
        )

    def of_products(
        self, model: str, product_ids: Sequence[int], *, without: Collection[int] = ()
    ) -> dict[int, npt.NDArray[np.float32]]:
        rows = self._database.rows(
            # CROSS JOIN fixes the order of the loops. SQLite has no statistics before the first
            # close of a new catalogue, and would scan all embeddings.
            "SELECT product_id, vector FROM (SELECT q.id AS product_id, v.vector, "
            "row_number() OVER (PARTITION BY q.id ORDER BY p.id) AS place "
            "FROM json_each(?) f CROSS JOIN products q ON q.id = f.value "
            "CROSS JOIN products m ON m.id = q.id OR m.merged_into = q.id "
            "CROSS JOIN pictures p ON p.product_id = m.id "
            "CROSS JOIN vectors v ON v.model = ? AND v.picture_id = p.id "
            "WHERE p.id NOT IN (SELECT value FROM json_each(?))) WHERE place <= ?",
            [json.dumps(list(product_ids)), model, json.dumps(list(without)), _MAX_PICTURES],
        )
        vectors: defaultdict[int, list[bytes]] = defaultdict(list)
        for product_id, vector in rows:
            vectors[product_id].append(vector)
        return {
            product_id: np.frombuffer(b"".join(own), np.float32).reshape(len(own), -1)
            for product_id, own in vectors.items()
        }

    def by_content(
        self, model: str, content_hashes: Sequence[str]
    ) -> dict[str, npt.NDArray[np.float32]]:
        if not content_hashes:
            return {}
        rows = self._database.rows(
            # Subqueries: for a join, the planner may scan all embeddings.
            "SELECT c.value, (SELECT vector FROM vectors WHERE model = ? AND picture_id IN "
            "(SELECT id FROM pictures WHERE content_hash = c.value) LIMIT 1) FROM json_each(?) c",
            [model, json.dumps(list(content_hashes))],
        )
        return {
            content_hash: np.frombuffer(vector, dtype=np.float32)
            for content_hash, vector in rows
            if vector is not None
        }

    def missing(self, model: str, *, after: int, limit: int) -> list[int]:
        rows = self._database.rows(
            "SELECT id FROM pictures p WHERE id > ? AND NOT EXISTS "
            "(SELECT 1 FROM vectors WHERE model = ? AND picture_id = p.id) ORDER BY id LIMIT ?",
            [after, model, limit],
        )
        return [row[0] for row in rows]

    def count_missing(self, model: str) -> int:
        return int(
            self._database.value(
                "SELECT (SELECT count(*) FROM pictures) - count(*) FROM vectors WHERE model = ?",
                [model],
            )
        )
