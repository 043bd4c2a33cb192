"""Copies of the catalogue as it was before a day's decisions.

They lie in ``backups/`` of the catalogue folder, ``catalog-2026-11-22.sqlite``; to go
back to one, put it in the place of ``catalog.sqlite`` while the program is closed.
"""

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from desktop_app.catalogue.database import DATABASE_NAME, world_errors
from desktop_app.catalogue.drafts import put_in_place
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

BACKUPS_NAME: Final = "backups"
_KEPT: Final = 5
# Copied between two looks at whether it is still wanted; 8 MB with SQLite's usual pages.
_PAGES_A_STEP: Final = 2048
_LOOK_EVERY_S: Final = 0.05


def back_up(folder: Path, *, today: date | None = None) -> Job[None]:
    """Copy the catalogue in ``folder`` unless that was done today; keep the newest copies.

    It may be open and in use. A job that is closed leaves no copy.

    Args:
        folder: of the catalogue.
        today: the local date if None.

    Raises:
        VitrineError: the disk is full, or the folder may not be written to.
    """
    today = today or datetime.now(UTC).astimezone().date()
    backups = folder / BACKUPS_NAME
    target = backups / f"catalog-{today.isoformat()}.sqlite"
    with world_errors(folder):
        if target.exists():
            return
        backups.mkdir(exist_ok=True)
        # One that a crash has left behind.
        for draft in backups.glob("catalog-*.sqlite-*"):
            draft.unlink()
        with put_in_place(target) as draft:
            yield from _copied(folder / DATABASE_NAME, draft)
        for old in sorted(backups.glob("catalog-????-??-??.sqlite"))[:-_KEPT]:
            old.unlink()


def _copied(source: Path, target: Path) -> Job[None]:
    """Copy a database on a thread of its own: SQLite tells how far it is, but does not pause."""
    copying = _Copying(source, target)
    copying.start()
    try:
        while copying.is_alive():
            copying.join(_LOOK_EVERY_S)
            yield Progress(copying.done, copying.total, Message("Backing up the catalogue"))
    finally:
        copying.is_unwanted.set()
        copying.join()
    if copying.error is not None:
        raise copying.error


class _Unwanted(Exception):  # noqa: N818 - no error
    """Nobody wants the copy any more."""


class _Copying(threading.Thread):
    """Copies a database over connections of its own."""

    def __init__(self, source: Path, target: Path) -> None:
        super().__init__(name="backup")
        self._source = source
        self._target = target
        self.is_unwanted = threading.Event()
        self.done = self.total = 0
        self.error: sqlite3.Error | None = None

    def run(self) -> None:
        try:
            with (
                closing(sqlite3.connect(self._source)) as source,
                closing(sqlite3.connect(self._target)) as target,
            ):
                source.backup(target, pages=_PAGES_A_STEP, progress=self._note)
        except _Unwanted:
            pass
        except sqlite3.Error as error:
            self.error = error

    def _note(self, _status: int, remaining: int, total: int) -> None:
        if self.is_unwanted.is_set():
            raise _Unwanted
        self.done, self.total = total - remaining, total
