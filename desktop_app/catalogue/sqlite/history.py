"""Undo and redo of resolutions, from the table of actions."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.domain.action import ResolutionAction
from desktop_app.domain.resolution import MERGED_FIELDS

MERGED_INTO: Final = "merged_into"

# Product id, column, value before, value after.
Change: TypeAlias = tuple[int, str, Any, Any]


class SqliteHistory:
    """Implements ``ActionHistory``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def next_undo(self) -> ResolutionAction | None:
        return self._first("NOT is_undone ORDER BY id DESC")

    def next_redo(self) -> ResolutionAction | None:
        return self._first("is_undone ORDER BY id")

    def undo(self) -> None:
        with self._database.transaction():
            if action := self.next_undo():
                changes = self._changes_of(action)
                apply_changes(
                    self._database,
                    ((id_, name, after, before) for id_, name, before, after in reversed(changes)),
                )
                self._database.update("actions", action.id, {"is_undone": 1})

    def redo(self) -> None:
        with self._database.transaction():
            if action := self.next_redo():
                apply_changes(self._database, self._changes_of(action))
                self._database.update("actions", action.id, {"is_undone": 0})

    def _first(self, condition: str) -> ResolutionAction | None:
        rows = self._database.rows(
            "SELECT id, ruling, (SELECT count(DISTINCT product_id) FROM decisions "
            "WHERE action_id = actions.id), author, '', acted_at "
            f"FROM actions WHERE {condition} LIMIT 1"
        )
        return ResolutionAction(*rows[0]) if rows else None

    def _changes_of(self, action: ResolutionAction) -> list[Change]:
        changes = self._database.value("SELECT changes FROM actions WHERE id = ?", [action.id])
        return [(id_, name, before, after) for id_, name, before, after in json.loads(changes)]


def apply_changes(database: CatalogueDatabase, changes: Iterable[Change]) -> None:
    """Change products; a value that is no longer the one before, after an import, stays."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    by_column: defaultdict[str, list[Sequence[Any]]] = defaultdict(list)
    for product_id, column, before, after in changes:
        by_column[column].append((after, now, product_id, before))
    # Column names come from the file: only known ones are put into SQL.
    for column in by_column.keys() & {MERGED_INTO, *MERGED_FIELDS}:
        database.execute_many(
            f"UPDATE products SET {column} = ?, updated_at = ? WHERE id = ? AND {column} IS ?",
            by_column[column],
        )
