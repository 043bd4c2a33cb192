"""The table of the text in pictures."""

import json
from collections.abc import Mapping, Sequence

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.domain.label import TextLine


class SqliteLabelTexts:
    """Implements ``LabelTextStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def put(self, version: int, texts: Mapping[int, Sequence[TextLine]]) -> None:
        self._database.execute_many(
            # A picture may have been removed while it was read.
            "INSERT OR REPLACE INTO label_texts (picture_id, version, lines) "
            "SELECT id, ?, ? FROM pictures WHERE id = ?",
            [(version, _packed(lines), picture_id) for picture_id, lines in texts.items()],
        )

    def get(self, version: int, picture_ids: Sequence[int]) -> dict[int, tuple[TextLine, ...]]:
        rows = self._database.rows(
            "SELECT picture_id, lines FROM label_texts "
            "WHERE version = ? AND picture_id IN (SELECT value FROM json_each(?))",
            [version, json.dumps(list(picture_ids))],
        )
        return {picture_id: _unpacked(lines) for picture_id, lines in rows}

    def by_content(
        self, version: int, content_hashes: Sequence[str]
    ) -> dict[str, tuple[TextLine, ...]]:
        if not content_hashes:
            return {}
        rows = self._database.rows(
            # Subqueries: for a join, the planner may scan all texts.
            "SELECT c.value, (SELECT lines FROM label_texts WHERE version = ? AND picture_id IN "
            "(SELECT id FROM pictures WHERE content_hash = c.value) LIMIT 1) FROM json_each(?) c",
            [version, json.dumps(list(content_hashes))],
        )
        return {hash_: _unpacked(lines) for hash_, lines in rows if lines is not None}

    def missing(self, version: int, *, after: int, limit: int) -> list[int]:
        rows = self._database.rows(
            "SELECT id FROM pictures p WHERE id > ? AND NOT EXISTS "
            "(SELECT 1 FROM label_texts WHERE version = ? AND picture_id = p.id) "
            "ORDER BY id LIMIT ?",
            [after, version, limit],
        )
        return [row[0] for row in rows]

    def count_missing(self, version: int) -> int:
        return int(
            self._database.value(
                "SELECT (SELECT count(*) FROM pictures) - count(*) FROM label_texts "
                "WHERE version = ?",
                [version],
            )
        )


def _packed(lines: Sequence[TextLine]) -> str:
    rows = [[line.text, round(line.confidence, 3), round(line.height, 4)] for line in lines]
    return json.dumps(rows, ensure_ascii=False)


def _unpacked(lines: str) -> tuple[TextLine, ...]:
    return tuple(TextLine(*row) for row in json.loads(lines))
