"""The check of a database before a catalogue is opened; it only reads.

What is no catalogue, or a damaged one, must not be changed: not migrated, and its
write-ahead log not merged, which may belong to another file.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Timer
from typing import Final

from sqlite_utils import Database

from desktop_app.catalogue.sqlite.driver import OperationalError, connect
from desktop_app.catalogue.sqlite.encryption.locking import require_unlocked
from desktop_app.catalogue.sqlite.migrations import LATEST_VERSION, check_version
from desktop_app.catalogue.sqlite.read_only import IMMUTABLE, has_log, read_only_connection
from desktop_app.catalogue.sqlite.recovery.damage_errors import (
    damaged_error,
    empty_file_error,
    folder_in_the_way_error,
    foreign_database_error,
    missing_table_error,
)
from desktop_app.catalogue.sqlite.recovery.expected_schema import LATEST_TABLES, expected_tables
from desktop_app.catalogue.sqlite.recovery.unreadable import (
    UNREADABLE,
    is_damage,
    is_interruption,
)
from desktop_app.errors import Message, VitrineError

_log = logging.getLogger(__name__)

# A catalogue of 1 GB is checked in two seconds if the system has it in memory.
_CHECK_S: Final = 5.0
# The first version had five, and other programs have tables of products, too.
_MIN_OWN_TABLES: Final = 4


def require_database(file: Path) -> None:
    """Raise a ``VitrineError`` if there is no database."""
    if not file.exists():
        raise VitrineError(
            Message("There is no catalogue in {folder}.", folder=file.parent),
            Message("Import products into it first, or choose another folder."),
        )


def check_before_opening(file: Path) -> None:
    """Check that a file, if it exists, is the database of a catalogue that can be opened.

    After a crash, which leaves transactions in the write-ahead log, the structure of the whole
    database is checked too; of one that is too large for that, as much as five seconds allow.

    Raises:
        VitrineError: it is not, or of a newer version.
        sqlite3.Error: it is damaged, or cannot be read.
    """
    folder = file.parent
    if file.is_dir():
        raise folder_in_the_way_error(folder)
    if not file.exists():
        return
    if not file.stat().st_size:
        raise empty_file_error(folder)
    require_unlocked(file)
    try:
        with closing(reading_connection(file)) as connection:
            _check_schema(connection, folder)
            is_sound = not has_log(file) or is_intact(connection, limit_s=_CHECK_S)
    except UNREADABLE as error:
        if not is_damage(error):
            raise
        raise damaged_error(folder) from error
    if not is_sound:
        raise damaged_error(folder)


def reading_connection(file: Path) -> sqlite3.Connection:
    """Connect to a database that may be damaged; no file beside it is made without need."""
    if _has_journal(file):
        # A transaction was interrupted: SQLite takes it back before the file can be read.
        return connect(file)
    if file.with_name(f"{file.name}-wal").exists():
        return read_only_connection(file)
    return connect(file, IMMUTABLE)


def is_intact(connection: sqlite3.Connection, *, limit_s: float) -> bool:
    """Return whether the structure of a database is intact, as far as the time allows."""
    try:
        with time_limit(connection, limit_s):
            (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except OperationalError as error:
        if not is_interruption(error):
            raise
        _log.info("the check of the catalogue was ended after %s s", limit_s)
        return True
    return bool(state == "ok")


@contextmanager
def time_limit(connection: sqlite3.Connection, limit_s: float) -> Iterator[None]:
    """Interrupt what the block does with a connection after ``limit_s`` seconds."""
    timer = Timer(limit_s, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def _has_journal(file: Path) -> bool:
    journal = file.with_name(f"{file.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def _check_schema(connection: sqlite3.Connection, folder: Path) -> None:
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    names = {row[0] for row in rows}
    if not names:
        raise empty_file_error(folder)
    if len(names & set(LATEST_TABLES)) < _MIN_OWN_TABLES:
        raise foreign_database_error(folder)
    if "_sqlite_migrations" not in names:
        raise missing_table_error(folder, "_sqlite_migrations")
    version = check_version(Database(connection, execute_plugins=False), name=str(folder))
    if not version:
        raise damaged_error(folder)
    for name in LATEST_TABLES if version == LATEST_VERSION else expected_tables(version):
        if name not in names:
            raise missing_table_error(folder, name)
