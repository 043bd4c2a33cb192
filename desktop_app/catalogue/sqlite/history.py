"""Undo and redo of resolutions, from the table of actions."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.domain.action import ResolutionAction
from desktop_app.domain.resolution import MERGED_FIELDS
from desktop_app.errors import Message, VitrineError

MERGED_INTO: Final = "merged_into"
# Actions of this actor. Those of earlier versions have no station and are everyone's.
_OWN: Final = "(station = '' OR (author = :author AND station = :station))"

# Product id, column, value before, value after.
Change: TypeAlias = tuple[int, str, Any, Any]
# By product id and column.
_Values: TypeAlias = dict[tuple[int, str], Any]


class SqliteHistory:
    """Implements ``ActionHistory``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def next_undo(self) -> ResolutionAction | None:
        return self._first("NOT is_undone", "id DESC")

    def next_redo(self) -> ResolutionAction | None:
        return self._first("is_undone", "id")

    def undo(self) -> None:
        with self._database.transaction():
            if action := self.next_undo():
                changes = self._changes_of(action)
                reverted = [(id_, name, after, before) for id_, name, before, after in changes]
                self._apply(action, reverted[::-1], is_undone=True)

    def redo(self) -> None:
        with self._database.transaction():
            if action := self.next_redo():
                self._apply(action, self._changes_of(action), is_undone=False)

    def _apply(self, action: ResolutionAction, changes: list[Change], *, is_undone: bool) -> None:
        expected: _Values = {}
        for product_id, column, before, _ in changes:
            expected.setdefault((product_id, column), before)
        self._check_values(expected)
        self._check_resolutions(action)
        change_id = self._database.record_change("undo" if is_undone else "redo")
        apply_changes(self._database, change_id, changes)
        columns = {"is_undone": int(is_undone), "change_id": change_id}
        self._database.update("actions", action.id, columns)

    def _first(self, condition: str, order: str) -> ResolutionAction | None:
        rows = self._database.rows(
            "SELECT id, ruling, (SELECT count(DISTINCT product_id) FROM decisions "
            "WHERE action_id = actions.id), author, station, acted_at "
            f"FROM actions WHERE {condition} AND {_OWN} ORDER BY {order} LIMIT 1",
            actor_values(self._database),
        )
        return ResolutionAction(*rows[0]) if rows else None

    def _changes_of(self, action: ResolutionAction) -> list[Change]:
        changes = self._database.value("SELECT changes FROM actions WHERE id = ?", [action.id])
        return [(id_, name, before, after) for id_, name, before, after in json.loads(changes)]

    def _check_values(self, expected: Mapping[tuple[int, str], Any]) -> None:
        """Refuse to overwrite other values if another actor has changed the product last."""
        names = (MERGED_INTO, *MERGED_FIELDS)
        rows = self._database.rows(
            f"SELECT c.author, c.station, q.id, {', '.join(f'q.{name}' for name in names)} "
            "FROM products q JOIN changes c ON c.id = q.change_id "
            "WHERE q.id IN (SELECT value FROM json_each(:ids)) "
            "AND NOT (c.author = :author AND c.station = :station)",
            {
                "ids": json.dumps(sorted({product_id for product_id, _ in expected})),
                **actor_values(self._database),
            },
        )
        for author, station, product_id, *values in rows:
            for name, value in zip(names, values, strict=True):
                if value != expected.get((product_id, name), value):
                    raise _conflict(author, station)

    def _check_resolutions(self, action: ResolutionAction) -> None:
        """Refuse if another actor has resolved two of the same products later."""
        rows = self._database.rows(
            "SELECT a.author, a.station FROM decisions own "
            "JOIN decisions d ON d.product_id = own.product_id "
            "JOIN actions a ON a.id = d.action_id "
            "WHERE own.action_id = :id AND a.id > :id AND NOT a.is_undone "
            "AND NOT (a.author = :author AND a.station = :station) "
            "GROUP BY a.id, d.set_number, own.set_number HAVING count(*) > 1 LIMIT 1",
            {"id": action.id, **actor_values(self._database)},
        )
        if rows:
            raise _conflict(*rows[0])


def actor_values(database: CatalogueDatabase) -> dict[str, str]:
    """Return the actor of ``database`` as values for a query."""
    return {"author": database.actor.author, "station": database.actor.station}


def delete_undone_actions(database: CatalogueDatabase) -> None:
    """Delete the actor's actions that were undone; they can no longer be redone."""
    database.execute(f"DELETE FROM actions WHERE is_undone AND {_OWN}", actor_values(database))


def apply_changes(database: CatalogueDatabase, change_id: int, changes: Iterable[Change]) -> None:
    """Change products; a value that is no longer the one before, after an import, stays."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    by_column: defaultdict[str, list[Sequence[Any]]] = defaultdict(list)
    for product_id, column, before, after in changes:
        by_column[column].append((after, now, change_id, product_id, before))
    # Column names come from the file: only known ones are put into SQL.
    for column in by_column.keys() & {MERGED_INTO, *MERGED_FIELDS}:
        database.execute_many(
            f"UPDATE products SET {column} = ?, updated_at = ?, change_id = ? "
            f"WHERE id = ? AND {column} IS ?",
            by_column[column],
        )


def _conflict(author: str, station: str) -> VitrineError:
    return VitrineError(
        Message(
            "{author} at {station} has changed the same products since.",
            author=author,
            station=station,
        ),
        Message("Look through the groups again, then decide."),
    )
