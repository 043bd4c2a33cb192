"""Migrations of a shared catalogue on its server."""

from typing import Any

import psycopg

from desktop_app.catalogue.postgres.schema import LATEST_VERSION, MIGRATION_LOCK, MIGRATIONS
from desktop_app.errors import Message, VitrineError


def migrate(connection: "psycopg.Connection[Any]") -> None:
    """Apply all missing migrations in one transaction; a second program waits for the first.

    Args:
        connection: of a role that may create a schema, outside of a transaction.

    Raises:
        VitrineError: a newer version of the program has changed the schema.
        psycopg.Error: the server has refused.
    """
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [MIGRATION_LOCK])
        version = schema_version(connection)
        _refuse_newer(version)
        for number in range(version + 1, LATEST_VERSION + 1):
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
            connection.execute(
                "CREATE TABLE IF NOT EXISTS vitrine.migrations "
                "(number integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())"
            )
            connection.execute("INSERT INTO vitrine.migrations (number) VALUES (%s)", [number])


def check_version(connection: "psycopg.Connection[Any]") -> None:
    """Check that this version of the program can use the catalogue on the server.

    Raises:
        VitrineError: there is no catalogue, or it is of another version.
        psycopg.Error: the server has refused.
    """
    version = schema_version(connection)
    _refuse_newer(version)
    if version == 0:
        raise VitrineError(
            Message("There is no shared catalogue in this database."),
            Message("Check the name of the database, or publish a catalogue to it."),
        )
    if version < LATEST_VERSION:
        raise VitrineError(
            Message("The shared catalogue is of an earlier version of Vitrine."),
            Message("Ask the administrator to run “vitrine server init”, which updates it."),
        )


def schema_version(connection: "psycopg.Connection[Any]") -> int:
    """Return the number of the last migration of the server; 0 without a catalogue."""
    found = connection.execute("SELECT to_regclass('vitrine.migrations') IS NOT NULL").fetchone()
    if found is None or not found[0]:
        return 0
    row = connection.execute("SELECT coalesce(max(number), 0) FROM vitrine.migrations").fetchone()
    return int(row[0]) if row else 0


def _refuse_newer(version: int) -> None:
    if version > LATEST_VERSION:
        raise VitrineError(
            Message("The shared catalogue was made by a newer version of Vitrine."),
            Message("Update Vitrine on this computer."),
        )
