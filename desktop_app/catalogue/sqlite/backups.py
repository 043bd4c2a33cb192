"""Copies of the catalogue as it was before a day's decisions.

They lie in ``backups/`` of the catalogue folder, ``catalog-2026-11-22.sqlite``; to go
back to one, put it in the place of ``catalog.sqlite`` while the program is closed.
"""

import logging
import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from desktop_app.atomic_file import write_atomically
from desktop_app.catalogue.sqlite.database import DATABASE_NAME, world_errors
from desktop_app.errors import Message, VitrineError

_log = logging.getLogger(__name__)

BACKUPS_NAME: Final = "backups"
_KEPT: Final = 5
# Copied between two looks at whether it is still wanted; 8 MB with SQLite's usual pages.
_PAGES_A_STEP: Final = 2048
# A catalogue of 1 GB takes four seconds.
_PATIENCE_S: Final = 5.0


class Backups:
    """The copies of the catalogue in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copying: _Copying | None = None

    def begin(self, *, today: date | None = None) -> None:
        """Have the catalogue copied as it is now, unless that was done today.

        The copy is made on a thread of its own, from what SQLite shows to a reader that
        began now: what is written from here on is not in it, and need not wait.

        Args:
            today: the local date if None.

        Raises:
            VitrineError: there is no room for a copy, or no folder can be made for it.
        """
        today = today or datetime.now(UTC).astimezone().date()
        target = self._folder / BACKUPS_NAME / f"catalog-{today.isoformat()}.sqlite"
        with world_errors(self._folder):
            if target.exists() or (self._copying is not None and self._copying.is_alive()):
                return
            target.parent.mkdir(exist_ok=True)
            self._check_room()
            self._copying = _Copying(self._folder / DATABASE_NAME, target)
            self._copying.start()

    def close(self, *, wait_s: float = _PATIENCE_S) -> None:
        """Wait until a copy is made; give it up after ``wait_s`` seconds."""
        if self._copying is not None:
            self._copying.join(wait_s)
            self._copying.is_unwanted.set()
            self._copying.join()

    def _check_room(self) -> None:
        if shutil.disk_usage(self._folder).free < (self._folder / DATABASE_NAME).stat().st_size:
            raise VitrineError(
                Message(
                    "There is no room to back up the catalogue in {folder}.", folder=self._folder
                ),
                Message("Free some space, then try again."),
            )


class _Unwanted(Exception):  # noqa: N818 - no error
    """Nobody wants the copy any more."""


class _Copying(threading.Thread):
    """Copies a database as it is when this is made.

    Attributes:
        is_unwanted: set to give up.
    """

    def __init__(self, source: Path, target: Path) -> None:
        super().__init__(name="backup")
        self.is_unwanted = threading.Event()
        self._target = target
        self._source = sqlite3.connect(source, isolation_level=None, check_same_thread=False)
        try:
            # From the first read on this connection sees the same state to its end.
            self._source.execute("BEGIN")
            self._source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.Error:
            self._source.close()
            raise

    def run(self) -> None:
        try:
            with closing(self._source), write_atomically(self._target) as draft:
                self._copy(draft)
            self._clear()
        except _Unwanted:
            _log.info("no copy of the catalogue was made: there was no time")
        except (OSError, sqlite3.Error) as error:
            # What was decided is kept all the same; the next decision tries again.
            _log.warning("the catalogue could not be copied: %s", error)

    def _copy(self, draft: Path) -> None:
        with closing(sqlite3.connect(draft)) as copy:
            self._source.backup(copy, pages=_PAGES_A_STEP, progress=self._look)

    def _look(self, *_: int) -> None:
        if self.is_unwanted.is_set():
            raise _Unwanted

    def _clear(self) -> None:
        """Keep the newest copies; drafts are what a crash has left behind."""
        folder = self._target.parent
        copies = sorted(folder.glob("catalog-????-??-??.sqlite"))
        for file in (*copies[:-_KEPT], *folder.glob("catalog-*.sqlite-*")):
            file.unlink()
