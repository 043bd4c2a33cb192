"""Errors of the disk and of SQLite become one sentence with the next step."""

import errno
import os
import shutil
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop_app.catalogue.sqlite.database_errors import database_errors_as_messages
from desktop_app.errors import VitrineError

FULL = "The disk of the catalogue in {} is full; Free some space, then try again"


def _line(folder: Path, error: Exception) -> str:
    with pytest.raises(VitrineError) as caught, database_errors_as_messages(folder):
        raise error
    return caught.value.as_line()


def _sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    return error


def test_a_full_disk_is_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = FULL.format(tmp_path)
    assert _line(tmp_path, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))) == full
    assert _line(tmp_path, _sqlite_error(sqlite3.SQLITE_FULL)) == full
    write_error = _sqlite_error(sqlite3.SQLITE_IOERR_WRITE)
    assert "does not respond" in _line(tmp_path, write_error)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    assert _line(tmp_path, write_error) == full


def test_unknown_errors_pass(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), database_errors_as_messages(tmp_path):
        raise _sqlite_error(sqlite3.SQLITE_ERROR)
