"""Migration 22: the log.

The triggers keep the program and its users from changing what is logged. Whoever has the file and
another program can do everything with it; a server forbids it by its grants.
"""

from typing import Final

_FORBIDDEN: Final = "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
_COLUMNS: Final = {
    "log_entries": (
        *("id", "kind", "subject", "product_count", "action_id", "undone_kind", "author"),
        *("station", "logged_at"),
    ),
    "log_counts": ("action_id", "product_count"),
}
LOG_TABLES: Final = tuple(_COLUMNS)


def _triggers(table: str) -> tuple[str, str]:
    """Return triggers that forbid to change or delete rows; the same row may be written again."""
    changed = " OR ".join(f"old.{column} IS NOT new.{column}" for column in _COLUMNS[table])
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN {changed} {_FORBIDDEN}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {_FORBIDDEN}",
    )


LOG_TRIGGERS: Final = tuple(trigger for table in LOG_TABLES for trigger in _triggers(table))

AUDIT_LOG_SCHEMA: Final = (
    # ``product_count``: NULL while it is that of the action, which may have many steps.
    # Without a reference to the action: old actions are removed, their entries are not.
    """
    CREATE TABLE log_entries (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL DEFAULT '',
        product_count INTEGER,
        action_id INTEGER,
        undone_kind TEXT NOT NULL DEFAULT '',
        author TEXT NOT NULL,
        station TEXT NOT NULL,
        logged_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ'))
    ) STRICT
    """,
    # The numbers of products of actions that were removed.
    """
    CREATE TABLE log_counts (
        action_id INTEGER PRIMARY KEY,
        product_count INTEGER NOT NULL
    ) STRICT
    """,
    # The log begins with what the history knows.
    """
    INSERT INTO log_entries
    (kind, subject, product_count, action_id, author, station, logged_at)
    SELECT kind, label, product_count, id, author, station, acted_at FROM actions ORDER BY id
    """,
    "CREATE INDEX log_entries_by_time ON log_entries (logged_at)",
    "CREATE INDEX log_entries_by_author ON log_entries (author, logged_at)",
    "CREATE INDEX log_entries_by_station ON log_entries (station, logged_at)",
    "CREATE INDEX log_entries_by_kind ON log_entries (kind, logged_at)",
    *LOG_TRIGGERS,
)
