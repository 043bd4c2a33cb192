"""Databases that cannot be written to: on a read-only disk, or without the permission."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from desktop_app.catalogue.sqlite.driver import OperationalError, connect

# Parameters of connections: of one that only reads, and of one that makes no file either.
READ_ONLY: Final = "mode=ro"
IMMUTABLE: Final = "mode=ro&immutable=1"
# What SQLite answers where it cannot make a file, also on a full disk.
_NO_LOG: Final = (
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY),
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
)


def is_writable(file: Path) -> bool:
    """Return whether a database, if there is one, can be changed."""
    return not file.exists() or (os.access(file.parent, os.W_OK) and os.access(file, os.W_OK))


def has_log(file: Path) -> bool:
    """Return whether transactions are in the write-ahead log, not in the database yet."""
    log = file.with_name(f"{file.name}-wal")
    return log.exists() and log.stat().st_size > 0


def read_only_connection(file: Path) -> sqlite3.Connection:
    """Connect to a database that is only read, also in a folder that cannot be written to."""
    return connect(file, read_only_parameters(file))


def read_only_parameters(file: Path) -> str:
    """Return the parameters of a connection to a database that only reads.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    try:
        with closing(connect(file, READ_ONLY)) as db:
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _NO_LOG:
            raise
        # The write-ahead log has files beside the database, which cannot be made here.
        return IMMUTABLE
    return READ_ONLY
