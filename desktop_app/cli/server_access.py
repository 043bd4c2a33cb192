"""Connections of commands to the server of a shared catalogue, and their passwords."""

import argparse
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.cli.access import ask_password, read_password_file
from desktop_app.domain.actor import Actor
from desktop_app.errors import ServerError

if TYPE_CHECKING:
    import psycopg

    from desktop_app.catalogue.postgres.server_address import ServerAddress


@contextmanager
def open_server(options: argparse.Namespace) -> "Iterator[psycopg.Connection[Any]]":
    """Connect to the server of ``--server``; ask for the password if a person is there.

    Raises:
        VitrineError: the address is wrong, there is no connection, or the server has refused
            what was done with it.
    """
    from desktop_app.catalogue.postgres.connection import server_errors_as_messages
    from desktop_app.catalogue.postgres.server_address import ServerAddress

    address = ServerAddress.parse(options.server)
    connection = _connect(address, options.password_file)
    with server_errors_as_messages(address), closing(connection):
        yield connection


def _connect(address: "ServerAddress", file: Path | None) -> "psycopg.Connection[Any]":
    """Return a connection for long statements, such as those of a migration."""
    from desktop_app.catalogue.postgres.connection import connect, keep_password

    password = None if file is None else read_password_file(file)
    try:
        return connect(address, Actor.local(), password=password, statement_timeout_s=0)
    except ServerError as error:
        is_known = file is not None or address.password is not None
        if not error.needs_password or is_known:
            raise
        password = ask_password(f"Password of {address.user} on {address.server}")
        if not password:
            raise
    connection = connect(address, Actor.local(), password=password, statement_timeout_s=0)
    keep_password(address, password)
    return connection
