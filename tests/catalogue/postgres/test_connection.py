"""Connections to a real server, and where their passwords come from."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from desktop_app.catalogue.postgres.connection import (
    connect,
    keep_password,
    require_catalogue,
    server_errors_as_messages,
)
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.domain.actor import Actor
from desktop_app.errors import ServerError
from tests.postgres_server import DatabaseServer

SECRET = "s3cr3t"
ACTOR = Actor("Ann", "Kasse 1 – Süd")


@pytest.fixture
def address(postgres_database: str) -> ServerAddress:
    return ServerAddress.parse(postgres_database)


def test_a_connection_has_limits_and_the_name_of_its_station(address: ServerAddress) -> None:
    with closing(connect(address, ACTOR, statement_timeout_s=1.5)) as connection:
        names = ("application_name", "search_path", "statement_timeout", "TimeZone")
        values = [connection.execute(f"SHOW {name}").fetchone() for name in names]
        parameters = connection.info.get_parameters()
    assert values == [("vitrine Kasse 1 ? S?d",), ("vitrine,public",), ("1500ms",), ("UTC",)]
    assert parameters["connect_timeout"] == "5"


def test_what_a_database_lacks_is_said(
    address: ServerAddress, postgres_server: DatabaseServer
) -> None:
    with closing(connect(address, ACTOR)) as connection:
        with pytest.raises(ServerError, match="has no Vitrine catalogue"):
            require_catalogue(connection, address)
        connection.execute("CREATE SCHEMA vitrine")
        require_catalogue(connection, address)
        connection.execute("DROP EXTENSION vector")
        with pytest.raises(ServerError, match="lacks the extension pgvector"):
            require_catalogue(connection, address)


def test_a_bug_is_not_hidden(address: ServerAddress) -> None:
    with closing(connect(address, ACTOR)) as connection:
        for statement in ("SELEC 1", "SELECT 'a'::int", "SELECT missing"):
            with pytest.raises(psycopg.Error), server_errors_as_messages(address):
                connection.execute(statement)


@pytest.fixture
def login(postgres_server: DatabaseServer) -> Iterator[ServerAddress]:
    """Return the address of a login whose password the server asks for."""
    folder = postgres_server.server.folder
    access = folder / "data" / "pg_hba.conf"
    before = access.read_text()
    postgres_server.execute(f"CREATE ROLE ann LOGIN PASSWORD '{SECRET}'")
    access.write_text(f"local all ann scram-sha-256\n{before}")
    postgres_server.execute("SELECT pg_reload_conf()")
    yield ServerAddress.parse(postgres_server.server.address("postgres", "ann"))
    access.write_text(before)
    postgres_server.execute("SELECT pg_reload_conf()")
    postgres_server.execute("DROP ROLE ann")


def _is_open(address: ServerAddress, password: str | None = None) -> bool:
    with closing(connect(address, ACTOR, password=password)) as connection:
        return not connection.closed


def test_a_missing_or_wrong_password_is_asked_for(login: ServerAddress) -> None:
    assert _is_open(login, SECRET)
    assert _is_open(login.with_password(SECRET))
    with pytest.raises(ServerError, match="asks for the password of ann") as missing:
        connect(login, ACTOR)
    with pytest.raises(ServerError, match="does not accept the user ann") as wrong:
        connect(login, ACTOR, password="other")
    for error in (missing.value, wrong.value):
        assert error.needs_password
        assert not error.is_transient


def test_a_password_comes_from_the_file_of_libpq_or_the_keyring(
    login: ServerAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[tuple[str, str], str] = {}
    keyring = "desktop_app.system_keyring"
    monkeypatch.setattr(f"{keyring}.read_secret", lambda *key: kept.get(key))
    monkeypatch.setattr(
        f"{keyring}.save_secret", lambda *key_and_secret: _keep(kept, *key_and_secret)
    )
    assert keep_password(login, SECRET)
    assert _is_open(login)
    assert SECRET not in str(kept.keys())
    kept.clear()
    file = tmp_path / "passwords"
    file.write_text(f"*:*:*:ann:{SECRET}\n")
    file.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(file))
    assert _is_open(login)


def _keep(kept: dict[tuple[str, str], str], service: str, name: str, secret: str) -> bool:
    kept[service, name] = secret
    return True
