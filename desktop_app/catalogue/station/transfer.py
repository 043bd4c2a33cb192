"""Whole catalogues from a folder to a server, and from a server to a folder."""

from contextlib import ExitStack, closing
from pathlib import Path

from pgvector.psycopg import register_vector

from desktop_app.catalogue.postgres.connection import connect, server_errors_as_messages
from desktop_app.catalogue.postgres.migrations import migrate
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.sqlite.database import DATABASE_NAME, CatalogueDatabase
from desktop_app.catalogue.sqlite.driver import connect as connect_database
from desktop_app.catalogue.sqlite.station_rows import remove_station
from desktop_app.catalogue.station.local_copy import copy_catalogue
from desktop_app.catalogue.station.publishing import publish
from desktop_app.domain.actor import Actor
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job


def publish_catalogue(
    folder: Path, address: ServerAddress, *, actor: Actor, password: str | None = None
) -> Job[dict[str, int]]:
    """Copy the catalogue in a folder to a server; return the number of rows by table.

    The folder stays as it is. A job that was cancelled or has failed goes on when it is run
    again.

    Args:
        folder: of the catalogue.
        address: of a database without a catalogue; the login may create a schema in it, or
            an administrator has prepared it.
        actor: the user and the station.
        password: as for ``connect``.

    Raises:
        VitrineError: the catalogue or the server cannot be used, the server has another
            catalogue, or the catalogue was changed meanwhile.
    """
    with ExitStack() as stack:
        database = stack.enter_context(closing(CatalogueDatabase.open(folder, actor, create=False)))
        if database.is_station_copy:
            raise VitrineError(
                Message("This catalogue is shared already."),
                Message("Fetch it to a folder first, to publish it to another server."),
            )
        # Long tables take longer than a station may wait.
        connection = stack.enter_context(
            closing(connect(address, actor, password=password, statement_timeout_s=0))
        )
        stack.enter_context(server_errors_as_messages(address))
        migrate(connection)
        register_vector(connection)
        return (yield from publish(database, connection))


def fetch_catalogue(
    address: ServerAddress, folder: Path, *, actor: Actor, password: str | None = None
) -> Job[None]:
    """Copy a shared catalogue to a folder, as a catalogue of its own.

    Args:
        address: of the shared catalogue.
        folder: the new one; it has no catalogue yet.
        actor: the user and the station.
        password: as for ``connect``.

    Raises:
        VitrineError: the server cannot be used, or the folder is not empty.
    """
    if (folder / DATABASE_NAME).exists():
        raise VitrineError(
            Message("There is a catalogue in {folder} already.", folder=folder),
            Message("Choose another folder."),
        )
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise VitrineError(
            Message("{folder} is not an empty folder.", folder=folder),
            Message("Choose a new or an empty folder."),
        )
    draft = folder.with_name(f"{folder.name}.fetching")
    yield from copy_catalogue(address, draft, actor=actor, password=password)
    with closing(connect_database(draft / DATABASE_NAME)) as db, db:
        remove_station(db)
    if folder.exists():
        folder.rmdir()
    draft.rename(folder)
