"""Errors of a real server, and texts of libpq, as messages with the next step."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
from psycopg.errors import lookup

from desktop_app.catalogue.postgres.connection import connect, server_errors_as_messages
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.postgres.server_errors import is_expected, server_error
from desktop_app.domain.actor import Actor
from desktop_app.errors import ServerError
from tests.postgres_server import DatabaseServer

ACTOR = Actor("Ann", "counter")
ADDRESS = ServerAddress.parse("postgresql://ann@db.shop/cat")
_REQUEST_BYTES = 8
_ACCESS = 'FATAL:  no pg_hba.conf entry for host "192.0.2.9", user "ann", database "cat", '
_START = 'connection failed: connection to server at "192.0.2.7", port 5432 failed: '


@pytest.fixture
def address(postgres_database: str) -> ServerAddress:
    return ServerAddress.parse(postgres_database)


def _failure(address: ServerAddress, *statements: str) -> ServerError:
    def execute() -> None:
        with server_errors_as_messages(address):
            for statement in statements:
                connection.execute(statement)

    connection = connect(address, ACTOR, statement_timeout_s=0.05)
    with closing(connection), pytest.raises(ServerError) as caught:
        execute()
    return caught.value


@pytest.mark.parametrize(
    ("statements", "text", "is_transient"),
    [
        (["SELECT pg_sleep(5)"], "took too long", True),
        (["SET ROLE guest", "CREATE TABLE vitrine_test (id int)"], "postgres may not", False),
        (["SET transaction_read_only = on", "BEGIN READ ONLY", "CREATE TABLE a ()"], "copy", True),
        (["SELECT pg_terminate_backend(pg_backend_pid())"], "shutting down", True),
        (["DROP EXTENSION vector", "CREATE TABLE a (b vector(3))"], "pgvector", False),
        (["CREATE TABLE missing.a ()"], "no Vitrine catalogue", False),
        (["SET ROLE guest", "ALTER TABLE public.owned ADD a int"], "Only the owner", False),
    ],
)
def test_errors_of_statements_are_sentences(
    address: ServerAddress, statements: list[str], text: str, is_transient: bool
) -> None:
    with psycopg.connect(str(address), autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS guest")
        connection.execute("CREATE ROLE guest")
        connection.execute("CREATE TABLE owned (id int)")
    error = _failure(address, *statements)
    assert text in str(error)
    assert error.hint is not None
    assert error.is_transient is is_transient


def test_errors_of_connecting_are_sentences(
    address: ServerAddress, postgres_server: DatabaseServer
) -> None:
    server = postgres_server.server
    folder = str(server.folder)
    for text, message, is_transient in (
        (server.address("missing"), "has no database missing", False),
        (server.address("postgres", "stranger"), "stranger may not connect", False),
        (f"postgresql://ann@/cat?host={folder}/none", "cannot be reached", True),
        ("postgresql://ann@no-such-server.invalid/cat", "There is no server no-such-server", True),
        (f"{server.address()}&sslmode=strange", "has a value that cannot be used", False),
    ):
        with pytest.raises(ServerError) as caught:
            connect(ServerAddress.parse(text), ACTOR)
        assert message in str(caught.value), text
        assert caught.value.is_transient is is_transient, text


def test_a_full_server_is_asked_again_later(
    address: ServerAddress, postgres_server: DatabaseServer
) -> None:
    with psycopg.connect(str(address), autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS visitor")
        connection.execute("CREATE ROLE visitor LOGIN CONNECTION LIMIT 0")
    text = str(address).replace("postgres@", "visitor@")
    with pytest.raises(ServerError, match="no free connection") as caught:
        connect(ServerAddress.parse(text), ACTOR)
    assert caught.value.is_transient


@pytest.fixture
def plain_server() -> Iterator[int]:
    """Return the port of a server that refuses encryption, and hangs up at a login without."""
    listener = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        while True:
            try:
                peer, _ = listener.accept()
            except OSError:
                return
            with closing(peer):
                while len(peer.recv(1024)) == _REQUEST_BYTES:
                    peer.sendall(b"N")

    thread = threading.Thread(target=answer)
    thread.start()
    yield int(listener.getsockname()[1])
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


def test_a_server_that_hangs_up_cannot_be_reached(plain_server: int) -> None:
    address = ServerAddress.parse(f"postgresql://ann@127.0.0.1:{plain_server}/cat")
    with pytest.raises(ServerError, match="cannot be reached") as caught:
        connect(address, ACTOR)
    assert caught.value.is_transient


def test_another_computer_gets_no_login_without_encryption(plain_server: int) -> None:
    text = f"postgresql://ann@db.invalid:{plain_server}/cat?hostaddr=127.0.0.1"
    with pytest.raises(ServerError, match="offers no encryption") as caught:
        connect(ServerAddress.parse(text), ACTOR)
    assert not caught.value.is_transient


# As libpq 18 and PostgreSQL 15 and 17 write them; deploy/trial.py causes most of them.
@pytest.mark.parametrize(
    ("text", "message", "is_transient"),
    [
        ("FATAL:  the database system is starting up", "starting up", True),
        ("FATAL:  sorry, too many clients already", "no free connection", True),
        (f"{_ACCESS}no encryption", "refuses connections without encryption", False),
        (f"{_ACCESS}SSL encryption", "does not let ann into the database cat", False),
        (
            'server certificate for "other" does not match host name "db.shop"',
            "is that of another server",
            False,
        ),
        ('root certificate file "/r.crt" does not exist\nEither', "not on this computer", False),
        ("session is read-only", "is a copy that accepts no changes", True),
        ("Connection refused\n\tIs the server running", "cannot be reached", True),
        ("FATAL:  el papel no existe", "refuses the connection: el papel no existe", False),
    ],
)
def test_texts_of_libpq_are_recognised(text: str, message: str, is_transient: bool) -> None:
    error = psycopg.OperationalError(_START + text)
    assert is_expected(error)
    told = server_error(error, ADDRESS)
    assert message in str(told)
    assert told.is_transient is is_transient


@pytest.mark.parametrize(
    ("state", "message", "is_transient"),
    [
        ("53100", "The disk of the server db.shop is full", True),
        ("40P01", "Another station", True),
        ("XX001", "is damaged", False),
        ("57P03", "starting up", True),
        ("08006", "cannot be reached", True),
    ],
)
def test_sqlstates_are_recognised(state: str, message: str, is_transient: bool) -> None:
    error = lookup(state)("text")
    told = server_error(error, ADDRESS)
    assert is_expected(error)
    assert message in str(told)
    assert told.is_transient is is_transient
