"""The SQLite database of a catalogue: connection, transactions and error messages."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from desktop_app import paths
from desktop_app.access.refusal import require_right
from desktop_app.atomic_file import remove_abandoned_drafts
from desktop_app.catalogue.sqlite.backup_listing import BACKUPS_NAME
from desktop_app.catalogue.sqlite.creation import create_database
from desktop_app.catalogue.sqlite.database_errors import (
    database_error,
    database_errors_as_messages,
    is_disk_full_error,
    missing_folder_error,
    replaced_catalogue_error,
)
from desktop_app.catalogue.sqlite.driver import Error, connect, key_of
from desktop_app.catalogue.sqlite.encryption.catalogue_key import CatalogueKey
from desktop_app.catalogue.sqlite.file_identity import file_identity
from desktop_app.catalogue.sqlite.migrations import (
    LATEST_VERSION,
    check_version,
    exclusive_transaction,
    migrate,
    schema_version,
)
from desktop_app.catalogue.sqlite.picture_location import PictureLocation, add_located_function
from desktop_app.catalogue.sqlite.read_only import has_log, is_writable, read_only_connection
from desktop_app.catalogue.sqlite.recovery.opening_check import (
    check_before_opening,
    require_database,
)
from desktop_app.catalogue.sqlite.station_rows import (
    end_unit,
    is_station_copy,
    take_ids,
)
from desktop_app.catalogue.sqlite.text_index import (
    count_changed_texts,
    index_some_texts,
    update_text_index,
)
from desktop_app.catalogue.sqlite.write_ahead_log import BUSY_TIMEOUT_MS, enable_write_ahead_log
from desktop_app.domain.actor import Actor
from desktop_app.domain.role import Right, Role
from desktop_app.errors import Message, VitrineError
from desktop_app.visible_text import require_encodable

if TYPE_CHECKING:
    from desktop_app.catalogue.sqlite.action_recording import SqliteRecordedAction

DATABASE_NAME: Final = paths.DATABASE_NAME
PICTURES_NAME: Final = "pictures"
SHELF_PLANS_NAME: Final = "shelves"
# The folders in which files are written beside the database.
_WRITTEN_FOLDERS: Final = (
    *(BACKUPS_NAME, SHELF_PLANS_NAME, PICTURES_NAME),
    f"{PICTURES_NAME}/stock_takes",
)
_ANALYSED_ROWS: Final = 1_000

Values: TypeAlias = Sequence[Any] | dict[str, Any]


class CatalogueDatabase:
    """An open ``catalog.sqlite``. It belongs to the thread that opened it.

    Every write outside ``transaction()`` is a transaction of its own.

    Attributes:
        is_read_only: whether every write is refused.
        is_encrypted: whether the file is encrypted.
        locations: converts paths of pictures from and to the form in which they are stored.
        unindexed_texts: how many products the text index of an earlier version lacks; it is
            filled by ``index_some_texts``, not by transactions.
        is_station_copy: whether it is the local copy of a shared catalogue.
        recorder: the action that all changes of products and pictures belong to; None if
            they are not recorded.
        role: returns the role of the actor, which may change while the catalogue is open.
    """

    def __init__(
        self, folder: Path, actor: Actor, db: Database, *, refusal: int | None = None
    ) -> None:
        self.folder = folder
        self.actor = actor
        self._db = db
        self._refusal = refusal
        self.is_read_only = refusal is not None
        self.is_encrypted = key_of(folder / DATABASE_NAME) is not None
        self._identity = file_identity(folder / DATABASE_NAME)
        self.locations = PictureLocation(folder)
        self.unindexed_texts = 0 if self.is_read_only else count_changed_texts(db.conn)
        self.recorder: SqliteRecordedAction | None = None
        self.is_station_copy = is_station_copy(db.conn)
        self.role: Callable[[], Role] = lambda: Role.ADMIN

    @classmethod
    def open(
        cls, folder: Path, actor: Actor, *, create: bool = True, key: CatalogueKey | None = None
    ) -> "CatalogueDatabase":
        """Open the database in ``folder`` and migrate it; see ``SqliteCatalogue.open``."""
        file = folder / DATABASE_NAME
        require_encodable(folder.absolute())
        with database_errors_as_messages(folder):
            if not create:
                require_database(file)
            check_before_opening(file)
            if not is_writable(file):
                return cls._open_read_only(folder, actor)
            was_whole = _is_whole(file)
            try:
                return cls._open_for_writing(folder, actor, key)
            except (OSError, *Error) as error:
                if not was_whole or not is_disk_full_error(error, folder):
                    raise
                return cls._open_read_only(folder, actor, refusal=sqlite3.SQLITE_FULL)

    @classmethod
    def _open_for_writing(
        cls, folder: Path, actor: Actor, key: CatalogueKey | None
    ) -> "CatalogueDatabase":
        with ExitStack() as stack:
            create_database(folder / DATABASE_NAME, key)
            remove_abandoned_drafts(folder, *(folder / name for name in _WRITTEN_FOLDERS))
            db = Database(connect(folder / DATABASE_NAME), execute_plugins=False)
            stack.callback(db.close)
            db.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
            db.execute("PRAGMA foreign_keys = ON")
            # What is deleted is overwritten; not every build of SQLite does so by itself.
            db.execute("PRAGMA secure_delete = ON")
            enable_write_ahead_log(db)
            # In WAL mode, NORMAL can lose the last transaction in a power failure but never
            # damages the file; FULL would halve the speed of imports.
            db.execute("PRAGMA synchronous = NORMAL")
            add_located_function(db, folder)
            migrate(db, name=str(folder))
            if count_changed_texts(db.conn):
                with exclusive_transaction(db):
                    index_some_texts(db.conn)
            stack.pop_all()
            return cls(folder, actor, db)

    @classmethod
    def _open_read_only(
        cls, folder: Path, actor: Actor, *, refusal: int = sqlite3.SQLITE_READONLY
    ) -> "CatalogueDatabase":
        """Open a database that cannot be changed.

        Args:
            folder: of the catalogue.
            actor: as for ``open``.
            refusal: why it cannot be changed, as a result code of SQLite.

        Raises:
            VitrineError: it is of an earlier version, which would have to be changed.
        """
        with ExitStack() as stack:
            db = Database(read_only_connection(folder / DATABASE_NAME), execute_plugins=False)
            stack.callback(db.close)
            add_located_function(db, folder)
            if check_version(db, name=str(folder)) < LATEST_VERSION:
                if refusal == sqlite3.SQLITE_FULL:
                    raise database_error(refusal, folder)
                raise VitrineError(
                    Message(
                        "The catalogue in {folder} is read-only and of an earlier version.",
                        folder=folder,
                    ),
                    Message("Copy it to a folder that you may write to, and open the copy."),
                )
            stack.pop_all()
            return cls(folder, actor, db, refusal=refusal)

    def close(self) -> None:
        """Close the database; SQLite merges the write-ahead log into the file."""
        with suppress(*Error):
            # Statistics of some rows of each index are enough; all rows would take seconds.
            self._db.execute(f"PRAGMA analysis_limit = {_ANALYSED_ROWS}")
            self._db.execute("PRAGMA optimize")
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all writes of the block, or none of them if an error leaves it.

        Inside another ``transaction()`` the block is a part of that one.

        Raises:
            VitrineError: the disk is full, or the file is gone, another one, damaged, in use or
                read-only.
        """
        if (refusal := self.write_refusal) is not None:
            raise refusal
        if self._db.conn.in_transaction:
            with database_errors_as_messages(self.folder):
                yield
            return
        self.check_location()
        with database_errors_as_messages(self.folder), exclusive_transaction(self._db):
            yield
            if not self.unindexed_texts:
                update_text_index(self._db.conn)
            if self.is_station_copy:
                end_unit(self._db.conn)
            self.check_location()

    def check_location(self) -> None:
        """Check that the file that is open is the one in the folder.

        Some systems let a program write on to a file that was deleted, moved or replaced.

        Raises:
            VitrineError: it is not, or its disk does not respond.
        """
        with database_errors_as_messages(self.folder):
            found = file_identity(self.folder / DATABASE_NAME)
        if found is None:
            raise missing_folder_error(self.folder)
        if found != self._identity:
            raise replaced_catalogue_error(self.folder)

    def compact(self) -> None:
        """Write the file anew, and empty its log: nothing that was deleted is left in them.

        Raises:
            VitrineError: another program uses the catalogue, or the disk is full.
        """
        if (refusal := self.write_refusal) is not None:
            raise refusal
        self.check_location()
        with database_errors_as_messages(self.folder):
            self._db.execute("VACUUM")
            is_busy, *_ = self.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0]
        if is_busy:
            raise database_error(sqlite3.SQLITE_BUSY, self.folder)

    @property
    def write_refusal(self) -> VitrineError | None:
        """Why every write is refused; None if writes are carried out."""
        if self._refusal == sqlite3.SQLITE_FULL:
            # The log cannot be enabled later, so that more space alone does not help.
            return VitrineError(
                database_error(self._refusal, self.folder).message,
                Message("Free some space, then open the catalogue again."),
            )
        return None if self._refusal is None else database_error(self._refusal, self.folder)

    def require(self, right: Right) -> None:
        """Check that the role of the actor has a right; raise a ``VitrineError`` if not."""
        require_right(self.role(), right)

    def index_some_texts(self) -> None:
        """Index up to 2,000 of the products that the text index lacks, in a transaction."""
        self.check_location()
        with database_errors_as_messages(self.folder):
            with exclusive_transaction(self._db):
                index_some_texts(self._db.conn)
            self.unindexed_texts = count_changed_texts(self._db.conn)

    def record_change(self, kind: str, author: str = "") -> int:
        """Store that the actor changes something, and return the id of the change.

        Args:
            kind: of the change.
            author: who has changed it, if it is not the author of the actor.
        """
        actor = self.actor
        return self.insert(
            "changes", {"kind": kind, "author": author or actor.author, "station": actor.station}
        )

    @property
    def schema_version(self) -> int:
        """The number of the last migration of the file."""
        return schema_version(self._db)

    @property
    def foreign_version(self) -> int:
        """A number that is another one after another connection has written."""
        return int(self.value("PRAGMA data_version"))

    @property
    def own_changes(self) -> int:
        """Number of rows that this connection has written."""
        return int(self._db.conn.total_changes)

    def rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with database_errors_as_messages(self.folder):
            return self._db.execute(sql, values).fetchall()

    def ids(self, sql: str, values: Values = ()) -> npt.NDArray[np.int64]:
        """Return the ids that a query selects, (n,) int64, without a Python object for each."""
        with database_errors_as_messages(self.folder):
            cursor = self._db.execute(sql, values)
            return np.fromiter((row[0] for row in cursor), np.int64)

    def value(self, sql: str, values: Values = ()) -> Any:
        """Return the first value of a query's first row."""
        return self.rows(sql, values)[0][0]

    def execute(self, sql: str, values: Values = ()) -> None:
        """Run a statement that writes."""
        with self.transaction():
            self._db.execute(sql, values)

    def execute_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Run a statement that writes, once for each of ``rows``."""
        with self.transaction():
            self._db.conn.executemany(sql, rows)

    def new_ids(self, table: str, count: int) -> Sequence[int | None]:
        """Return the ids for new rows of a table; None for those that SQLite chooses."""
        if not self.is_station_copy:
            return [None] * count
        with self.transaction():
            return take_ids(self._db.conn, table, count)

    def insert(self, table: str, columns: Mapping[str, Any]) -> int:
        """Add a row to a table with a column ``id``, value by column, and return its id."""
        values = {"id": None, **columns}
        marks = ", ".join(f":{name}" for name in values)
        with self.transaction():
            (values["id"],) = self.new_ids(table, 1)
            cursor = self._db.execute(
                f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", values
            )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def update(self, table: str, row_id: int, columns: Mapping[str, Any]) -> None:
        """Set columns of the row with this id; other columns stay."""
        with self.transaction():
            self._db.table(table).update(row_id, dict(columns))


def _is_whole(file: Path) -> bool:
    """Return whether a database can be read without what is in its log."""
    return file.is_file() and file.stat().st_size > 0 and not has_log(file)
