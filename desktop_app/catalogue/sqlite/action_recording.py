"""The tables of actions and their changes, written while an action is carried out."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple, TypeAlias

from desktop_app.catalogue.sqlite.audit_log import keep_counts, log_action
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.recycle_bin import empty_bin
from desktop_app.domain.action import ActionKind

# Actions of this actor. Those of earlier versions have no station and are everyone's.
OWN: Final = "(station = '' OR (author = :author AND station = :station))"
# Names that are not columns, see ``ProductChange``.
PRODUCT_EXISTS: Final = "product"
PICTURE_EXISTS: Final = "picture"
# Before and after: product, path, size and modification time of the file, picture; as JSON.
PICTURE_MOVED: Final = "picture_moved"
# For the history of the product that has the alias; undo and redo use the alias's own row.
ALIAS: Final = "alias"
# The oldest actions are forgotten when there are more changes than this: about 100 MB.
_MAX_CHANGES: Final = 2_000_000

# Product id, column or name of the above, value before, value after.
Change: TypeAlias = tuple[int, str, Any, Any]


class Existing(NamedTuple):
    """Ids of products or pictures that changes delete and restore."""

    deleted: list[int]
    restored: list[int]


def existing(changes: Iterable[Change], name: str) -> Existing:
    """Return what changes delete and restore; ``name`` is one of the names above."""
    own = [(id_, before, after) for id_, field, before, after in changes if field == name]
    if name == PICTURE_EXISTS:
        own = [(before or after, before, after) for _, before, after in own]
    return Existing(
        [id_ for id_, _, after in own if not after], [id_ for id_, _, after in own if after]
    )


class SqliteRecordedAction:
    """Implements ``RecordedAction``."""

    def __init__(self, database: CatalogueDatabase, kind: ActionKind, label: str) -> None:
        self._database = database
        self._kind = kind
        self._label = label
        self.id: int | None = None
        self._product_ids: set[int] = set()
        # Of these, the ones that the current step has added.
        self._new_product_ids: set[int] = set()

    @contextmanager
    def step(self) -> Iterator[None]:
        outer = self._database.recorder
        self._forget_undone()
        earlier_id = self.id
        self._new_product_ids = set()
        try:
            with self._database.transaction():
                self._database.recorder = self
                yield
                if self._new_product_ids:
                    self._database.execute(
                        "UPDATE actions SET product_count = ? WHERE id = ?",
                        [len(self._product_ids), self.id],
                    )
        except BaseException:
            self.id = earlier_id
            self._product_ids -= self._new_product_ids
            raise
        finally:
            self._database.recorder = outer

    def add(self, changes: Iterable[Change]) -> int | None:
        """Store changes, and return the id of the action; None if there are no changes yet."""
        rows = list(changes)
        if rows and self.id is None:
            self.id = insert_action(self._database, self._kind, self._label)
        new = {row[0] for row in rows} - self._product_ids
        self._new_product_ids |= new
        self._product_ids |= new
        insert_changes(self._database, self.id, rows)
        return self.id

    def _forget_undone(self) -> None:
        """Begin a new action if the one of the steps so far was undone."""
        if self.id is not None and not self._database.rows(
            "SELECT 1 FROM actions WHERE id = ? AND NOT is_undone", [self.id]
        ):
            self.id = None
            self._product_ids = set()


def insert_action(
    database: CatalogueDatabase, kind: ActionKind, label: str = "", *, product_count: int = 0
) -> int:
    """Add an action, and return its id; the actor's undone actions and old ones are removed."""
    delete_actions(database, f"is_undone AND {OWN}", actor_values(database))
    _forget_old_actions(database)
    columns = {
        "kind": kind,
        "label": label,
        "product_count": product_count,
        "change_id": database.record_change(kind),
        **actor_values(database),
    }
    action_id = database.insert("actions", columns)
    log_action(database, action_id, kind, label)
    return action_id


def insert_changes(
    database: CatalogueDatabase, action_id: int | None, changes: Iterable[Change]
) -> None:
    """Add changes to an action."""
    rows = list(changes)
    ids = database.new_ids("action_changes", len(rows))
    database.execute_many(
        "INSERT INTO action_changes (id, action_id, product_id, field, before, after) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [(id_, action_id, *change) for id_, change in zip(ids, rows, strict=True)],
    )


def actor_values(database: CatalogueDatabase) -> dict[str, str]:
    """Return the actor of ``database`` as values for a query."""
    return {"author": database.actor.author, "station": database.actor.station}


def _forget_old_actions(database: CatalogueDatabase) -> None:
    if database.is_station_copy:
        return  # the ids have gaps, and the actions are everyone's
    (first, last), *_ = database.rows("SELECT min(id), max(id) FROM action_changes")
    if first is not None and last - first > _MAX_CHANGES:
        oldest = database.value(
            "SELECT action_id FROM action_changes WHERE id >= ? ORDER BY id LIMIT 1",
            [last - _MAX_CHANGES // 2],
        )
        delete_actions(database, "id < :oldest", {"oldest": oldest})


def delete_actions(database: CatalogueDatabase, condition: str, values: dict[str, Any]) -> None:
    """Delete actions, and for good what only their undo or redo would have brought back."""
    rows = database.rows(
        "SELECT c.field, c.product_id, coalesce(c.before, c.after) FROM action_changes c "
        f"JOIN (SELECT id, is_undone FROM actions WHERE {condition}) a ON a.id = c.action_id "
        "WHERE c.field IN ('product', 'picture') "
        "AND (CASE a.is_undone WHEN 1 THEN coalesce(c.after, 0) ELSE coalesce(c.before, 0) END)",
        values,
    )
    empty_bin(
        database,
        [product_id for field, product_id, _ in rows if field == PRODUCT_EXISTS],
        [picture_id for field, _, picture_id in rows if field == PICTURE_EXISTS],
    )
    keep_counts(database, condition, values)
    database.execute(f"DELETE FROM actions WHERE {condition}", values)
