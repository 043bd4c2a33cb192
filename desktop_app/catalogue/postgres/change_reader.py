"""Reading what has changed on the server since a station has read it last."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

import psycopg

from desktop_app.catalogue.postgres.row_values import from_server
from desktop_app.catalogue.shared_tables import Row, SharedTable

PAGE_ROWS: Final = 2_000


class Page(NamedTuple):
    """Rows of a table, in the order of their changes.

    Attributes:
        rows: of all columns, in the form of SQLite; of deleted rows, table and key as JSON.
        last_change: the number of the last of their changes.
    """

    rows: list[Row]
    last_change: int


class ChangeReader:
    """Reads changes that a station has not made itself.

    Args:
        connection: to the server, outside of a transaction.
        station_id: of the station.
    """

    def __init__(self, connection: psycopg.Connection, station_id: int) -> None:
        self._connection = connection
        self._station_id = station_id

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let the calls within the block see the server at one moment."""
        with self._connection.transaction():
            self._connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield

    def last_change(self, tables: Sequence[SharedTable]) -> int:
        """Return the number of the last change of all that the snapshot has."""
        names = [*(table.name for table in tables), "deleted_rows"]
        numbers = ", ".join(f"(SELECT max(change_number) FROM vitrine.{name})" for name in names)
        row = self._connection.execute(f"SELECT coalesce(greatest({numbers}), 0)").fetchone()
        assert row is not None
        return int(row[0])

    def changed_tables(self, known: Mapping[str, int]) -> set[str]:
        """Return the tables that have rows to read, in one round trip.

        Args:
            known: the last change that is known of each table, also of ``deleted_rows``.
        """
        queries = [
            f"SELECT '{name}' WHERE EXISTS (SELECT FROM vitrine.{name} "
            f"WHERE change_number > {number:d} AND changed_by <> {self._station_id:d})"
            for name, number in known.items()
        ]
        return {row[0] for row in self._connection.execute(" UNION ALL ".join(queries))}

    def count(self, table: SharedTable, after: int) -> int:
        """Return the number of rows of a table that have changed after a change."""
        row = self._connection.execute(
            f"SELECT count(*) FROM vitrine.{table.name} "
            "WHERE change_number > %s AND changed_by <> %s",
            [after, self._station_id],
        ).fetchone()
        assert row is not None
        return int(row[0])

    def deleted(self, after: int) -> Iterator[Page]:
        """Yield the rows that were deleted after a change."""
        for page in self._pages("deleted_rows", "table_name, row_key", after):
            yield Page(page, page[-1][-1])

    def changed(self, table: SharedTable, after: int) -> Iterator[Page]:
        """Yield the rows of a table that have changed after a change."""
        for page in self._pages(table.name, ", ".join(table.column_names), after):
            yield Page([from_server(table, row[:-1]) for row in page], page[-1][-1])

    def _pages(self, table: str, columns: str, after: int) -> Iterator[list[tuple[Any, ...]]]:
        while True:
            with self._connection.cursor(binary=True) as cursor:
                cursor.execute(
                    f"SELECT {columns}, change_number FROM vitrine.{table} "
                    "WHERE change_number > %s AND changed_by <> %s "
                    f"ORDER BY change_number LIMIT {PAGE_ROWS}",
                    [after, self._station_id],
                )
                page = cursor.fetchall()
            if page:
                yield page
                after = page[-1][-1]
            if len(page) < PAGE_ROWS:
                return
