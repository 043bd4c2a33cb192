"""Errors of the disk and of SQLite as messages with the next step."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop_app import paths
from desktop_app.catalogue.sqlite.driver import DatabaseError
from desktop_app.catalogue.sqlite.recovery.damage_errors import damaged_error, no_database_error
from desktop_app.errors import Message, VitrineError
from desktop_app.write_errors import is_full_disk

# With less, SQLite reports errors of the disk where it cannot extend a file.
_MIN_FREE_BYTES: Final = 1 << 20
_DATABASE_NAME: Final = paths.DATABASE_NAME
_DAMAGE_CODES: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_DISK_CODES: Final = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)


@contextmanager
def database_errors_as_messages(folder: Path) -> Iterator[None]:
    """Turn errors of the disk and of SQLite into ``VitrineError``."""
    try:
        yield
    except OSError as error:
        if is_full_disk(error):
            raise database_error(sqlite3.SQLITE_FULL, folder) from error
        if isinstance(error, FileNotFoundError) and not folder.exists():
            raise missing_folder_error(folder) from error
        raise VitrineError(
            Message(
                "The folder {folder} cannot be used for a catalogue: {reason}.",
                folder=folder,
                reason=error.strerror,
            ),
            Message("Choose a folder that you may write to."),
        ) from error
    except UnicodeEncodeError as error:
        raise VitrineError(
            Message("The text {text} has characters that cannot be stored.", text=error.object),
            Message("Rename or correct it, then try again."),
        ) from error
    except DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if is_disk_full_error(error, folder):
            code = sqlite3.SQLITE_FULL
        if code not in (*_MESSAGES, *_DAMAGE_CODES):
            raise
        raise database_error(code, folder) from error


def database_error(code: int, folder: Path) -> VitrineError:
    """Return the error for a result code of SQLite, of ``_MESSAGES`` or ``_DAMAGE_CODES``."""
    if code == sqlite3.SQLITE_CORRUPT:
        return damaged_error(folder)
    if code == sqlite3.SQLITE_NOTADB:
        return no_database_error(folder, folder / _DATABASE_NAME)
    message, hint = _MESSAGES[code]
    return VitrineError(Message(message.template, folder=folder), hint)


def missing_folder_error(folder: Path) -> VitrineError:
    """Return the error for the folder of an open catalogue that is no longer there."""
    return VitrineError(
        Message("The folder {folder} of the catalogue is no longer there.", folder=folder),
        Message("Connect its disk or put the folder back, or open the catalogue where it is now."),
    )


def replaced_catalogue_error(folder: Path) -> VitrineError:
    """Return the error for the folder of an open catalogue that has another catalogue now."""
    return VitrineError(
        Message("Another catalogue is in the folder {folder} now.", folder=folder),
        Message("Open the catalogue again, or open the earlier one where it is now."),
    )


def is_disk_full_error(error: OSError | sqlite3.Error, folder: Path) -> bool:
    """Return whether an error of the disk or of SQLite means that the disk is full."""
    if isinstance(error, OSError):
        return is_full_disk(error)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code == sqlite3.SQLITE_FULL or (code in _DISK_CODES and _is_full(folder))


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _MIN_FREE_BYTES
    except OSError:
        return False


_MESSAGES: Final = {
    sqlite3.SQLITE_BUSY: (
        Message("The catalogue in {folder} is in use by another program."),
        Message("Close the other program, then try again."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        Message("The catalogue in {folder} cannot be opened."),
        Message("Choose a folder that you may write to."),
    ),
    sqlite3.SQLITE_READONLY: (
        Message("The catalogue in {folder} is read-only."),
        Message("Copy it to a folder that you may write to, and open the copy."),
    ),
    sqlite3.SQLITE_FULL: (
        Message("The disk of the catalogue in {folder} is full."),
        Message("Free some space, then try again."),
    ),
    sqlite3.SQLITE_IOERR: (
        Message("The disk of the catalogue in {folder} does not respond."),
        Message("Check the disk or the network drive, then try again."),
    ),
}
