"""The tables of the log, to which rows are only added."""

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.domain.action import Action
from desktop_app.domain.log_entry import LogEntry, LogFilter, LogKind, LogPeople

_BATCH: Final = 1_000
# Of an action: its present number of products, or the last one before it was removed.
_COLUMNS: Final = (
    "id, kind, subject, coalesce(product_count, "
    "(SELECT product_count FROM actions WHERE id = e.action_id), "
    "(SELECT product_count FROM log_counts WHERE action_id = e.action_id), 0), "
    "author, station, logged_at, undone_kind"
)
_Values: TypeAlias = dict[str, Any]


class SqliteAuditLog:
    """Implements ``AuditLog``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def append(
        self, kind: LogKind, subject: str = "", *, product_count: int = 0, author: str = ""
    ) -> None:
        if not self._database.is_read_only:
            columns = {"kind": kind, "subject": subject, "product_count": product_count}
            _insert(self._database, columns, author)

    def entries(
        self,
        log_filter: LogFilter = LogFilter(),  # noqa: B008 - frozen
        *,
        after: LogEntry | None = None,
        limit: int,
    ) -> list[LogEntry]:
        condition, values = _condition(log_filter)
        if after is not None:
            condition += " AND (logged_at, id) < (:after_time, :after_id)"
            values |= {"after_time": after.logged_at, "after_id": after.id}
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM log_entries e WHERE {condition} "
            "ORDER BY logged_at DESC, id DESC LIMIT :limit",
            {**values, "limit": limit},
        )
        return [LogEntry(*row) for row in rows]

    def all(self, log_filter: LogFilter = LogFilter()) -> Iterator[LogEntry]:  # noqa: B008
        last: LogEntry | None = None
        while entries := self.entries(log_filter, after=last, limit=_BATCH):
            yield from entries
            last = entries[-1]

    def people(self) -> LogPeople:
        return LogPeople(self._distinct("author"), self._distinct("station"))

    def _distinct(self, column: str) -> tuple[str, ...]:
        """Return the values of an indexed column by jumping from one to the next."""
        rows = self._database.rows(
            f"WITH RECURSIVE found (one) AS (SELECT min({column}) FROM log_entries UNION ALL "
            f"SELECT (SELECT min({column}) FROM log_entries WHERE {column} > one) FROM found "
            "WHERE one IS NOT NULL) SELECT one FROM found WHERE one IS NOT NULL",
        )
        return tuple(one for (one,) in rows)


def log_action(database: CatalogueDatabase, action_id: int, kind: LogKind, label: str) -> None:
    """Log an action that begins; the number of its products is known when it ends."""
    _insert(database, {"kind": kind, "subject": label, "action_id": action_id})


def log_undo(database: CatalogueDatabase, kind: LogKind, action: Action) -> None:
    """Log that an action is undone, redone or reverted."""
    columns = {
        "kind": kind,
        "subject": action.label,
        "product_count": action.product_count,
        "undone_kind": action.kind,
    }
    _insert(database, columns)


def keep_counts(database: CatalogueDatabase, condition: str, values: _Values) -> None:
    """Keep the numbers of products of actions that are going to be removed."""
    database.execute(
        "INSERT OR IGNORE INTO log_counts (action_id, product_count) "
        f"SELECT id, product_count FROM actions WHERE {condition}",
        values,
    )


def _insert(database: CatalogueDatabase, columns: _Values, author: str = "") -> None:
    actor = database.actor
    database.insert(
        "log_entries", {**columns, "author": author or actor.author, "station": actor.station}
    )


def _condition(log_filter: LogFilter) -> tuple[str, _Values]:
    """Return a condition in SQL, and its values."""
    parts = {
        "logged_at >= :since": log_filter.since or None,
        "logged_at < :before": log_filter.before or None,
        "author = :author": log_filter.author,
        "station = :station": log_filter.station,
        "kind = :kind": log_filter.kind,
    }
    used = {text: value for text, value in parts.items() if value is not None}
    values = {text.rpartition(":")[2]: value for text, value in used.items()}
    return " AND ".join(used) or "TRUE", values
