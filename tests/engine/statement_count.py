"""Counts the SQL statements of a catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue


@dataclass
class StatementCount:
    """The number of all statements, and those that read, with their values."""

    total: int = 0
    reading: list[str] = field(default_factory=list)

    @property
    def queries(self) -> int:
        """The number of statements that read."""
        return len(self.reading)


@contextmanager
def counted_statements(catalogue: Catalogue) -> Iterator[StatementCount]:
    """Count the statements that the block runs."""
    assert isinstance(catalogue, SqliteCatalogue)
    connection = catalogue._database._db.conn
    count = StatementCount()

    def add(statement: str) -> None:
        count.total += 1
        if statement.startswith("SELECT"):
            count.reading.append(statement)

    connection.set_trace_callback(add)
    try:
        yield count
    finally:
        connection.set_trace_callback(None)


def query_plan(catalogue: Catalogue, statement: str) -> list[str]:
    """Return the steps by which SQLite runs a statement."""
    assert isinstance(catalogue, SqliteCatalogue)
    rows = catalogue._database._db.execute(f"EXPLAIN QUERY PLAN {statement}")
    return [row[3] for row in rows]
