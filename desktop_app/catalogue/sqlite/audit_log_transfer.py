"""The log where a database is replaced as a whole: by a backup, or by its repair."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from desktop_app.catalogue.sqlite.audit_log_schema import LOG_TABLES
from desktop_app.catalogue.sqlite.driver import attach, connect
from desktop_app.catalogue.sqlite.station_rows import end_unit, is_station_copy, take_ids
from desktop_app.domain.actor import Actor
from desktop_app.domain.log_entry import LogKind

_SAME_CATALOGUE: Final = "(SELECT id FROM main.catalogue) = (SELECT id FROM old.catalogue)"


def carry_log(current: Path, database: Path) -> None:
    """Add to an older state of a catalogue what was logged since.

    Nothing is added if one of them is of a version without a log, or another catalogue.

    Args:
        current: the database that is going to be replaced.
        database: the one that replaces it; it is changed.
    """
    with closing(connect(database)) as db:
        attach(db, current, "old")
        if _has_log(db, "main") and _has_log(db, "old"):
            with db:
                # The numbers of products that only the replaced actions know.
                db.execute(
                    "INSERT OR IGNORE INTO main.log_counts SELECT id, product_count "
                    "FROM old.actions WHERE id NOT IN (SELECT id FROM main.actions) "
                    f"AND {_SAME_CATALOGUE}"
                )
                for table in LOG_TABLES:
                    db.execute(
                        f"INSERT OR IGNORE INTO main.{table} SELECT * FROM old.{table} "
                        f"WHERE {_SAME_CATALOGUE}"
                    )


def log_in_file(database: Path, kind: LogKind, subject: str = "") -> None:
    """Add an entry of this computer's user to a database that is not open."""
    actor = Actor.local()
    with closing(connect(database)) as db:
        if _has_log(db, "main"):
            with db:
                id_ = take_ids(db, "log_entries", 1)[0] if is_station_copy(db) else None
                db.execute(
                    "INSERT INTO log_entries (id, kind, subject, author, station) "
                    "VALUES (?, ?, ?, ?, ?)",
                    [id_, kind, subject, actor.author, actor.station],
                )
                if id_ is not None:
                    end_unit(db)


def _has_log(db: sqlite3.Connection, schema: str) -> bool:
    return bool(db.execute(f"PRAGMA {schema}.table_info(log_entries)").fetchall())
