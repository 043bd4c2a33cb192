"""The vectors of the pictures, one for each model that has seen them."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.sqlite.database import CatalogueDatabase

# So many pictures show what a product looks like.
_ENOUGH: Final = 64


class Embeddings:
    """The table of vectors. ``model`` is the sha256 of the model file that made them."""

    def __init__(self, file: CatalogueDatabase) -> None:
        self._file = file

    def put(self, model: str, vectors: Mapping[int, npt.NDArray[np.float32]]) -> None:
        """Store vectors, (dim,) float32 of length 1, by picture id."""
        self._file.execute_many(
            "INSERT OR REPLACE INTO vectors (model, picture_id, vector) VALUES (?, ?, ?)",
            [(model, picture_id, vector.tobytes()) for picture_id, vector in vectors.items()],
        )

    def ids(self, model: str) -> npt.NDArray[np.int64]:
        """Return the ids of the pictures that have a vector, ascending, (n,) int64."""
        rows = self._file.rows(
            "SELECT picture_id FROM vectors WHERE model = ? ORDER BY picture_id", [model]
        )
        return np.fromiter((row[0] for row in rows), dtype=np.int64)

    def get(self, model: str, picture_ids: Sequence[int]) -> dict[int, npt.NDArray[np.float32]]:
        """Return vectors, (dim,) float32, by picture id; ids without one are missing."""
        rows = self._file.rows(
            "SELECT picture_id, vector FROM vectors "
            "WHERE model = ? AND picture_id IN (SELECT value FROM json_each(?))",
            [model, json.dumps(list(picture_ids))],
        )
        return {row[0]: np.frombuffer(row[1], dtype=np.float32) for row in rows}

    def of_products(
        self, model: str, product_ids: Sequence[int]
    ) -> dict[int, npt.NDArray[np.float32]]:
        """Return vectors, (n, dim) float32, of pictures by the product that they count for.

        Of many pictures the first ones stand for all; products without any are missing.
        """
        rows = self._file.rows(
            "SELECT product_id, vector FROM (SELECT q.id AS product_id, v.vector, "
            "row_number() OVER (PARTITION BY q.id ORDER BY p.id) AS place FROM products q "
            "JOIN products m ON m.id = q.id OR m.merged_into = q.id "
            "JOIN pictures p ON p.product_id = m.id "
            "JOIN vectors v ON v.model = ? AND v.picture_id = p.id "
            "WHERE q.id IN (SELECT value FROM json_each(?))) WHERE place <= ?",
            [model, json.dumps(list(product_ids)), _ENOUGH],
        )
        found: defaultdict[int, list[bytes]] = defaultdict(list)
        for product_id, vector in rows:
            found[product_id].append(vector)
        return {
            product_id: np.frombuffer(b"".join(some), np.float32).reshape(len(some), -1)
            for product_id, some in found.items()
        }

    def of_content(self, model: str, content_hash: str) -> npt.NDArray[np.float32] | None:
        """Return the vector, (dim,) float32, of any picture with these contents."""
        rows = self._file.rows(
            # A subquery, as the planner of a join may walk through all vectors.
            "SELECT vector FROM vectors WHERE model = ? AND picture_id IN "
            "(SELECT id FROM pictures WHERE content_hash = ?) LIMIT 1",
            [model, content_hash],
        )
        return np.frombuffer(rows[0][0], dtype=np.float32) if rows else None

    def missing(self, model: str, *, after: int, limit: int) -> list[int]:
        """Return up to ``limit`` ids over ``after``, ascending, of pictures without a vector."""
        rows = self._file.rows(
            "SELECT id FROM pictures p WHERE id > ? AND NOT EXISTS "
            "(SELECT 1 FROM vectors WHERE model = ? AND picture_id = p.id) ORDER BY id LIMIT ?",
            [after, model, limit],
        )
        return [row[0] for row in rows]

    def count_missing(self, model: str) -> int:
        """Return the number of pictures without a vector of this model."""
        return int(
            self._file.value(
                "SELECT (SELECT count(*) FROM pictures) - count(*) FROM vectors WHERE model = ?",
                [model],
            )
        )
