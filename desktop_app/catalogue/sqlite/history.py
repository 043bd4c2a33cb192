"""Undo and redo of actions, and the history of a product, from the table of actions."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from desktop_app.catalogue.sqlite.action_recording import (
    OWN,
    PICTURE_EXISTS,
    PICTURE_MOVED,
    PRODUCT_EXISTS,
    Change,
    SqliteRecordedAction,
    actor_values,
    delete_actions,
    existing,
)
from desktop_app.catalogue.sqlite.audit_log import log_undo
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.driver import IntegrityError
from desktop_app.catalogue.sqlite.product_rows import MERGED_INTO, VALUE_COLUMNS, from_column
from desktop_app.catalogue.sqlite.recycle_bin import (
    delete_pictures,
    delete_products,
    restore_pictures,
    restore_products,
)
from desktop_app.catalogue.sqlite.undo_conflicts import UndoConflicts, changed_meanwhile
from desktop_app.domain.action import Action, ActionKind, HistoryEntry, ProductChange, right_for
from desktop_app.domain.role import Right
from desktop_app.domain.timestamps import utc_now_text

_ACTION_COLUMNS: Final = "id, kind, label, product_count, author, station, acted_at"
_Kinds: TypeAlias = Collection[ActionKind] | None


class SqliteHistory:
    """Implements ``ActionHistory``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def record(
        self, kind: ActionKind, label: str = "", *, right: Right | None = None
    ) -> SqliteRecordedAction:
        self._database.require(right or right_for(kind))
        return SqliteRecordedAction(self._database, kind, label)

    def revert(self, action_id: int) -> list[int]:
        with self._database.transaction():
            rows = self._database.rows(
                f"SELECT {_ACTION_COLUMNS} FROM actions WHERE id = ? AND NOT is_undone", [action_id]
            )
            if not rows:
                return []
            log_undo(self._database, "revert", Action(*rows[0]))
            reverted = [
                (id_, name, after, before)
                for id_, name, before, after in self._changes_of(action_id)
            ]
            change_id = self._database.record_change("undo")
            restored = _change_existence(self._database, reverted[::-1])
            apply_changes(self._database, change_id, reverted[::-1])
            self._database.update("actions", action_id, {"is_undone": 1})
            delete_actions(self._database, "id = :id", {"id": action_id})
            return restored

    def next_undo(self, kinds: _Kinds = None) -> Action | None:
        return self._first("NOT is_undone", "id DESC", kinds)

    def next_redo(self, kinds: _Kinds = None) -> Action | None:
        return self._first("is_undone", "id", kinds)

    def undo(self, kinds: _Kinds = None) -> list[int]:
        with self._database.transaction():
            action = self.next_undo(kinds)
            if action is None:
                return []
            changes = self._changes_of(action.id)
            reverted = [(id_, name, after, before) for id_, name, before, after in changes]
            return self._apply(action, reverted[::-1], is_undone=True)

    def redo(self, kinds: _Kinds = None) -> list[int]:
        with self._database.transaction():
            action = self.next_redo(kinds)
            if action is None:
                return []
            return self._apply(action, self._changes_of(action.id), is_undone=False)

    def entries(self, *, before_id: int | None = None, limit: int) -> list[HistoryEntry]:
        rows = self._database.rows(
            "SELECT id, kind, label, product_count, author, station, acted_at, is_undone, "
            "(SELECT count(*) FROM action_changes WHERE action_id = a.id) FROM actions a "
            "WHERE :before IS NULL OR (acted_at, id) < (SELECT acted_at, id FROM actions "
            "WHERE id = :before) ORDER BY acted_at DESC, id DESC LIMIT :limit",
            {"before": before_id, "limit": limit},
        )
        return [
            HistoryEntry(Action(*values), change_count, bool(is_undone))
            for *values, is_undone, change_count in rows
        ]

    def undone(self, action_ids: Collection[int]) -> set[int]:
        # The oldest actions are forgotten, too: those hold.
        rows = self._database.rows(
            "SELECT value FROM json_each(:ids) WHERE value NOT IN "
            "(SELECT id FROM actions WHERE NOT is_undone) "
            "AND value >= coalesce((SELECT min(id) FROM actions), 0)",
            {"ids": json.dumps(list(action_ids))},
        )
        return {int(action_id) for (action_id,) in rows}

    def of_product(self, product_id: int, *, limit: int) -> list[ProductChange]:
        rows = self._database.rows(
            "SELECT c.id, a.kind, a.label, a.author, a.station, a.acted_at, c.field, c.before, "
            "c.after FROM action_changes c JOIN actions a ON a.id = c.action_id "
            "WHERE c.product_id = ? AND NOT a.is_undone "
            "ORDER BY a.acted_at DESC, c.id DESC LIMIT ?",
            [product_id, limit],
        )
        return [
            ProductChange(
                *(id_, kind, label, author, station, acted_at, name),
                before=from_column(name, before),
                after=from_column(name, after),
            )
            for id_, kind, label, author, station, acted_at, name, before, after in rows
        ]

    def entered_fields(self, product_ids: Sequence[int]) -> dict[int, set[str]]:
        rows = self._database.rows(
            "SELECT c.product_id, c.field, a.kind FROM action_changes c "
            "JOIN actions a ON a.id = c.action_id "
            "WHERE c.product_id IN (SELECT value FROM json_each(?)) AND NOT a.is_undone "
            "ORDER BY c.id",
            [json.dumps(list(product_ids))],
        )
        entered: dict[int, set[str]] = {product_id: set() for product_id in product_ids}
        for product_id, name, kind in rows:
            fields = VALUE_COLUMNS if name == PRODUCT_EXISTS else (name,)
            if kind == "import":
                entered[product_id].difference_update(fields)
            else:
                entered[product_id].update(fields)
        return entered

    def _apply(self, action: Action, changes: list[Change], *, is_undone: bool) -> list[int]:
        self._database.require(right_for(action.kind))
        UndoConflicts(self._database, action).check(changes)
        change_id = self._database.record_change("undo" if is_undone else "redo")
        try:
            restored = _change_existence(self._database, changes)
            apply_changes(self._database, change_id, changes)
        except IntegrityError as error:
            raise changed_meanwhile() from error
        log_undo(self._database, "undo" if is_undone else "redo", action)
        columns = {"is_undone": int(is_undone), "change_id": change_id}
        self._database.update("actions", action.id, columns)
        return restored

    def _first(self, condition: str, order: str, kinds: _Kinds) -> Action | None:
        rows = self._database.rows(
            f"SELECT {_ACTION_COLUMNS} FROM actions WHERE {condition} AND {OWN} "
            "AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds))) "
            f"ORDER BY {order} LIMIT 1",
            {
                "kinds": None if kinds is None else json.dumps(sorted(kinds)),
                **actor_values(self._database),
            },
        )
        return Action(*rows[0]) if rows else None

    def _changes_of(self, action_id: int) -> list[Change]:
        rows = self._database.rows(
            "SELECT product_id, field, before, after FROM action_changes "
            "WHERE action_id = ? ORDER BY id",
            [action_id],
        )
        return [(id_, name, before, after) for id_, name, before, after in rows]


def _change_existence(database: CatalogueDatabase, changes: Sequence[Change]) -> list[int]:
    """Delete, move and restore products and pictures; return the ids of the restored pictures.

    Deletions come first: a picture may have taken the place of another one. But a picture that
    was moved to a product that goes leaves it before, and one comes to a product after that is
    back.
    """
    pictures, products = existing(changes, PICTURE_EXISTS), existing(changes, PRODUCT_EXISTS)
    moves = [
        _moved_to(database, json.loads(after))
        for _, name, _, after in changes
        if name == PICTURE_MOVED
    ]
    absent = set(products.restored)
    delete_pictures(database, pictures.deleted)
    _move_pictures(database, (move for move in moves if move[0] not in absent))
    delete_products(database, products.deleted)
    restored = restore_products(database, products.restored)
    _move_pictures(database, (move for move in moves if move[0] in absent))
    return restored + restore_pictures(database, pictures.restored)


def _move_pictures(database: CatalogueDatabase, places: Iterable[Sequence[Any]]) -> None:
    database.execute_many(
        "UPDATE pictures SET product_id = ?, path = ?, file_bytes = ?, file_mtime_ns = ? "
        "WHERE id = ?",
        places,
    )


def _moved_to(database: CatalogueDatabase, place: Sequence[Any]) -> Sequence[Any]:
    """Return a place with the path as it is stored; earlier versions have recorded it whole."""
    product_id, path, *state = place
    return product_id, database.locations.of_earlier_version(path), *state


# Column names come from the file: only known ones are put into SQL.
_COLUMNS: Final = frozenset({MERGED_INTO, *VALUE_COLUMNS})


def apply_changes(database: CatalogueDatabase, change_id: int, changes: Iterable[Change]) -> None:
    """Change columns of products; a value that is no longer the one before stays."""
    now = utc_now_text()
    by_column: defaultdict[str, list[Sequence[Any]]] = defaultdict(list)
    for product_id, column, before, after in changes:
        by_column[column].append((after, now, change_id, product_id, before))
    known: Mapping[str, list[Sequence[Any]]] = {
        column: rows for column, rows in by_column.items() if column in _COLUMNS
    }
    for column, rows in known.items():
        database.execute_many(
            f"UPDATE products SET {column} = ?, updated_at = ?, change_id = ? "
            f"WHERE id = ? AND {column} IS ?",
            rows,
        )
