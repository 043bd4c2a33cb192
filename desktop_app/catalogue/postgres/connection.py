"""Connections to the server of a shared catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
from pgvector.psycopg import register_vector

from desktop_app import system_keyring
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.postgres.server_errors import (
    foreign_database_error,
    is_expected,
    server_error,
    vector_error,
)
from desktop_app.domain.actor import Actor

SCHEMA: Final = "vitrine"
_KEYRING_SERVICE: Final = "Vitrine server"
_NAME_BYTES: Final = 63
# A connection that is dead is noticed after a minute, while it waits for an answer after 30 s.
_LIMITS: Final = {
    "connect_timeout": "5",
    "keepalives": "1",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
    "target_session_attrs": "read-write",
}

_entered_passwords: dict[str, str] = {}


def connect(
    address: ServerAddress,
    actor: Actor,
    *,
    password: str | None = None,
    statement_timeout_s: float = 30.0,
) -> psycopg.Connection:
    """Connect to a server; the connection commits each statement outside of a transaction.

    The password is the first of: the argument, that of the address, that of ``use_password``,
    what libpq finds (PGPASSWORD, the file of PGPASSFILE or ``~/.pgpass``), and the keyring. It
    may wait for the network and for the user to unlock the keyring, so do not call it on a GUI
    thread.

    Args:
        address: of the server. Without ``sslmode``, the certificate of a server on another
            computer is verified with its name.
        actor: whose station the server shows in its list of connections.
        password: of the address's user.
        statement_timeout_s: after this time the server cancels a statement; 0 for no limit.

    Raises:
        ServerError: there is no connection; ``needs_password`` says whether to ask for one.
    """
    given = password if password is not None else address.password
    if given is None:
        given = _entered_passwords.get(str(address))
    try:
        return _connect(address, actor, given, statement_timeout_s)
    except psycopg.Error as error:
        reason = server_error(error, address)
        if not reason.needs_password or given is not None:
            raise reason from error
    kept = system_keyring.read_secret(_KEYRING_SERVICE, str(address))
    if kept is None:
        raise reason
    with server_errors_as_messages(address):
        return _connect(address, actor, kept, statement_timeout_s)


def use_password(address: ServerAddress, password: str) -> None:
    """Use a password that the user has entered for all connections until the program ends."""
    _entered_passwords[str(address)] = password


def keep_password(address: ServerAddress, password: str) -> bool:
    """Save a password in the keyring of the system and return whether it was kept."""
    return system_keyring.save_secret(_KEYRING_SERVICE, str(address), password)


def forget_password(address: ServerAddress) -> None:
    """Remove a password from the keyring of the system."""
    system_keyring.delete_secret(_KEYRING_SERVICE, str(address))


def require_catalogue(connection: psycopg.Connection, address: ServerAddress) -> None:
    """Check that a database has a catalogue, and prepare the connection for its vectors.

    Raises:
        ServerError: it has no catalogue, or not the extension pgvector.
    """
    with server_errors_as_messages(address):
        row = connection.execute(
            "SELECT to_regnamespace(%s) IS NOT NULL, to_regtype('vector') IS NOT NULL", [SCHEMA]
        ).fetchone()
        assert row is not None
        has_schema, has_vector = row
        if not has_schema:
            raise foreign_database_error(address)
        if not has_vector:
            raise vector_error(address)
        register_vector(connection)


@contextmanager
def server_errors_as_messages(address: ServerAddress) -> Iterator[None]:
    """Raise a ``ServerError`` for every error that is not a bug of the program.

    Errors of SQL syntax, and of values that the server's constraints refuse, stay as they are.
    """
    try:
        yield
    except psycopg.Error as error:
        if not is_expected(error):
            raise
        raise server_error(error, address) from error


def _connect(
    address: ServerAddress, actor: Actor, password: str | None, statement_timeout_s: float
) -> psycopg.Connection:
    parameters = {**_LIMITS, **dict(address.parameters)}
    parameters.setdefault("sslmode", "prefer" if address.is_local else "verify-full")
    settings = {
        "search_path": f"{SCHEMA},public",
        "statement_timeout": f"{statement_timeout_s * 1000:.0f}",
        "lock_timeout": "10s",
        "idle_in_transaction_session_timeout": "60s",
        "timezone": "UTC",
    }
    return psycopg.connect(
        "",
        host=",".join(address.hosts) or None,
        port=",".join(address.ports),
        user=address.user or None,
        dbname=address.database,
        password=password,
        application_name=_application_name(actor),
        options=" ".join(f"-c {name}={value}" for name, value in settings.items()),
        client_encoding="utf8",
        autocommit=True,
        **parameters,  # type: ignore[arg-type]
    )


def _application_name(actor: Actor) -> str:
    """Return what the server shows of a connection; it keeps printable ASCII only."""
    name = f"vitrine {actor.station}".encode("ascii", "replace").decode()
    return name[:_NAME_BYTES]
