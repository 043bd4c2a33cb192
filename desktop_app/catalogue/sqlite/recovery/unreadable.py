"""What is raised where a database cannot be read because it is damaged."""

import sqlite3
from typing import Final

from desktop_app.catalogue.sqlite.driver import DatabaseError, Error

# A damaged length can make SQLite ask for more memory than there is; a damaged value is
# converted to a number or a text.
UNREADABLE: Final = (*DatabaseError, MemoryError, ValueError)
# Results of SQLite that say nothing else: a value that is no UTF-8 (0), or a schema that it
# does not understand.
_UNCLEAR: Final = (0, sqlite3.SQLITE_ERROR)


def is_damage(error: Exception) -> bool:
    """Return whether only damage can explain an error of reading a database."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return not isinstance(error, Error) or code in _UNCLEAR


def is_interruption(error: Exception) -> bool:
    """Return whether a statement was interrupted because it took too much time."""
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT
