"""Rows of the shared tables on the server: read, written and deleted in batches by their keys."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import psycopg

from desktop_app.catalogue.postgres.row_values import from_server, to_server
from desktop_app.catalogue.shared_tables import APPEND_ONLY, Key, Row, SharedTable

_TYPES: Final = {"integer": "bigint", "text": "text"}


def rows_by_key(
    connection: psycopg.Connection, table: SharedTable, keys: Sequence[Key]
) -> dict[Key, Row]:
    """Return rows of all columns, in the form of SQLite, by primary key; unknown ones are missing.

    Args:
        connection: to the server.
        table: one of the shared tables.
        keys: primary keys.
    """
    if not keys:
        return {}
    columns = ", ".join(f"t.{name}" for name in table.column_names)
    with connection.cursor(binary=True) as cursor:
        cursor.execute(
            f"SELECT {columns} FROM vitrine.{table.name} t JOIN {_key_list(table)}",
            _key_columns(table, keys),
        )
        rows = (from_server(table, row) for row in cursor)
        return {table.key_of(row): row for row in rows}


def upsert_rows(
    connection: psycopg.Connection, table: SharedTable, rows: Iterable[Mapping[str, Any]]
) -> None:
    """Write whole rows in the form of SQLite, by column; rows with their keys are replaced.

    Rows of tables that are only added to stay as they are.
    """
    names = table.column_names
    others = [name for name in names if name not in table.key]
    if table.name in APPEND_ONLY:
        others = []
    action = ", ".join(f"{name} = excluded.{name}" for name in others)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO vitrine.{table.name} ({', '.join(names)}) "
            f"VALUES ({', '.join(['%s'] * len(names))}) ON CONFLICT ({', '.join(table.key)}) "
            + (f"DO UPDATE SET {action}" if others else "DO NOTHING"),
            [to_server(table, tuple(row[name] for name in names)) for row in rows],
        )


def update_row(
    connection: psycopg.Connection, table: SharedTable, key: Key, values: Mapping[str, Any]
) -> None:
    """Set columns of a row, given in the form of SQLite; other columns stay."""
    kinds = {column.name: column for column in table.columns}
    part = SharedTable(table.name, tuple(kinds[name] for name in values), table.key)
    assignments = ", ".join(f"{name} = %s" for name in values)
    condition = " AND ".join(f"{name} = %s" for name in table.key)
    connection.execute(
        f"UPDATE vitrine.{table.name} SET {assignments} WHERE {condition}",
        [*to_server(part, tuple(values.values())), *key],
    )


def delete_rows(connection: psycopg.Connection, table: SharedTable, keys: Sequence[Key]) -> None:
    """Delete rows by primary key; unknown ones are left out."""
    if keys:
        condition = " AND ".join(f"t.{name} = k.{name}" for name in table.key)
        connection.execute(
            f"DELETE FROM vitrine.{table.name} t USING {_key_rows(table)} WHERE {condition}",
            _key_columns(table, keys),
        )


def existing_ids(connection: psycopg.Connection, table: str, ids: Iterable[int]) -> set[int]:
    """Return which ids a table has."""
    rows = connection.execute(f"SELECT id FROM vitrine.{table} WHERE id = ANY(%s)", [list(ids)])
    return {row[0] for row in rows}


def _key_list(table: SharedTable) -> str:
    condition = " AND ".join(f"t.{name} = k.{name}" for name in table.key)
    return f"{_key_rows(table)} ON {condition}"


def _key_rows(table: SharedTable) -> str:
    kinds = {column.name: column.kind for column in table.columns}
    arrays = ", ".join(f"%s::{_TYPES[kinds[name]]}[]" for name in table.key)
    return f"unnest({arrays}) AS k({', '.join(table.key)})"


def _key_columns(table: SharedTable, keys: Sequence[Key]) -> list[list[Any]]:
    return [[key[place] for key in keys] for place in range(len(table.key))]
