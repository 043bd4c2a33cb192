"""The server that tests and benchmarks start."""

from pathlib import Path

import psycopg
import pytest

from tests.postgres_server import DatabaseServer


def test_a_database_has_pgvector_and_knows_letters(postgres_database: str) -> None:
    with psycopg.connect(postgres_database) as connection:
        row = connection.execute("SELECT '[1,0]'::halfvec <=> '[0,1]', lower('Ä')").fetchone()
    assert row == (1.0, "ä")


def test_a_failed_server_starts_again_with_what_was_committed(
    postgres_server: DatabaseServer, postgres_database: str
) -> None:
    with psycopg.connect(postgres_database, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        postgres_server.server.stop()
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    postgres_server.server.start()
    with psycopg.connect(postgres_database) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_the_server_listens_on_no_network_address(
    postgres_server: DatabaseServer, postgres_database: str
) -> None:
    with psycopg.connect(postgres_database) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert Path(postgres_server.server.folder, ".s.PGSQL.5432").is_socket()
