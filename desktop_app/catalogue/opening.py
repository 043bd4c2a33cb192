"""Opening a catalogue: the choice of the implementation."""

import logging
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.catalogue.protocols.answers import AnswerStore
from desktop_app.catalogue.sqlite.answer_store import SqliteAnswerStore
from desktop_app.catalogue.sqlite.backup_folder import SqliteBackupFolder
from desktop_app.catalogue.sqlite.bundled_catalogue import unpack
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME, CatalogueDatabase
from desktop_app.catalogue.sqlite.driver import DatabaseError
from desktop_app.catalogue.sqlite.encryption import locking
from desktop_app.catalogue.sqlite.encryption.catalogue_key import CatalogueKey, remember
from desktop_app.catalogue.sqlite.encryption.encryption import SqliteEncryption
from desktop_app.catalogue.sqlite.encryption.locking import require_keyring as require_keyring
from desktop_app.catalogue.sqlite.read_only import read_only_connection
from desktop_app.catalogue.sqlite.recovery.damage_check import check_database
from desktop_app.catalogue.sqlite.recovery.damage_check import explain_error as explain_error_of
from desktop_app.catalogue.sqlite.recovery.damage_errors import damaged_error
from desktop_app.catalogue.sqlite.replacement import require_unused
from desktop_app.catalogue.sqlite.station_rows import is_station_copy
from desktop_app.domain.actor import Actor
from desktop_app.domain.role import Role
from desktop_app.errors import DamagedCatalogueError, StoredDataError

_log = logging.getLogger(__name__)


def open_catalogue(
    folder: Path,
    *,
    actor: Actor,
    create: bool = True,
    template: Path | None = None,
    role: Callable[[], Role] = lambda: Role.ADMIN,
    key: CatalogueKey | None = None,
) -> Catalogue:
    """Open the catalogue in ``folder``, or the shared one whose local copy is there.

    Args:
        folder: the catalogue folder.
        actor: the author of everything that is written.
        create: whether to create the catalogue if it does not exist.
        template: a packed catalogue to copy if it does not exist.
        role: returns the role of the actor; it is asked before every change.
        key: of an encrypted catalogue, and of one that is created; None if it is plain, or
            if the key is unlocked or in the keyring. Its file, ``catalog.key``, is the
            caller's.

    Raises:
        LockedCatalogueError: it is encrypted, and its key is not known.
        VitrineError: the folder or the catalogue in it cannot be used.
    """
    if key is not None:
        remember(key)
    if template is not None:
        unpack(template, folder)
    catalogue = _open(folder, actor, create=create, role=role, key=key)
    fields = {"schema": catalogue.schema_version, "read_only": catalogue.is_read_only}
    _log.info("a catalogue is open", extra={"fields": fields})
    return catalogue


def open_alone(
    folder: Path, *, actor: Actor, role: Callable[[], Role] = lambda: Role.ADMIN
) -> Catalogue:
    """Open the catalogue in ``folder``, which no window and no other program may have open.

    Args:
        folder: the catalogue folder.
        actor: the author of everything that is written.
        role: returns the role of the actor; it is asked before every change.

    Raises:
        VitrineError: it is open elsewhere, or cannot be used.
    """
    if (folder / DATABASE_NAME).is_file():
        require_unused(folder / DATABASE_NAME)
    return open_catalogue(folder, actor=actor, create=False, role=role)


def _open(
    folder: Path,
    actor: Actor,
    *,
    create: bool,
    role: Callable[[], Role],
    key: CatalogueKey | None,
) -> Catalogue:
    database = CatalogueDatabase.open(folder, actor, create=create, key=key)
    database.role = role
    if database.is_station_copy and not database.is_read_only:
        # Imported here: it loads the client of the server.
        from desktop_app.catalogue.station.shared_catalogue import SharedCatalogue

        return SharedCatalogue.use(database)
    return SqliteCatalogue(database)


def backups_of(
    folder: Path, *, role: Callable[[], Role] = lambda: Role.ADMIN
) -> SqliteBackupFolder:
    """Return the backups of the catalogue in ``folder``, which may be missing or damaged.

    Args:
        folder: of the catalogue.
        role: returns the role of the user, which must have the right to restore.
    """
    return SqliteBackupFolder(folder, role)


def require_unlocked(folder: Path) -> None:
    """Check that a catalogue, if there is one, can be opened without a password.

    Raises:
        LockedCatalogueError: it is encrypted, and its key is not known.
    """
    locking.require_unlocked(folder / DATABASE_NAME)


def encryption_of(
    place: Path, *, role: Callable[[], Role] = lambda: Role.ADMIN
) -> SqliteEncryption:
    """Return the encryption of a catalogue or a backup.

    Args:
        place: the folder of the catalogue, or the file of the backup.
        role: returns the role of the user, which must have the right to encrypt.
    """
    return SqliteEncryption(place, role=role)


def check_catalogue(folder: Path) -> None:
    """Check the whole catalogue in ``folder``; nothing is changed.

    Raises:
        DamagedCatalogueError: it is damaged, or no catalogue.
        VitrineError: it cannot be read.
    """
    check_database(folder / DATABASE_NAME)


def explain_error(folder: Path, error: Exception) -> DamagedCatalogueError | None:
    """Return the error of the catalogue in ``folder``, if its damage has led to another one.

    Args:
        folder: of the catalogue.
        error: one that no code expects, or a ``StoredDataError``.
    """
    if isinstance(error, StoredDataError):
        return damaged_error(folder)
    return explain_error_of(folder / DATABASE_NAME)


def role_by_server(folder: Path) -> Role | None:
    """Return what the user of a shared catalogue may do, as its server has said last.

    None for a folder without the local copy of one, and for a copy that cannot be read.
    """
    if not (folder / DATABASE_NAME).is_file():
        return None
    try:
        with closing(read_only_connection(folder / DATABASE_NAME)) as db:
            if is_station_copy(db):
                return Role(db.execute("SELECT role FROM copy_state").fetchone()[0])
    except (*DatabaseError, UnicodeDecodeError) as error:
        _log.info("the role at the server is not read: %s", error)
    return None


def open_answers(file: Path) -> AnswerStore:
    """Open a file with kept answers of the counter; create it if it does not exist.

    Raises:
        VitrineError: it cannot be used.
    """
    return SqliteAnswerStore.open(file)
