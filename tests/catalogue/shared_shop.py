"""A shared catalogue on a real server, empty again for each test, and copies of it."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, LiteralString

import psycopg

from desktop_app.catalogue.postgres.connection import connect, require_catalogue
from desktop_app.catalogue.postgres.migrations import migrate
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.postgres.table_digest import TableDigest, digest_of, server_digest
from desktop_app.catalogue.shared_tables import TABLE_NAMES, SharedTable, shared_tables
from desktop_app.catalogue.sqlite.database import DATABASE_NAME, CatalogueDatabase
from desktop_app.catalogue.station.change_exchange import ChangeExchange
from desktop_app.catalogue.station.local_copy import copy_catalogue, open_connection
from desktop_app.catalogue.station.publishing import publish
from desktop_app.domain.actor import Actor
from desktop_app.progress import finish
from tests.actor import ACTOR

# What a copy has to be sent, or to receive again.
_UNFINISHED = ("outbox", "postponed_rows", "refused_changes")
_EMPTY_AGAIN = (
    "SET session_replication_role = replica",
    *(f"DELETE FROM vitrine.{table}" for table in (*TABLE_NAMES, "deleted_rows")),
    "UPDATE vitrine.stations SET last_unit = 0, known_change = 0, token = ''",
    "SET session_replication_role = origin",
)


class SharedShop:
    """A shared catalogue and an empty copy for each of some stations.

    Args:
        uri: of an empty database with pgvector.
        folder: for the copies.
        stations: their names.

    Attributes:
        address: of the catalogue.
        connection: of its administrator.
    """

    def __init__(self, uri: str, folder: Path, stations: tuple[str, ...]) -> None:
        self.address = ServerAddress.parse(uri)
        self._folder = folder
        with closing(connect(self.address, ACTOR)) as connection:
            migrate(connection)
            require_catalogue(connection, self.address)
            with closing(CatalogueDatabase.open(folder / "published", ACTOR)) as database:
                finish(publish(database, connection))
                self._tables = shared_tables(database.rows)
        for station in stations:
            finish(copy_catalogue(self.address, folder / station, actor=Actor("Ann", station)))
        self.connection = open_connection(self.address, ACTOR)

    def close(self) -> None:
        self.connection.close()

    def empty(self) -> None:
        """Empty the catalogue on the server."""
        try:
            self.connection.execute("; ".join(_EMPTY_AGAIN))
        except psycopg.OperationalError:
            # A test has stopped the server, and started it again.
            self.connection.close()
            self.connection = open_connection(self.address, ACTOR)
            self.connection.execute("; ".join(_EMPTY_AGAIN))

    def copy(self, station: str, folder: Path) -> None:
        """Copy the empty copy of a station to a folder."""
        folder.mkdir()
        shutil.copyfile(self._folder / station / DATABASE_NAME, folder / DATABASE_NAME)

    def exchange(self, database: CatalogueDatabase) -> None:
        """Send what a copy has changed, then write what others have."""
        exchange = ChangeExchange(database, self.connection)
        exchange.send()
        finish(exchange.receive())

    def receive(self, database: CatalogueDatabase) -> None:
        """Write what others have sent to a copy."""
        finish(ChangeExchange(database, self.connection).receive())

    def query(self, statement: LiteralString) -> list[tuple[Any, ...]]:
        """Return the rows of a query to the server."""
        return self.connection.execute(statement).fetchall()

    def digests(self) -> dict[str, TableDigest]:
        """Return the digests of the tables on the server that are not empty."""
        are_filled = self.connection.execute(f"SELECT {_filled(self._tables)}").fetchone()
        assert are_filled is not None
        return {
            table.name: server_digest(self.connection, table)
            for table, is_filled in zip(self._tables, are_filled, strict=True)
            if is_filled
        }

    @contextmanager
    def open(self, station: str, folder: Path) -> Iterator[CatalogueDatabase]:
        """Open the database in a folder."""
        with closing(CatalogueDatabase.open(folder, Actor("Ann", station))) as database:
            yield database


def copy_digests(database: CatalogueDatabase) -> dict[str, TableDigest]:
    """Return the digests of the shared tables of a copy that are not empty."""
    rows = {
        table: database.rows(f"SELECT {', '.join(table.column_names)} FROM {table.name}")
        for table in shared_tables(database.rows)
    }
    return {table.name: digest_of(table, own) for table, own in rows.items() if own}


def _filled(tables: Sequence[SharedTable]) -> str:
    """Return the columns of a query for whether each table has rows."""
    return ", ".join(f"EXISTS (SELECT FROM vitrine.{table.name})" for table in tables)


def unfinished(database: CatalogueDatabase) -> dict[str, int]:
    """Return how many rows a copy has to send or to receive again, by table; none with 0."""
    counts = {table: database.value(f"SELECT count(*) FROM {table}") for table in _UNFINISHED}
    return {table: count for table, count in counts.items() if count}
