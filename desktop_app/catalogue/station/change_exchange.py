"""One exchange of changes between the local copy of a station and the server."""

import logging
import secrets
from collections.abc import Iterator
from typing import Final, NamedTuple

import psycopg

from desktop_app import __version__
from desktop_app.catalogue.postgres.change_reader import PAGE_ROWS, ChangeReader, Page
from desktop_app.catalogue.postgres.change_writer import ChangeWriter
from desktop_app.catalogue.postgres.server_rows import rows_by_key
from desktop_app.catalogue.shared_tables import SharedTable, shared_tables
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.station.change_application import ChangeApplication
from desktop_app.catalogue.station.copy_schema import copy_identity
from desktop_app.catalogue.station.outbox import (
    count_waiting,
    next_batch,
    remove_sent,
    set_aside,
)
from desktop_app.catalogue.station.received_rows import ReceivedRows
from desktop_app.catalogue.station.search_place import FEATURE_TABLES
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

_log = logging.getLogger(__name__)

# A later try would end in the same way.
_REFUSALS: Final = (
    psycopg.errors.InsufficientPrivilege,
    psycopg.DataError,
    psycopg.IntegrityError,
)
_DELETED: Final = "deleted_rows"


class _Part(NamedTuple):
    """A page of a table; of ``deleted_rows`` without table."""

    table: SharedTable | None
    page: Page

    @property
    def name(self) -> str:
        return _DELETED if self.table is None else self.table.name


class ChangeExchange:
    """Sends what the station has changed, and writes what others have changed to its copy.

    Args:
        database: the local copy.
        connection: to the server, outside of a transaction.
        received: collects what ``receive`` writes.

    Attributes:
        refused: number of transactions that the server has refused for good.
    """

    def __init__(
        self,
        database: CatalogueDatabase,
        connection: psycopg.Connection,
        received: ReceivedRows | None = None,
    ) -> None:
        self.refused = 0
        self._database = database
        self._connection = connection
        self._station_id = copy_identity(database).station_id
        self._tables = shared_tables(database.rows)
        self._application = ChangeApplication(database, self._tables, received or ReceivedRows())
        self._reader = ChangeReader(connection, self._station_id)
        has_features = database.value("SELECT has_features FROM copy_state")
        self._copied = [
            table for table in self._tables if has_features or table.name not in FEATURE_TABLES
        ]

    def send(self) -> int:
        """Send all changes in the order in which they were made; return how many rows.

        What the user may not do, and what the server cannot store, is set aside, and the rows of
        the server come back.

        Raises:
            psycopg.Error: the server has refused, or is not reached. What was not sent stays.
        """
        writer = ChangeWriter(
            self._connection, self._tables, self._station_id, self._database.actor
        )
        by_name = {table.name: table for table in self._tables}
        count = 0
        is_single = False
        while (batch := next_batch(self._database, by_name, is_single=is_single)) is not None:
            known = int(self._database.value("SELECT known_change FROM copy_state"))
            units = (batch.first_unit, batch.last_unit)
            try:
                arrived = writer.write(
                    units, batch.changes, known_change=known, tokens=self._tokens()
                )
            except _REFUSALS as error:
                if not is_single:
                    is_single = True
                    continue
                self._set_aside(batch.first_unit, error)
            else:
                self._database.execute(
                    "UPDATE copy_state SET token = next_token WHERE next_token <> ''"
                )
                remove_sent(self._database, arrived)
                count += len(batch.changes)
        return count

    def _set_aside(self, unit: int, error: psycopg.Error) -> None:
        """Keep a unit that the server refuses for good, so that later ones are not held up."""
        is_right_missing = isinstance(error, psycopg.errors.InsufficientPrivilege)
        # Values that the server cannot store are a bug of the program.
        level = logging.INFO if is_right_missing else logging.WARNING
        _log.log(level, "the server refuses a change: %s", error)
        set_aside(self._database, unit, type(error).__name__)
        self.refused += 1

    def _tokens(self) -> tuple[str, str]:
        """Return the token that the server has, and the one that it gets with the next unit."""
        self._database.execute(
            "UPDATE copy_state SET next_token = ? WHERE next_token = token", [secrets.token_hex(8)]
        )
        row = self._database.rows("SELECT token, next_token FROM copy_state")[0]
        return row[0], row[1]

    def receive(self) -> Job[int]:
        """Write the changes of others to the copy; return the number of rows.

        A cancelled job keeps what it has written, and the next one goes on.

        Raises:
            psycopg.Error: the server has refused, or is not reached.
        """
        count = 0
        with self._reader.snapshot():
            last = self._reader.last_change(self._tables)
            known, is_complete = self._database.rows(
                "SELECT known_change, is_complete FROM copy_state"
            )[0]
            is_first = not is_complete
            total = self._count_rows() if is_first else 0
            if is_first and not self._application.known_changes()[_DELETED]:
                with self._application.transaction():
                    self._application.set_known_change(_DELETED, last)
            for parts in _in_transactions(self._changed_parts()):
                self._write(parts)
                count += sum(len(part.page.rows) for part in parts)
                if is_first:
                    yield Progress(min(count, total), total, Message("Copying the catalogue"))
            # A row may need another one of these.
            while written := self._write_postponed():
                count += written
            # Who has the catalogue open is told of every write.
            if is_first or last > known:
                with self._application.transaction():
                    self._application.set_all_known(last)
        return count

    def report(self) -> None:
        """Tell the server how far this station is, for those who look after it."""
        known = self._database.value("SELECT known_change FROM copy_state")
        self._connection.execute(
            "UPDATE vitrine.stations SET name = %s, seen_at = now(), known_change = %s, "
            "waiting = %s, version = %s WHERE id = %s",
            [
                self._database.actor.station,
                known,
                count_waiting(self._database),
                __version__,
                self._station_id,
            ],
        )

    def _count_rows(self) -> int:
        known = self._application.known_changes()
        return sum(self._reader.count(table, known[table.name]) for table in self._copied)

    def _changed_parts(self) -> Iterator[_Part]:
        known = self._application.known_changes()
        changed = self._reader.changed_tables(known)
        if _DELETED in changed:
            for page in self._reader.deleted(known[_DELETED]):
                yield _Part(None, page)
        for table in self._copied:
            if table.name in changed:
                for page in self._reader.changed(table, known[table.name]):
                    yield _Part(table, page)

    def _write(self, parts: list[_Part]) -> None:
        with self._application.transaction():
            known = self._application.known_changes()
            for part in parts:
                if part.page.last_change <= known[part.name]:
                    continue  # another program with this copy has written the same or later
                if part.table is None:
                    self._application.delete([(row[0], row[1]) for row in part.page.rows])
                else:
                    self._application.upsert(part.table, part.page.rows)
                self._application.set_known_change(part.name, part.page.last_change)

    def _write_postponed(self) -> int:
        postponed = self._application.postponed()
        if not postponed:
            return 0
        read = {
            table: rows_by_key(self._connection, table, keys)
            for table in self._tables
            if (keys := postponed.get(table.name))
        }
        with self._application.transaction():
            self._application.write_again(postponed, read)
        left = self._application.postponed()
        return sum(map(len, postponed.values())) - sum(map(len, left.values()))


def _in_transactions(parts: Iterator[_Part]) -> Iterator[list[_Part]]:
    """Yield parts that are written together: all of them, unless there are many rows."""
    together: list[_Part] = []
    count = 0
    for part in parts:
        together.append(part)
        count += len(part.page.rows)
        if count >= PAGE_ROWS:
            yield together
            together, count = [], 0
    if together:
        yield together
