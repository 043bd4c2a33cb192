"""The local copy of a shared catalogue: where it is, and how it is made the first time."""

import hashlib
import logging
import secrets
import shutil
from contextlib import ExitStack, closing
from pathlib import Path

import psycopg

from desktop_app import __version__, paths
from desktop_app.catalogue.postgres.connection import (
    connect,
    require_catalogue,
    server_errors_as_messages,
)
from desktop_app.catalogue.postgres.migrations import check_version
from desktop_app.catalogue.postgres.rights import role_of
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.station.change_exchange import ChangeExchange
from desktop_app.catalogue.station.copy_schema import CopyIdentity, make_copy
from desktop_app.catalogue.station.outbox import count_waiting
from desktop_app.catalogue.station.search_place import has_room_for_features
from desktop_app.domain.actor import Actor
from desktop_app.domain.role import Role
from desktop_app.domain.timestamps import utc_now_text
from desktop_app.errors import DamagedCatalogueError, Message, VitrineError
from desktop_app.progress import Job

_log = logging.getLogger(__name__)


def copy_folder(address: ServerAddress) -> Path:
    """Return the folder of the local copy of a shared catalogue; it may not exist."""
    digest = hashlib.sha256(str(address).encode()).hexdigest()[:12]
    name = "".join(letter if letter.isalnum() else "-" for letter in address.database)
    return paths.data_folder() / "shared" / f"{name}-{digest}"


def is_complete(folder: Path) -> bool:
    """Return whether a folder has a copy that can be used without the server."""
    if not (folder / paths.DATABASE_NAME).is_file():
        return False
    with closing(CatalogueDatabase.open(folder, Actor("", ""), create=False)) as database:
        rows = database.rows("SELECT name FROM sqlite_master WHERE name = 'copy_state'")
        return bool(rows and database.value("SELECT is_complete FROM copy_state"))


def copy_catalogue(
    address: ServerAddress, folder: Path, *, actor: Actor, password: str | None = None
) -> Job[None]:
    """Copy a shared catalogue to a folder, or go on where an earlier job has stopped.

    A copy of what the server no longer has, such as from before a backup was restored there, is
    replaced. If it has changes that were not sent, it is kept beside the folder.

    Args:
        address: of the shared catalogue.
        folder: of the copy.
        actor: the user and the name of the station.
        password: as for ``connect``.

    Raises:
        VitrineError: the server is not reached, has refused, or has no catalogue that this
            version of the program can use.
    """
    with ExitStack() as stack:
        connection = stack.enter_context(
            closing(open_connection(address, actor, password=password))
        )
        stack.enter_context(server_errors_as_messages(address))
        catalogue_id = published_id(connection)
        if (folder / paths.DATABASE_NAME).exists():
            _remove_other_copy(folder, connection, actor)
        if not (folder / paths.DATABASE_NAME).exists():
            _start_copy(address, folder, connection, catalogue_id, actor)
        database = stack.enter_context(closing(CatalogueDatabase.open(folder, actor, create=False)))
        note_role(database, connection)
        yield from ChangeExchange(database, connection).receive()


def note_role(database: CatalogueDatabase, connection: psycopg.Connection) -> Role:
    """Store in the copy what the user may do by the server, and return it."""
    role = role_of(connection) or Role.CLERK
    if database.value("SELECT role FROM copy_state") != role:
        database.execute("UPDATE copy_state SET role = ?", [role.value])
    return role


def open_connection(
    address: ServerAddress, actor: Actor, *, password: str | None = None
) -> psycopg.Connection:
    """Connect to a server whose catalogue this version of the program can use.

    Raises:
        VitrineError: the server is not reached, or has no such catalogue.
    """
    connection = connect(address, actor, password=password)
    with ExitStack() as stack:
        stack.callback(connection.close)
        require_catalogue(connection, address)
        with server_errors_as_messages(address):
            check_version(connection)
        stack.pop_all()
    return connection


def published_id(connection: psycopg.Connection) -> str:
    """Return the identifier of the catalogue on a server.

    Raises:
        VitrineError: it is not published yet, or not completely.
    """
    row = connection.execute("SELECT id, is_complete FROM vitrine.catalogue").fetchone()
    if row is None:
        raise VitrineError(
            Message("There is no shared catalogue in this database yet."),
            Message("Publish a catalogue to it first."),
        )
    if not row[1]:
        raise VitrineError(
            Message("The shared catalogue is still being published."),
            Message("Wait until that has ended, then open it again."),
        )
    return str(row[0])


def is_copy_of(database: CatalogueDatabase, connection: psycopg.Connection) -> bool:
    """Return whether the server has the catalogue of a copy, and all changes that the copy knows.

    A copy belongs to the login that has made it, because no other one may write its station. A
    server that was restored from a backup may lack some changes.
    """
    catalogue_id, station_id, unit, known_change = database.rows(
        "SELECT catalogue_id, station_id, unit, known_change FROM copy_state"
    )[0]
    found = connection.execute(
        "SELECT last_unit, (SELECT last_value FROM vitrine.change_numbers) "
        "FROM vitrine.stations WHERE id = %s AND login = session_user",
        [station_id],
    ).fetchone()
    return (
        published_id(connection) == catalogue_id
        and found is not None
        and found[0] < unit
        and found[1] >= known_change
    )


def _remove_other_copy(folder: Path, connection: psycopg.Connection, actor: Actor) -> None:
    """Remove a copy of another catalogue or a damaged one; keep it if it has what was not sent."""
    try:
        with closing(CatalogueDatabase.open(folder, actor, create=False)) as database:
            if is_copy_of(database, connection):
                return
            waiting = count_waiting(database)
    except DamagedCatalogueError:
        waiting = 1  # perhaps
    kept = folder.with_name(f"{folder.name}.{utc_now_text().replace(':', '')}")
    try:
        folder.rename(kept)
        if not waiting:
            shutil.rmtree(kept)
    except OSError as error:
        raise VitrineError(
            Message(
                "The copy in {folder} is of another catalogue than the server's.", folder=folder
            ),
            Message("Close other programs that use it, then open the shared catalogue again."),
        ) from error
    _log.info("a copy of another catalogue is replaced; changes not sent: %d", waiting)


def _start_copy(
    address: ServerAddress,
    folder: Path,
    connection: psycopg.Connection,
    catalogue_id: str,
    actor: Actor,
) -> None:
    """Make an empty copy. The folder appears when the copy is one, so that none is half made.

    If another program has made one meanwhile, that one stays.
    """
    row = connection.execute(
        "INSERT INTO vitrine.stations (name, version) VALUES (%s, %s) RETURNING id",
        [actor.station, __version__],
    ).fetchone()
    assert row is not None
    draft = folder.with_name(f"{folder.name}.{secrets.token_hex(4)}.new")
    try:
        with closing(CatalogueDatabase.open(draft, actor)) as database:
            make_copy(
                database,
                CopyIdentity(str(address), catalogue_id, row[0]),
                has_features=has_room_for_features(connection),
            )
        draft.rename(folder)
    except OSError:
        if not (folder / paths.DATABASE_NAME).exists():
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
