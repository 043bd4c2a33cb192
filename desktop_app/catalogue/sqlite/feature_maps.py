"""The table of feature maps."""

import json
from collections.abc import Mapping, Sequence

from desktop_app.catalogue.sqlite.database import CatalogueDatabase


class SqliteFeatureMaps:
    """Implements ``FeatureMapStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def put(self, model: str, maps: Mapping[int, bytes]) -> None:
        self._database.execute_many(
            "INSERT OR REPLACE INTO feature_maps (model, picture_id, map) VALUES (?, ?, ?)",
            [(model, picture_id, data) for picture_id, data in maps.items()],
        )

    def get(self, model: str, picture_ids: Sequence[int]) -> dict[int, bytes]:
        return dict(
            self._database.rows(
                "SELECT picture_id, map FROM feature_maps "
                "WHERE model = ? AND picture_id IN (SELECT value FROM json_each(?))",
                [model, json.dumps(list(picture_ids))],
            )
        )

    def by_content(self, model: str, content_hashes: Sequence[str]) -> dict[str, bytes]:
        if not content_hashes:
            return {}
        rows = self._database.rows(
            # Subqueries: for a join, the planner may scan all maps.
            "SELECT c.value, (SELECT map FROM feature_maps WHERE model = ? AND picture_id IN "
            "(SELECT id FROM pictures WHERE content_hash = c.value) LIMIT 1) FROM json_each(?) c",
            [model, json.dumps(list(content_hashes))],
        )
        return {content_hash: data for content_hash, data in rows if data is not None}

    def missing(self, model: str, *, after: int, limit: int) -> list[int]:
        rows = self._database.rows(
            "SELECT id FROM pictures p WHERE id > ? AND NOT EXISTS "
            "(SELECT 1 FROM feature_maps WHERE model = ? AND picture_id = p.id) "
            "ORDER BY id LIMIT ?",
            [after, model, limit],
        )
        return [row[0] for row in rows]

    def count_missing(self, model: str) -> int:
        return int(
            self._database.value(
                "SELECT (SELECT count(*) FROM pictures) - count(*) FROM feature_maps "
                "WHERE model = ?",
                [model],
            )
        )
