"""Counts the SQL statements of a catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue


@dataclass
class StatementCount:
    """The numbers of all statements and of those that read."""

    total: int = 0
    queries: int = 0


@contextmanager
def counted_statements(catalogue: Catalogue) -> Iterator[StatementCount]:
    """Count the statements that the block runs."""
    assert isinstance(catalogue, SqliteCatalogue)
    connection = catalogue._database._db.conn
    count = StatementCount()

    def add(statement: str) -> None:
        count.total += 1
        count.queries += statement.startswith("SELECT")

    connection.set_trace_callback(add)
    try:
        yield count
    finally:
        connection.set_trace_callback(None)
