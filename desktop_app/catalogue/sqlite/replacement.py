"""Replacing the database of a catalogue that is damaged or missing."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from desktop_app.atomic_file import flush_file, flush_folder
from desktop_app.catalogue.sqlite.backup_file import local_stamp
from desktop_app.catalogue.sqlite.backup_listing import BACKUPS_NAME
from desktop_app.catalogue.sqlite.database_errors import database_error
from desktop_app.catalogue.sqlite.driver import DatabaseError, OperationalError, connect
from desktop_app.catalogue.sqlite.read_only import read_only_connection
from desktop_app.catalogue.sqlite.station_rows import is_station_copy
from desktop_app.domain.backup import DAMAGED_SUFFIX
from desktop_app.errors import Message, VitrineError

_BUSY_TIMEOUT_S: Final = 1.0


def keep_damaged_copy(file: Path) -> Path:
    """Copy a damaged database, with its write-ahead log, to the folder of backups."""
    backups = file.parent / BACKUPS_NAME
    backups.mkdir(exist_ok=True)
    target = backups / f"damaged-{local_stamp()}{DAMAGED_SUFFIX}"
    shutil.copyfile(file, target)
    log = file.with_name(f"{file.name}-wal")
    if log.exists() and log.stat().st_size:
        shutil.copyfile(log, target.with_name(f"{target.name}-wal"))
    return target


def require_unused(file: Path) -> None:
    """Raise ``VitrineError`` if another program has a database open, which may be damaged."""
    try:
        with closing(connect(file, timeout=_BUSY_TIMEOUT_S, isolation_level=None)) as db:
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("BEGIN EXCLUSIVE")
            db.execute("ROLLBACK")
    except OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise database_error(sqlite3.SQLITE_BUSY, file.parent) from error
    except DatabaseError:
        # It is too damaged to be locked, so no other program uses it.
        return


def refuse_station_copy(file: Path) -> None:
    """Raise ``VitrineError`` for the local copy of a shared catalogue.

    In its place would be a catalogue that the server knows nothing of, and without what was not
    sent. It is copied anew instead.
    """
    if not file.is_file():
        return
    try:
        with closing(read_only_connection(file)) as db:
            is_copy = is_station_copy(db)
    except (*DatabaseError, UnicodeDecodeError):  # a damaged schema
        return
    if is_copy:
        raise VitrineError(
            Message("This is the local copy of a shared catalogue."),
            Message("Connect to the shared catalogue again, which replaces a damaged copy."),
        )


def remove_database(file: Path) -> None:
    """Delete a database and the files beside it."""
    _remove_logs(file)
    file.unlink(missing_ok=True)


def replace_database(current: Path, database: Path) -> None:
    """Put a database in the place of a missing or damaged one."""
    # They belong to the old file.
    _remove_logs(current)
    flush_file(database)
    database.replace(current)
    flush_folder(current.parent)


def _remove_logs(file: Path) -> None:
    for suffix in ("-wal", "-shm"):
        file.with_name(f"{file.name}{suffix}").unlink(missing_ok=True)
