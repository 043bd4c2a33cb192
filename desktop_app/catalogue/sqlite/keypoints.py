"""The table of packed keypoints."""

import json
from collections.abc import Mapping, Sequence

from desktop_app.catalogue.sqlite.database import CatalogueDatabase


class SqliteKeypoints:
    """Implements ``KeypointStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def put(self, version: int, keypoints: Mapping[int, bytes]) -> None:
        self._database.execute_many(
            "INSERT OR REPLACE INTO keypoints (picture_id, version, packed) VALUES (?, ?, ?)",
            [(picture_id, version, packed) for picture_id, packed in keypoints.items()],
        )

    def get(self, version: int, picture_ids: Sequence[int]) -> dict[int, bytes]:
        return dict(
            self._database.rows(
                "SELECT picture_id, packed FROM keypoints "
                "WHERE version = ? AND picture_id IN (SELECT value FROM json_each(?))",
                [version, json.dumps(list(picture_ids))],
            )
        )

    def by_content(self, version: int, content_hashes: Sequence[str]) -> dict[str, bytes]:
        if not content_hashes:
            return {}
        rows = self._database.rows(
            "SELECT c.value, (SELECT packed FROM keypoints WHERE version = ? AND picture_id IN "
            "(SELECT id FROM pictures WHERE content_hash = c.value) LIMIT 1) FROM json_each(?) c",
            [version, json.dumps(list(content_hashes))],
        )
        return {content_hash: packed for content_hash, packed in rows if packed is not None}

    def missing(self, version: int, *, after: int, limit: int) -> list[int]:
        rows = self._database.rows(
            "SELECT id FROM pictures p WHERE id > ? AND NOT EXISTS "
            "(SELECT 1 FROM keypoints WHERE version = ? AND picture_id = p.id) "
            "ORDER BY id LIMIT ?",
            [after, version, limit],
        )
        return [row[0] for row in rows]

    def count_missing(self, version: int) -> int:
        return int(
            self._database.value(
                "SELECT (SELECT count(*) FROM pictures) - count(*) FROM keypoints "
                "WHERE version = ?",
                [version],
            )
        )
