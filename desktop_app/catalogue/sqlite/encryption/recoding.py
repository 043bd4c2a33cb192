"""A copy of a database that is encrypted with another key, or not encrypted."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Final

from desktop_app.atomic_file import flush_file
from desktop_app.catalogue.sqlite.database_errors import database_errors_as_messages
from desktop_app.catalogue.sqlite.driver import attach, connect
from desktop_app.catalogue.sqlite.encryption.catalogue_key import CatalogueKey
from desktop_app.catalogue.sqlite.recovery.damage_errors import damaged_error
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

_POLL_S: Final = 0.02
_BUSY_TIMEOUT_S: Final = 1.0


def recode(source: Path, target: Path, key: CatalogueKey | None, note: Message) -> Job[None]:
    """Write a checked copy of a database with another encryption; a closed job stops.

    Args:
        source: a database that neither this program nor another one has open, plain or with
            an unlocked key.
        target: a new file, which is on the disk at the end. It remains if the job is closed.
        key: of the target; None for a plain one.
        note: what the progress says.

    Raises:
        VitrineError: the source is in use or damaged, or the disk is full.
    """
    total = source.stat().st_size >> 10
    with (
        database_errors_as_messages(source.parent),
        closing(_connect(source)) as db,
    ):
        # This fails if another program has it open, and merges the log.
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        attach(db, target, "target", key=key)
        db.execute("BEGIN EXCLUSIVE")
        for _ in _run(db, "SELECT sqlcipher_export('target')"):
            yield Progress(min(_kib(target), total), 2 * total, note)
        db.execute("COMMIT")
        db.execute("DETACH target")
        with closing(_connect(target)) as copy:
            state: list[tuple[Any, ...]] = []
            for rows in _run(copy, "PRAGMA quick_check(1)"):
                state = rows
                yield Progress(total, 2 * total, note)
            if state != [("ok",)] or _row_counts(copy) != _row_counts(db):
                raise damaged_error(source.parent)
    flush_file(target)


def _connect(file: Path) -> Connection:
    return connect(
        file,
        always_sqlcipher=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_TIMEOUT_S,
    )


def _run(db: Connection, statement: str) -> Iterator[list[tuple[Any, ...]]]:
    """Run a long statement on a thread of its own; yield its rows at the end, else nothing."""
    rows: list[tuple[Any, ...]] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            rows.extend(db.execute(statement).fetchall())
        except BaseException as error:  # noqa: BLE001 - raised again on the other thread
            errors.append(error)

    thread = threading.Thread(target=run, name="recoding")
    thread.start()
    try:
        while thread.is_alive():
            thread.join(_POLL_S)
            if thread.is_alive():
                yield []
    finally:
        if thread.is_alive():
            db.interrupt()
            thread.join()
    if errors:
        raise errors[0]
    yield rows


def _row_counts(db: Connection) -> dict[str, int]:
    """Return the number of rows of each table."""
    names = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}


def _kib(file: Path) -> int:
    return file.stat().st_size >> 10 if file.exists() else 0
