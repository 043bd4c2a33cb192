"""The file that holds a catalogue: one SQLite database, opened, read and written with care.

Each group of tables has a module of its own over the open file; ``store`` is
the door to all of them.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Final, TypeAlias

from sqlite_utils import Database

from desktop_app.catalogue.sqlite.migrations import (
    exclusive,
    migrate,
    schema_version,
)
from desktop_app.errors import Message, VitrineError

DATABASE_NAME: Final = "catalog.sqlite"
_BUSY_TIMEOUT_MS: Final = 5_000
_BUSY_PAUSE_S: Final = 0.01

Values: TypeAlias = Sequence[Any] | dict[str, Any]


class CatalogueDatabase:
    """An open ``catalog.sqlite``. It belongs to the thread that opened it.

    What is written outside ``atomic()`` is a transaction of its own.
    """

    def __init__(self, folder: Path, db: Database) -> None:
        self.folder = folder
        self._db = db

    @classmethod
    def open(cls, folder: Path, *, create: bool = True) -> "CatalogueDatabase":
        """Open the file in ``folder``, its schema brought up to date; see ``SqliteCatalogue``."""
        with world_errors(folder), ExitStack() as undo:
            if not create and not (folder / DATABASE_NAME).is_file():
                raise VitrineError(
                    Message("There is no catalogue in {folder}.", folder=folder),
                    Message("Import products into it first, or choose another folder."),
                )
            folder.mkdir(parents=True, exist_ok=True)
            db = Database(folder / DATABASE_NAME, execute_plugins=False)
            undo.callback(db.close)
            db.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
            db.execute("PRAGMA foreign_keys = ON")
            _keep_a_log(db)
            # With WAL, NORMAL can lose the last transaction at a power cut,
            # never the file; a full sync a batch would halve the import.
            db.execute("PRAGMA synchronous = NORMAL")
            migrate(db, name=str(folder))
            undo.pop_all()
            return cls(folder, db)

    def close(self) -> None:
        """Close the file; the write-ahead log is folded back into it."""
        with suppress(sqlite3.Error):
            self._db.execute("PRAGMA optimize")
        self._db.close()

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Keep all writes of the block together, or none of them.

        Raises:
            VitrineError: the disk is full, the file is damaged or in use.
        """
        with world_errors(self.folder):
            if self._db.conn.in_transaction:
                yield
            else:
                with exclusive(self._db):
                    yield

    @property
    def schema_version(self) -> int:
        """The number of the last migration that the file has taken."""
        return schema_version(self._db)

    def rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with world_errors(self.folder):
            return self._db.execute(sql, values).fetchall()

    def value(self, sql: str, values: Values = ()) -> Any:
        """Return the first value of a query's first row."""
        return self.rows(sql, values)[0][0]

    def execute(self, sql: str, values: Values = ()) -> None:
        """Run a statement that writes."""
        with self.atomic():
            self._db.execute(sql, values)

    def execute_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Run a statement that writes once for each of ``rows``."""
        with self.atomic():
            self._db.conn.executemany(sql, rows)

    def insert(self, table: str, columns: Mapping[str, Any]) -> int:
        """Add a row, value by column, and return its id."""
        marks = ", ".join(f":{name}" for name in columns)
        with self.atomic():
            cursor = self._db.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", dict(columns)
            )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def update(self, table: str, row_id: int, columns: Mapping[str, Any]) -> None:
        """Set columns of the row with this id; the others stay."""
        with self.atomic():
            self._db.table(table).update(row_id, dict(columns))


def _keep_a_log(db: Database) -> None:
    """Switch to write-ahead logging.

    SQLite does not wait for others here, whatever its busy timeout is.
    """
    deadline = time.monotonic() + _BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            db.enable_wal()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_BUSY_PAUSE_S)
        else:
            return


@contextmanager
def world_errors(folder: Path) -> Iterator[None]:
    """Turn what the disk and other programs do to the file into sentences."""
    try:
        yield
    except OSError as error:
        raise VitrineError(
            Message(
                "The folder {folder} cannot be used for a catalogue: {reason}.",
                folder=folder,
                reason=error.strerror,
            ),
            Message("Choose a folder that you may write to."),
        ) from error
    except sqlite3.DatabaseError as error:
        known = _KNOWN_FAULTS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if known is None:
            raise
        message, hint = known
        raise VitrineError(Message(message.template, folder=folder), hint) from error


_KNOWN_FAULTS: Final = {
    sqlite3.SQLITE_BUSY: (
        Message("The catalogue in {folder} is in use by another program."),
        Message("Close the other program, then try again."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        Message("The catalogue in {folder} cannot be opened."),
        Message("Choose a folder that you may write to."),
    ),
    sqlite3.SQLITE_READONLY: (
        Message("The catalogue in {folder} may not be written to."),
        Message("Choose a folder that you may write to."),
    ),
    sqlite3.SQLITE_FULL: (
        Message("The disk of the catalogue in {folder} is full."),
        Message("Free some space, then try again."),
    ),
    sqlite3.SQLITE_IOERR: (
        Message("The disk of the catalogue in {folder} does not answer."),
        Message("Check the disk or the network drive, then try again."),
    ),
    sqlite3.SQLITE_CORRUPT: (
        Message("The catalogue in {folder} is damaged."),
        Message("Restore catalog.sqlite from a copy, or choose another folder."),
    ),
    sqlite3.SQLITE_NOTADB: (
        Message("The file catalog.sqlite in {folder} is not a catalogue."),
        Message("Restore it from a copy, or choose another folder."),
    ),
}
