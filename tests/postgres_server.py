"""A real PostgreSQL server with pgvector, for the tests that need one.

Each process that runs tests starts one when the first test asks for it, and stops it at the
end. A test has a database of its own, copied from a template, which takes some milliseconds.
"""

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from benchmarks.postgres_server import PostgresServer, packaged_binaries

# Databases that a failing computer damages are no loss.
_SETTINGS = {"fsync": "off", "full_page_writes": "off", "shared_buffers": "16MB"}
# An empty database with the extension of pgvector.
VECTOR_TEMPLATE = "vector_template"


class DatabaseServer:
    """A running server, and what tests do with its databases.

    Attributes:
        server: can be stopped, as by a failing computer, and started again.
    """

    def __init__(self, server: PostgresServer) -> None:
        self.server = server
        self._numbers = itertools.count(1)
        self.execute(f"CREATE DATABASE {VECTOR_TEMPLATE}")
        with psycopg.connect(server.address(VECTOR_TEMPLATE), autocommit=True) as connection:
            connection.execute("CREATE EXTENSION vector")

    def execute(self, statement: str) -> None:
        """Execute a statement outside of the tests' databases, without a transaction."""
        with psycopg.connect(self.server.address(), autocommit=True) as connection:
            connection.execute(sql.SQL(statement))

    def new_database(self, template: str = VECTOR_TEMPLATE) -> str:
        """Create a database as a copy of another, which nobody is connected to; return its name."""
        name = f"test_{next(self._numbers)}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop_database(self, name: str) -> None:
        """Drop a database; its connections are closed."""
        self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    @contextmanager
    def database(self, template: str = VECTOR_TEMPLATE) -> Iterator[str]:
        """Create a database and drop it at the end; return its ``postgresql://`` address."""
        name = self.new_database(template)
        yield self.server.address(name)
        self.drop_database(name)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[DatabaseServer]:
    """Return a server for all tests of this process."""
    folder = Path(tempfile.mkdtemp(prefix="vitrine-"))
    folder.chmod(0o755)  # the unprivileged user has to reach its folder
    server = PostgresServer(folder / "postgres", packaged_binaries(), _SETTINGS)
    server.create()
    server.start()
    try:
        yield DatabaseServer(server)
    finally:
        server.stop()
        shutil.rmtree(folder)


@pytest.fixture
def postgres_database(postgres_server: DatabaseServer) -> Iterator[str]:
    """Return the ``postgresql://`` address of an empty database with pgvector."""
    with postgres_server.database() as address:
        yield address
