"""The search of the server, for a station whose copy has the embeddings of few pictures."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import numpy as np
import numpy.typing as npt
import psycopg

from desktop_app.catalogue.postgres.connection import server_errors_as_messages
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.postgres.server_rows import rows_by_key
from desktop_app.catalogue.postgres.vector_search import VectorSearch
from desktop_app.catalogue.protocols import FoundPictures, PictureFilter
from desktop_app.catalogue.shared_tables import Key, shared_tables
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.station.change_application import ChangeApplication
from desktop_app.catalogue.station.local_copy import open_connection
from desktop_app.catalogue.station.received_rows import ReceivedRows
from desktop_app.catalogue.station.search_place import FEATURE_TABLES
from desktop_app.errors import Message, ServerError, VitrineError

# After an error, searches do without the server for so long.
_PAUSE_S: Final = 10.0


class StationSearch:
    """Implements ``ServerSearch`` for the thread that has opened the local copy.

    Args:
        database: the local copy.
        address: of the server. With several hosts and ``target_session_attrs=prefer-standby``,
            a replica is asked.
        password: as for ``connect``.
        clock: returns seconds.
    """

    def __init__(
        self,
        database: CatalogueDatabase,
        address: ServerAddress,
        *,
        password: str | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._address = address
        self._password = password
        self._clock = clock
        self._search: VectorSearch | None = None
        self._connection: psycopg.Connection | None = None
        self._closed_until = -1.0

    def nearest(
        self, model: str, vectors: npt.NDArray[np.float32], k: int, pictures: PictureFilter
    ) -> list[FoundPictures]:
        """Return what ``ServerSearch.nearest`` does."""
        with self._asking() as connection:
            if self._search is None:
                self._search = VectorSearch(connection)
            return self._search.nearest(model, vectors, k, pictures)

    def fetch(self, model: str, embeddings_of: Sequence[int], features_of: Sequence[int]) -> None:
        """Do what ``ServerSearch.fetch`` does."""
        tables = [
            table for table in shared_tables(self._database.rows) if table.name in FEATURE_TABLES
        ]
        wanted: dict[str, list[Key]] = {
            table.name: [(number,) for number in features_of] for table in tables
        }
        wanted["vectors"] = [(model, number) for number in embeddings_of]
        with self._asking() as connection, connection.pipeline():
            found = {table: rows_by_key(connection, table, wanted[table.name]) for table in tables}
        application = ChangeApplication(self._database, tables, ReceivedRows())
        with application.transaction():
            for table, rows in found.items():
                application.upsert(table, list(rows.values()))

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._connection is not None:
            self._connection.close()
        self._connection = self._search = None

    @contextmanager
    def _asking(self) -> Iterator[psycopg.Connection]:
        """Return a connection; after an error, refuse to wait for the server for some time."""
        if self._clock() < self._closed_until:
            raise ServerError(
                Message("The server does not answer."),
                Message("It is asked again in some seconds."),
                is_transient=True,
            )
        try:
            if self._connection is None:
                self._connection = open_connection(
                    self._address, self._database.actor, password=self._password
                )
            with server_errors_as_messages(self._address):
                yield self._connection
        except VitrineError:
            self._closed_until = self._clock() + _PAUSE_S
            self.close()
            raise
