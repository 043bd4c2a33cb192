"""``vitrine server`` on a real server."""

import io
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from pgvector.psycopg import register_vector

from desktop_app.cli import main
from tests.catalogue.postgres.searched_server import add_products, unit_vectors
from tests.cli.conftest import ReadJson
from tests.postgres_server import DatabaseServer


@pytest.fixture
def server(postgres_server: DatabaseServer, postgres_database: str) -> Iterator[str]:
    """Return the address of an empty database; logins that a test adds are removed."""
    yield postgres_database
    rows = _rows(postgres_database, "SELECT rolname FROM pg_roles WHERE rolname LIKE 'user\\_%'")
    for (login,) in rows:
        postgres_server.execute(f"DROP ROLE {login}")


def _rows(address: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(address, autocommit=True) as connection:
        return connection.execute(query.encode()).fetchall()


def test_a_catalogue_is_created_and_its_users_are_managed(
    server: str, printed_json: ReadJson, tmp_path: Path
) -> None:
    at = ["--server", server, "--json"]
    assert main(["server", "init", *at]) == 0
    assert main(["server", "init", *at]) == 0
    first, second = printed_json()
    assert first["schema_before"] == 0
    assert second == {"schema": first["schema"], "schema_before": first["schema"]}
    assert main(["server", "add-user", "user_ann", "--shop", "North", *at]) == 0
    (added,) = printed_json()
    password = added.pop("password")
    assert added == {"login": "user_ann", "role": "clerk", "shops": ["North"]}
    assert len(password) == 24
    file = tmp_path / "password"
    file.write_text("my own password\n")
    for more in (["--role", "admin"], ["--role", "admin", "--new-password", str(file)]):
        assert main(["server", "add-user", "user_ann", *more, *at]) == 0
        (changed,) = printed_json()
        assert changed["shops"] == ["*"]
        assert changed["password"] is None
    assert main(["server", "list-users", *at]) == 0
    assert {"login": "user_ann", "role": "admin", "shops": ["*"]} in printed_json()
    assert main(["server", "remove-user", "user_ann", *at]) == 0
    assert main(["server", "list-users", *at]) == 0
    assert "user_ann" not in {user.get("login") for user in printed_json()[1:]}


def test_people_get_sentences(server: str, capsys: pytest.CaptureFixture[str]) -> None:
    at = ["--server", server]
    assert main(["server", "init", *at]) == 0
    assert main(["server", "add-user", "user_ann", "--role", "merchandiser", *at]) == 0
    assert main(["server", "list-users", *at]) == 0
    output = capsys.readouterr().out
    assert "The catalogue is created" in output
    assert "user_ann  merchandiser, every shop: added\npassword: " in output
    # A later change keeps the password.
    assert main(["server", "add-user", "user_ann", "--shop", "North", *at]) == 0
    assert capsys.readouterr().out == "user_ann  clerk, North: changed\n"


@pytest.mark.parametrize(
    ("arguments", "status", "text"),
    [
        (["init", "--server", "shop"], 1, "is not like postgresql://user@server/database"),
        (["init", "--server", "postgresql://a:s3cr3t%zz@b/c"], 1, "is not like"),
        (["remove-user", "user_bob"], 1, "There is no user user_bob"),
        (["add-user", "User"], 1, "User cannot be the name of a user"),
        (["add-user", "user_bob", "--new-password", "/no/file"], 1, "cannot be read"),
        (["add-user", "user_bob", "--role", "boss"], 2, "boss is no value of --role"),
        (["init", "--password-file", "/dev/null"], 1, "There is no password in /dev/null"),
        ([], 2, "ACTION is missing"),
    ],
)
def test_mistakes_are_one_line(
    server: str,
    arguments: list[str],
    status: int,
    text: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["server", "init", "--server", server]) == 0
    if arguments and "--server" not in arguments:
        arguments = [*arguments, "--server", server]
    assert _status(arguments) == status
    error = capsys.readouterr().err
    assert text in error
    assert error.count("\n") == 1
    assert "s3cr3t" not in error


def _status(arguments: list[str]) -> object:
    """Return the exit status, also of wrong usage."""
    try:
        return main(["server", *arguments])
    except SystemExit as stop:
        return stop.code


def test_a_database_without_a_catalogue_is_not_prepared(
    server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["server", "prepare-search", "--server", server]) == 1
    assert "There is no shared catalogue in this database" in capsys.readouterr().err


def test_a_clerk_manages_no_users(server: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["server", "init", "--server", server]) == 0
    assert main(["server", "add-user", "user_bob", "--server", server]) == 0
    clerk = server.replace("postgres@", "user_bob@")
    assert main(["server", "list-users", "--server", clerk]) == 1
    assert "user_bob may not do this" in capsys.readouterr().err


def test_the_password_is_asked_for_where_a_person_is(
    server: str, postgres_server: DatabaseServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = postgres_server.server.folder / "data" / "pg_hba.conf"
    before = access.read_text()
    assert main(["server", "init", "--server", server]) == 0
    assert main(["server", "add-user", "user_ann", "--role", "admin", "--server", server]) == 0
    postgres_server.execute("ALTER ROLE user_ann PASSWORD 'typed password'")
    access.write_text(f"local all user_ann scram-sha-256\n{before}")
    postgres_server.execute("SELECT pg_reload_conf()")
    try:
        address = server.replace("postgres@", "user_ann@")
        monkeypatch.setattr("sys.stdin", io.StringIO())
        assert main(["server", "list-users", "--server", address]) == 1
        monkeypatch.setattr(
            "desktop_app.cli.server_access.ask_password", lambda _question: "typed password"
        )
        assert main(["server", "list-users", "--server", address]) == 0
    finally:
        access.write_text(before)
        postgres_server.execute("SELECT pg_reload_conf()")


def test_the_search_of_the_server_is_prepared_and_removed(
    server: str, printed_json: ReadJson, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--server", server]
    assert main(["server", "init", *at]) == 0
    assert main(["server", "prepare-search", *at]) == 0
    assert "has no embeddings yet" in capsys.readouterr().out
    with psycopg.connect(server, autocommit=True) as connection:
        register_vector(connection)
        add_products(connection, {1: "Boots"}, unit_vectors(1))
    assert main(["server", "prepare-search", *at]) == 0
    assert "can search" in capsys.readouterr().out
    assert _rows(server, "SELECT picture_id, category FROM vitrine.search_vectors") == [
        (1, "Boots")
    ]
    assert main(["server", "prepare-search", "--remove", *at, "--json"]) == 0
    assert printed_json() == [{"models": []}]
    assert _rows(server, "SELECT to_regclass('vitrine.search_vectors')") == [(None,)]
