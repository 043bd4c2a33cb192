"""Databases that cannot be written to: on a read-only disk, or without the permission."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path


def is_writable(file: Path) -> bool:
    """Return whether a database, if there is one, can be changed."""
    return not file.exists() or (os.access(file.parent, os.W_OK) and os.access(file, os.W_OK))


def read_only_connection(file: Path) -> sqlite3.Connection:
    """Connect to a database that is only read, also in a folder that cannot be written to."""
    return sqlite3.connect(read_only_address(file), uri=True)


def read_only_address(file: Path) -> str:
    """Return the address of a database for a connection that only reads.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    address = f"{file.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as db:
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        # The write-ahead log has files beside the database, which cannot be made here.
        return f"{address}&immutable=1"
    return address
