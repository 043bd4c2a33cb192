"""Write-ahead logging, and how long a connection waits for another one."""

import sqlite3
import time
from typing import Final

from sqlite_utils import Database

from desktop_app.catalogue.sqlite.driver import OperationalError

BUSY_TIMEOUT_MS: Final = 5_000
_BUSY_PAUSE_S: Final = 0.01


def enable_write_ahead_log(db: Database) -> None:
    """Enable write-ahead logging.

    SQLite ignores its busy timeout for this statement, so it is repeated here.
    """
    deadline = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            db.enable_wal()
        except OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_BUSY_PAUSE_S)
        else:
            return
