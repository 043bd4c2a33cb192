"""Copies of the catalogue: automatic ones before the first change of each day, and others.

They are in the subfolder ``backups`` of the catalogue, the automatic ones as copies of the
database, ``catalog-2026-11-22.sqlite``. ``restoring`` brings any of them back.
"""

import logging
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from desktop_app.atomic_file import make_folder, remove_abandoned, write_atomically
from desktop_app.catalogue.protocols.catalogue import IsForgotten
from desktop_app.catalogue.sqlite.backup_file import local_stamp, require_intact, write_backup
from desktop_app.catalogue.sqlite.backup_forgetting import forget_in_backups
from desktop_app.catalogue.sqlite.backup_listing import (
    BACKUP_SUFFIX,
    BACKUPS_NAME,
    list_backups,
)
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.database_errors import (
    database_error,
    database_errors_as_messages,
)
from desktop_app.catalogue.sqlite.driver import Error, connect, key_of
from desktop_app.catalogue.sqlite.read_only import is_writable
from desktop_app.domain.backup import Backup, ForgottenBackup
from desktop_app.domain.forgetting import ForgetScope
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job

_log = logging.getLogger(__name__)

_MAX_BACKUPS: Final = 5
# Pages copied between two checks for a cancel; 8 MB with SQLite's default page size.
_PAGES_PER_STEP: Final = 2048
# Copying a catalogue of 1 GB takes four seconds.
_CLOSE_TIMEOUT_S: Final = 5.0


class SqliteBackups:
    """Implements ``BackupStore``.

    Args:
        folder: of the catalogue.
        check_location: raises a ``VitrineError`` if another catalogue is in the folder, or none.
    """

    def __init__(self, folder: Path, check_location: Callable[[], None]) -> None:
        self._folder = folder
        self._check_location = check_location
        self._thread: _BackupThread | None = None

    def start_daily(self, *, today: date | None = None) -> None:
        """Start to copy the catalogue as it is now, unless that was done today.

        The copy is made on a thread of its own from a snapshot: later writes are not in it
        and do not have to wait.

        Args:
            today: the local date if None.

        Raises:
            VitrineError: the disk has no room, or the folder for copies cannot be made.
        """
        self._check_location()
        today = today or datetime.now(UTC).astimezone().date()
        target = self._folder / BACKUPS_NAME / f"catalog-{today.isoformat()}.sqlite"
        with database_errors_as_messages(self._folder):
            if not is_writable(self._folder / DATABASE_NAME):
                raise database_error(sqlite3.SQLITE_READONLY, self._folder)
            if target.exists() or (self._thread is not None and self._thread.is_alive()):
                return
            make_folder(target.parent, parents=False)
            self._check_free_space()
            self._thread = _BackupThread(self._folder / DATABASE_NAME, target)
            self._thread.start()

    def create(self, target: Path | None = None) -> Job[Backup]:
        default = self._folder / BACKUPS_NAME / default_name(self._folder)
        self._check_location()
        return write_backup(self._folder, target or default)

    def all(self) -> list[Backup]:
        return list_backups(self._folder)

    def forget(
        self, scope: ForgetScope, is_forgotten: IsForgotten, *, dry_run: bool = False
    ) -> Job[list[ForgottenBackup]]:
        self._check_location()
        return forget_in_backups(self._folder, scope, is_forgotten, dry_run=dry_run)

    def close(self, *, wait_s: float = _CLOSE_TIMEOUT_S) -> None:
        """Wait for a copy that is being made; cancel it after ``wait_s`` seconds."""
        if self._thread is not None:
            self._thread.join(wait_s)
            self._thread.is_cancelled.set()
            self._thread.join()

    def _check_free_space(self) -> None:
        if shutil.disk_usage(self._folder).free < (self._folder / DATABASE_NAME).stat().st_size:
            raise VitrineError(
                Message(
                    "There is not enough space to back up the catalogue in {folder}.",
                    folder=self._folder,
                ),
                Message("Free some space, then try again."),
            )


def default_name(folder: Path) -> str:
    """Return the name of a new backup of a catalogue: ``shop-2026-11-21-160000.zip``."""
    return f"{folder.absolute().name}-{local_stamp()}{BACKUP_SUFFIX}"


class _BackupThread(threading.Thread):
    """Copies a database as it was when this object was made.

    Attributes:
        is_cancelled: set it to stop the copy.
    """

    def __init__(self, source: Path, target: Path) -> None:
        super().__init__(name="backup")
        self.is_cancelled = threading.Event()
        self._target = target
        self._key = key_of(source)
        self._source = connect(source, isolation_level=None, check_same_thread=False)
        try:
            # The first read of a transaction fixes the state that it sees.
            self._source.execute("BEGIN")
            self._source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except Error:
            self._source.close()
            raise

    def run(self) -> None:
        try:
            with closing(self._source), write_atomically(self._target) as draft:
                self._copy(draft)
            self._remove_old_backups()
        except InterruptedError:
            _log.info("the backup of the catalogue was cancelled: the program is closing")
        except (OSError, *Error, VitrineError) as error:
            # The resolution is stored anyway; the next one starts a backup again.
            _log.warning("the catalogue could not be backed up: %s", error)

    def _copy(self, draft: Path) -> None:
        with closing(connect(draft, key=self._key)) as copy:
            self._source.backup(copy, pages=_PAGES_PER_STEP, progress=self._check_cancelled)
            # A damaged copy must not take the place of an intact one.
            require_intact(copy, self._target.parent.parent, self.is_cancelled.is_set)

    def _check_cancelled(self, *_: int) -> None:
        if self.is_cancelled.is_set():
            raise InterruptedError

    def _remove_old_backups(self) -> None:
        """Keep the newest copies; also remove drafts that a crash has left."""
        folder = self._target.parent
        copies = sorted(folder.glob("catalog-????-??-??.sqlite"))
        for file in copies[:-_MAX_BACKUPS]:
            file.unlink()
        # Drafts of earlier versions; the others are removed when the catalogue is opened.
        remove_abandoned(folder.glob("catalog-*.sqlite-*"))
