"""A first connection to the server of a shared catalogue, to see whether it can be used."""

from contextlib import closing

from desktop_app.catalogue.postgres.connection import connect, server_errors_as_messages
from desktop_app.catalogue.postgres.migrations import check_version, schema_version
from desktop_app.catalogue.postgres.rights import role_of
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.domain.actor import Actor
from desktop_app.domain.server_check import ServerCheck


def check_server(
    address: ServerAddress, *, actor: Actor, password: str | None = None
) -> ServerCheck:
    """Connect to a server and return what is there; nothing is changed.

    Args:
        address: of the database.
        actor: the user and the station.
        password: as for ``connect``.

    Raises:
        VitrineError: the server is not reached or refuses, or its catalogue is of another version.
    """
    with (
        closing(connect(address, actor, password=password)) as connection,
        server_errors_as_messages(address),
    ):
        has_schema = schema_version(connection) > 0
        is_complete = False
        if has_schema:
            check_version(connection)
            row = connection.execute("SELECT is_complete FROM vitrine.catalogue").fetchone()
            is_complete = row is not None and bool(row[0])
        major, minor = divmod(connection.info.server_version, 10_000)
        return ServerCheck(
            version=f"{major}.{minor}",
            is_encrypted=bool(connection.pgconn.ssl_in_use),
            is_local=address.is_local,
            role=role_of(connection) if has_schema else None,
            has_catalogue=is_complete,
        )
