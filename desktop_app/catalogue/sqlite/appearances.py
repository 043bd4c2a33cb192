"""The table of appearances: colour, shape and texture of each picture."""

import json
from collections.abc import Mapping, Sequence

import numpy as np

from desktop_app.catalogue.protocols import AppearanceVectors
from desktop_app.catalogue.sqlite.database import CatalogueDatabase


class SqliteAppearances:
    """Implements ``AppearanceStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def put(self, method: int, appearances: Mapping[int, AppearanceVectors]) -> None:
        self._database.execute_many(
            "INSERT OR REPLACE INTO appearances (picture_id, method, colour, shape, texture) "
            "VALUES (?, ?, ?, ?, ?)",
            [
                (picture_id, method, *(vector.tobytes() for vector in vectors))
                for picture_id, vectors in appearances.items()
            ],
        )

    def get(self, method: int, picture_ids: Sequence[int]) -> dict[int, AppearanceVectors]:
        rows = self._database.rows(
            "SELECT picture_id, colour, shape, texture FROM appearances "
            "WHERE method = ? AND picture_id IN (SELECT value FROM json_each(?))",
            [method, json.dumps(list(picture_ids))],
        )
        return {
            picture_id: (
                np.frombuffer(colour, np.uint8),
                np.frombuffer(shape, np.uint8),
                np.frombuffer(texture, np.uint8),
            )
            for picture_id, colour, shape, texture in rows
        }

    def missing(self, method: int, *, after: int, limit: int) -> list[int]:
        rows = self._database.rows(
            "SELECT id FROM pictures p WHERE id > ? AND NOT EXISTS "
            "(SELECT 1 FROM appearances WHERE method = ? AND picture_id = p.id) "
            "ORDER BY id LIMIT ?",
            [after, method, limit],
        )
        return [row[0] for row in rows]

    def count_missing(self, method: int) -> int:
        return int(
            self._database.value(
                "SELECT (SELECT count(*) FROM pictures) - count(*) FROM appearances "
                "WHERE method = ?",
                [method],
            )
        )
