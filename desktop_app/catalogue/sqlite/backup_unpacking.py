"""Unpacking a backup, after checking its type and its checksums."""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, Final
from zipfile import ZipFile, is_zipfile

from desktop_app.atomic_file import draft_folder
from desktop_app.catalogue.sqlite.backup_manifest import DAMAGED_ARCHIVE, read_manifest
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.database_errors import database_errors_as_messages
from desktop_app.catalogue.sqlite.driver import PLAIN_START, DatabaseError, Error, connect, key_of
from desktop_app.catalogue.sqlite.encryption.key_file import KEY_NAME
from desktop_app.catalogue.sqlite.encryption.locking import require_unlocked
from desktop_app.errors import Message, VitrineError
from desktop_app.input_file import require_ordinary_file
from desktop_app.progress import Job, Progress

# In an archive and in an unpacked backup: the folder of pictures.
FILES_NAME: Final = "files"
# In an unpacked backup: a text file with the folder that the catalogue was in.
ORIGIN_NAME: Final = "origin"
_CHUNK_BYTES: Final = 1 << 20
_ZIP_START: Final = b"PK\3\4"


class DamagedBackupError(VitrineError):
    """The contents of a backup have changed, or cannot be read."""


@contextmanager
def unpacking_folder(folder: Path) -> Iterator[Path]:
    """Yield a new folder in ``folder`` for an unpacked backup; remove it after the block.

    Raises:
        VitrineError: the folder cannot be written to, or the disk is full.
    """
    with database_errors_as_messages(folder), draft_folder(folder, "restore") as root:
        yield root


def unpack_backup(file: Path, root: Path) -> Job[Path]:
    """Unpack a backup into an empty folder, and return its database.

    The files of the catalogue are in the subfolder ``FILES_NAME``.

    Raises:
        LockedCatalogueError: it is encrypted, and its key is not unlocked.
        VitrineError: the file is missing, is no backup, or is damaged.
    """
    note = Message("Reading the backup")
    yield Progress(0, 0, note)
    database = root / DATABASE_NAME
    with _read_errors_as_messages(file):
        start = _start_of(file)
        is_archive = is_zipfile(file)
    if is_archive:
        yield from _unpack_archive(file, root, note)
    elif start == PLAIN_START or _is_encrypted_copy(file):
        # The automatic backups are copies of the database alone.
        _copy_database(file, database)
    else:
        # An archive has its table of contents at the end.
        raise damaged_backup(file) if start.startswith(_ZIP_START) else _no_backup(file)
    if is_archive:
        require_unlocked(database, file)
    _check_database(database, file)
    return database


def damaged_backup(file: Path) -> DamagedBackupError:
    """Return the error for a backup whose contents have changed."""
    return DamagedBackupError(
        Message("The backup {name} is damaged.", name=file.name),
        Message("Choose another backup."),
    )


def _no_backup(file: Path) -> VitrineError:
    return VitrineError(
        Message("{name} is not a backup of a catalogue.", name=file.name),
        Message("Choose a file that vitrine backup has made, or an automatic backup."),
    )


def _start_of(file: Path) -> bytes:
    if file.is_dir():
        raise VitrineError(
            Message("{name} is a folder, not a backup.", name=file.name),
            Message("Choose a file that vitrine backup has made, or an automatic backup."),
        )
    if not file.exists():
        raise VitrineError(
            Message("There is no file {path}.", path=file), Message("Check the name.")
        )
    require_ordinary_file(file)
    with file.open("rb") as stream:
        return stream.read(len(PLAIN_START))


def _is_encrypted_copy(file: Path) -> bool:
    """Return whether a file is an automatic backup of an encrypted catalogue.

    Raises:
        LockedCatalogueError: it is, and its key is not unlocked.
    """
    # It is in the folder of backups of its catalogue, which has the key file.
    require_unlocked(file, file.absolute().parent.parent)
    return key_of(file) is not None


@contextmanager
def _read_errors_as_messages(file: Path) -> Iterator[None]:
    """Turn errors of reading a backup into ``VitrineError``; they are not of the catalogue."""
    try:
        yield
    except OSError as error:
        raise VitrineError(
            Message("{name} cannot be read: {reason}.", name=file.name, reason=error.strerror),
            Message("Check that the file is there and that you may read it."),
        ) from error


def _unpack_archive(file: Path, root: Path, note: Message) -> Job[None]:
    try:
        with ZipFile(file) as archive:
            if DATABASE_NAME not in archive.namelist():
                raise _no_backup(file)
            manifest = read_manifest(archive)
            members: Mapping[str, Mapping[str, Any]] = manifest["members"]
            total = sum(int(expected["bytes"]) for expected in members.values())
            (root / ORIGIN_NAME).write_text(str(manifest["folder"]), encoding="utf-8")
            done = 0
            for name, expected in members.items():
                _check_name(name, file)
                for size in _unpack_member(archive, name, expected, root / name):
                    done += size
                    yield Progress(done >> 10, total >> 10, note)
    except (*DAMAGED_ARCHIVE, TypeError, AttributeError) as error:
        raise damaged_backup(file) from error


def _unpack_member(
    archive: ZipFile, name: str, expected: Mapping[str, Any], target: Path
) -> Iterator[int]:
    """Yield the sizes of the parts that are unpacked.

    Raises:
        ValueError: the contents are not what the manifest says.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    remaining = int(expected["bytes"])
    with archive.open(name) as source, target.open("wb") as copy:
        while chunk := source.read(_CHUNK_BYTES):
            remaining -= len(chunk)
            if remaining < 0:
                raise ValueError(name)
            digest.update(chunk)
            copy.write(chunk)
            yield len(chunk)
    if digest.hexdigest() != expected["sha256"]:
        raise ValueError(name)


def _check_name(name: str, file: Path) -> None:
    """Refuse names that would lead out of the folder."""
    parts = PurePosixPath(name).parts
    is_inside = not any(part in ("..", "/") or ":" in part or "\\" in part for part in parts)
    is_file = is_inside and len(parts) > 1 and parts[0] == FILES_NAME
    if not is_file and name not in (DATABASE_NAME, KEY_NAME):
        raise damaged_backup(file)


def _copy_database(file: Path, target: Path) -> None:
    """Copy a database with what is in its write-ahead log, if it has one."""
    try:
        with closing(connect(file)) as db, closing(connect(target, key=key_of(file))) as copy:
            db.execute("PRAGMA query_only = ON")
            db.backup(copy)
    except DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            raise
        raise damaged_backup(file) from error


def _check_database(database: Path, file: Path) -> None:
    try:
        with closing(connect(database)) as db:
            (state,) = db.execute("PRAGMA quick_check(1)").fetchone()
            tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema")}
    except Error as error:
        raise damaged_backup(file) from error
    if state != "ok":
        raise damaged_backup(file)
    if not {"products", "pictures", "catalogue"} <= tables:
        raise _no_backup(file)
