"""The check of a whole catalogue: structure, tables, references and values."""

import logging
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlite_utils import Database

from desktop_app.catalogue.sqlite.database_errors import database_errors_as_messages
from desktop_app.catalogue.sqlite.migrations import schema_version
from desktop_app.catalogue.sqlite.recovery.damage_errors import damaged_error
from desktop_app.catalogue.sqlite.recovery.expected_schema import (
    DERIVED_TABLES,
    LATEST_TABLES,
    new_database,
)
from desktop_app.catalogue.sqlite.recovery.opening_check import (
    check_before_opening,
    reading_connection,
    require_database,
    time_limit,
)
from desktop_app.catalogue.sqlite.recovery.unreadable import UNREADABLE, is_damage, is_interruption
from desktop_app.catalogue.sqlite.recovery.value_checks import add_value_functions, bad_values
from desktop_app.errors import DamagedCatalogueError

_log = logging.getLogger(__name__)

# Problems that SQLite lists before it stops.
_MAX_PROBLEMS: Final = 20
_NO_LIMIT_S: Final = 24 * 3600.0
# What an error is explained by must not take longer than a user waits.
_EXPLANATION_S: Final = 10.0


def check_database(file: Path, *, limit_s: float = _NO_LIMIT_S) -> None:
    """Check the database of a catalogue; nothing is changed.

    Args:
        file: the database.
        limit_s: seconds; what has not been checked then counts as intact.

    Raises:
        DamagedCatalogueError: it is damaged, or no catalogue.
        VitrineError: it cannot be read.
    """
    with database_errors_as_messages(file.parent):
        require_database(file)
        check_before_opening(file)
        with closing(reading_connection(file)) as connection:
            add_value_functions(connection)
            try:
                with time_limit(connection, limit_s):
                    problems = _problems(connection)
            except UNREADABLE as error:
                if is_interruption(error):
                    return
                if not is_damage(error):
                    raise
                problems = [repr(error)]
    if problems:
        raise damaged_error(file.parent, tuple(problems))


def explain_error(file: Path) -> DamagedCatalogueError | None:
    """Return the error of a damaged catalogue, if it is, for an error that nobody expected.

    What the check itself raises, for want of memory for example, explains nothing.
    """
    try:
        check_database(file, limit_s=_EXPLANATION_S)
    except DamagedCatalogueError as error:
        return error
    except Exception as error:  # noqa: BLE001 - the error to explain is the one to report
        _log.info("the catalogue cannot be checked: %s", error)
        return None
    return None


def _problems(connection: sqlite3.Connection) -> list[str]:
    tables = _tables(connection)
    if problems := _found_by(connection, f"PRAGMA integrity_check({_MAX_PROBLEMS})"):
        damaged = [name for name in tables if _found_by(connection, f"PRAGMA quick_check({name})")]
        return [f"damaged table: {name}" for name in sorted(damaged)] + problems
    if problems := _missing_in_schema(connection, tables):
        return problems
    problems = [f"{name}: {count} bad values" for name, count in bad_values(connection, tables)]
    problems += _missing_rows(connection)
    if _is_text_index_damaged(connection, tables):
        problems.append("the text index is damaged")
    return problems


def _missing_in_schema(connection: sqlite3.Connection, tables: set[str]) -> list[str]:
    """Return which columns, indexes and triggers the tables lack.

    A bit of a name in the schema may have changed, or another program may have dropped them.
    """
    version = schema_version(Database(connection, execute_plugins=False))
    with closing(new_database(version)) as expected:
        columns = [
            f"{table}: the column {column} is missing"
            for table in sorted(tables)
            for column in sorted(_columns(expected.conn, table) - _columns(connection, table))
        ]
        others = _indexes_and_triggers(expected.conn) - _indexes_and_triggers(connection)
    return columns + [
        f"{table}: the {kind} {name} is missing"
        for table, kind, name in sorted(others)
        if table in tables
    ]


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def _indexes_and_triggers(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """Return table, kind and name of what a schema has besides tables and their keys."""
    query = (
        "SELECT tbl_name, type, name FROM sqlite_schema "
        "WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    )
    return set(connection.execute(query))


def _missing_rows(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the references between rows."""
    problems = []
    if connection.execute("SELECT count(*) FROM catalogue").fetchone() != (1,):
        problems.append("catalogue: its id is missing")
    (bare,) = connection.execute(
        "SELECT count(*) FROM pictures WHERE id NOT IN (SELECT picture_id FROM thumbnails)"
    ).fetchone()
    if bare:
        problems.append(f"pictures: {bare} without a thumbnail")
    orphans = Counter(row[0] for row in connection.execute("PRAGMA foreign_key_check"))
    return problems + [f"{name}: {n} references to nothing" for name, n in orphans.items()]


def _tables(connection: sqlite3.Connection) -> set[str]:
    """Return the tables of a catalogue that a database has, without the text index."""
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    expected = set(LATEST_TABLES)
    text_index = {name for name in expected if name.startswith("product_texts")}
    return {row[0] for row in rows} & (expected - text_index)


def _found_by(connection: sqlite3.Connection, check: str) -> list[str]:
    """Return what a check of SQLite has found."""
    try:
        found = [str(row[0]) for row in connection.execute(check)]
    except UNREADABLE as error:
        if is_interruption(error):
            raise
        return [repr(error)]
    return [] if found == ["ok"] else found


def _is_text_index_damaged(connection: sqlite3.Connection, tables: set[str]) -> bool:
    """Return whether the check of SQLite's full-text index fails.

    It is a statement that writes, so it is run on a copy in memory.
    """
    if not set(DERIVED_TABLES[1:]) <= tables:
        return False
    schema = "SELECT sql FROM sqlite_schema WHERE name = 'product_texts'"
    with closing(sqlite3.connect(":memory:")) as copy:
        try:
            copy.execute(connection.execute(schema).fetchone()[0])
            for part in ("data", "idx", "content", "docsize", "config"):
                name = f"product_texts_{part}"
                copy.execute(f"DELETE FROM {name}")
                rows = connection.execute(f"SELECT * FROM {name}")
                marks = ", ".join("?" * len(rows.description))
                copy.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
            copy.execute("INSERT INTO product_texts (product_texts) VALUES ('integrity-check')")
        except UNREADABLE as error:
            if is_interruption(error):
                raise
            return True
    return False
