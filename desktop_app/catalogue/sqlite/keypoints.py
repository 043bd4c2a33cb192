"""The keypoints of the pictures, packed as ``vision`` packs them."""

import json
from collections.abc import Mapping, Sequence

from desktop_app.catalogue.sqlite.database import CatalogueDatabase


class KeypointTable:
    """The table of keypoints. ``version`` is the number of the format that packed them."""

    def __init__(self, file: CatalogueDatabase) -> None:
        self._file = file

    def put(self, version: int, keypoints: Mapping[int, bytes]) -> None:
        """Store packed keypoints by picture id, in place of another format's."""
        self._file.execute_many(
            "INSERT OR REPLACE INTO keypoints (picture_id, version, packed) VALUES (?, ?, ?)",
            [(picture_id, version, packed) for picture_id, packed in keypoints.items()],
        )

    def get(self, version: int, picture_ids: Sequence[int]) -> dict[int, bytes]:
        """Return packed keypoints by picture id; ids without them are missing."""
        return dict(
            self._file.rows(
                "SELECT picture_id, packed FROM keypoints "
                "WHERE version = ? AND picture_id IN (SELECT value FROM json_each(?))",
                [version, json.dumps(list(picture_ids))],
            )
        )

    def of_content(self, version: int, content_hash: str) -> bytes | None:
        """Return the packed keypoints of any picture with these contents."""
        rows = self._file.rows(
            "SELECT packed FROM keypoints WHERE version = ? AND picture_id IN "
            "(SELECT id FROM pictures WHERE content_hash = ?) LIMIT 1",
            [version, content_hash],
        )
        return rows[0][0] if rows else None

    def missing(self, version: int, *, limit: int) -> list[int]:
        """Return up to ``limit`` ids, ascending, of pictures without keypoints of this format."""
        rows = self._file.rows(
            "SELECT id FROM pictures p WHERE NOT EXISTS "
            "(SELECT 1 FROM keypoints WHERE version = ? AND picture_id = p.id) "
            "ORDER BY id LIMIT ?",
            [version, limit],
        )
        return [row[0] for row in rows]

    def count_missing(self, version: int) -> int:
        """Return the number of pictures without keypoints of this format."""
        return int(
            self._file.value(
                "SELECT (SELECT count(*) FROM pictures) - count(*) FROM keypoints "
                "WHERE version = ?",
                [version],
            )
        )
