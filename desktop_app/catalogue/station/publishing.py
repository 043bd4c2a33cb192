"""Publishing a local catalogue to a server."""

from collections.abc import Iterator
from typing import Final

import psycopg

from desktop_app.catalogue.postgres.row_values import to_server
from desktop_app.catalogue.postgres.table_digest import digest_of, server_digest
from desktop_app.catalogue.shared_tables import Row, SharedTable, shared_tables
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress

_BATCH_ROWS: Final = 2_000
_TYPES: Final = {
    "integer": "int8",
    "text": "text",
    "any": "text",
    "real": "float8",
    "blob": "bytea",
    "vector": "vector",
}


def publish(database: CatalogueDatabase, connection: psycopg.Connection) -> Job[dict[str, int]]:
    """Copy a local catalogue to a server that has none; return the number of rows by table.

    Each batch is committed, so a job that was cancelled or has failed can be run again and goes
    on. Stations cannot open the catalogue before all tables were compared with the local ones.

    Args:
        database: the local catalogue, which nobody changes meanwhile.
        connection: of the administrator, to a database with the current schema.

    Raises:
        VitrineError: the server has another catalogue, or a table is not equal at the end.
        psycopg.Error: the server has refused, or is not reached.
    """
    _claim(connection, str(database.value("SELECT id FROM catalogue")))
    tables = shared_tables(database.rows)
    counts = {
        table.name: int(database.value(f"SELECT count(*) FROM {table.name}")) for table in tables
    }
    total = sum(counts.values())
    done = 0
    for table in tables:
        for copied in _copy_table(database, connection, table):
            yield Progress(done + copied, 2 * total, Message("Sending the catalogue"))
        done += counts[table.name]
    for table in tables:
        _verify(database, connection, table)
        done += counts[table.name]
        yield Progress(done, 2 * total, Message("Comparing the catalogues"))
    connection.execute("UPDATE vitrine.catalogue SET is_complete = true")
    return counts


def _claim(connection: psycopg.Connection, catalogue_id: str) -> None:
    """Store whose catalogue the server has, unless it has another one."""
    with connection.transaction():
        connection.execute("LOCK TABLE vitrine.catalogue IN EXCLUSIVE MODE")
        row = connection.execute("SELECT id, is_complete FROM vitrine.catalogue").fetchone()
        if row is None:
            connection.execute(
                "INSERT INTO vitrine.catalogue (id, is_complete) VALUES (%s, false)", [catalogue_id]
            )
        elif row[0] != catalogue_id or row[1]:
            raise VitrineError(
                Message("This database has a shared catalogue already."),
                Message("Open that catalogue, or publish to another database."),
            )


def _copy_table(
    database: CatalogueDatabase, connection: psycopg.Connection, table: SharedTable
) -> Iterator[int]:
    """Copy the rows that the server lacks in the order of their keys; yield how many it has."""
    row = connection.execute(f"SELECT count(*) FROM vitrine.{table.name}").fetchone()
    assert row is not None
    copied = int(row[0])
    names = ", ".join(table.column_names)
    for rows in _batches(database, table, skipped=copied):
        statement = f"COPY vitrine.{table.name} ({names}) FROM STDIN BINARY"
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            copy.set_types([_TYPES[column.kind] for column in table.columns])
            for row in rows:
                copy.write_row(to_server(table, row))
        copied += len(rows)
        yield copied


def _verify(
    database: CatalogueDatabase, connection: psycopg.Connection, table: SharedTable
) -> None:
    rows = (row for batch in _batches(database, table) for row in batch)
    if digest_of(table, rows) != server_digest(connection, table):
        # The next try copies this table from its start.
        connection.execute(f"DELETE FROM vitrine.{table.name}")
        raise VitrineError(
            Message("The catalogue has changed while it was being published."),
            Message("Close other programs that use it, then publish it again: it goes on."),
        )


def _batches(
    database: CatalogueDatabase, table: SharedTable, *, skipped: int = 0
) -> Iterator[list[Row]]:
    key = ", ".join(table.key)
    names = ", ".join(table.column_names)
    last: Row | None = None
    if skipped:
        found = database.rows(
            f"SELECT {key} FROM {table.name} ORDER BY {key} LIMIT 1 OFFSET ?", [skipped - 1]
        )
        if not found:
            return
        last = found[0]
    marks = ", ".join("?" * len(table.key))
    while True:
        condition = "" if last is None else f"WHERE ({key}) > ({marks})"
        rows = database.rows(
            f"SELECT {names} FROM {table.name} {condition} ORDER BY {key} LIMIT {_BATCH_ROWS}",
            last or (),
        )
        if not rows:
            return
        yield rows
        last = table.key_of(rows[-1])
