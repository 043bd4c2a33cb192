"""A backup as one file: a ZIP archive of the database, and of pictures and plans in the folder.

``manifest.json`` in it has the SHA-256 of every other member.
"""

import errno
import hashlib
import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from desktop_app.atomic_file import draft_folder, make_folder, write_atomically
from desktop_app.catalogue.sqlite.backup_listing import content_counts
from desktop_app.catalogue.sqlite.backup_manifest import MANIFEST_FORMAT, MANIFEST_NAME
from desktop_app.catalogue.sqlite.backup_unpacking import FILES_NAME
from desktop_app.catalogue.sqlite.database import DATABASE_NAME, SHELF_PLANS_NAME
from desktop_app.catalogue.sqlite.database_errors import database_errors_as_messages
from desktop_app.catalogue.sqlite.driver import OperationalError, connect, key_of
from desktop_app.catalogue.sqlite.encryption.key_file import KEY_NAME
from desktop_app.catalogue.sqlite.picture_location import PictureLocation
from desktop_app.catalogue.sqlite.read_only import read_only_connection
from desktop_app.catalogue.sqlite.recovery.damage_errors import damaged_error
from desktop_app.catalogue.sqlite.station_rows import remove_station
from desktop_app.domain.backup import Backup
from desktop_app.domain.timestamps import utc_now_text
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.write_errors import write_errors_as_messages

_CHUNK_BYTES: Final = 1 << 20
_PAGES_PER_STEP: Final = 2048
_FILES_PER_STEP: Final = 1_000
_POLL_S: Final = 0.02
# Steps of SQLite between two looks whether a check was cancelled: some milliseconds.
_STEPS_PER_LOOK: Final = 100_000
# Relative, or below the folder, however the path is written on Windows.
_MAY_BE_INSIDE: Final = (
    "(substr(path, 1, 2) = './' OR "
    "substr(lower(replace(path, '\\', '/')), 1, length(:folder)) = lower(:folder))"
)


def write_backup(folder: Path, target: Path) -> Job[Backup]:
    """Write a backup of the catalogue in ``folder``, which may be in use.

    A job that is closed leaves ``target`` as it was.

    Raises:
        VitrineError: the catalogue cannot be read, there is no folder for the backup, or
            the disk is full.
    """
    note = Message("Backing up the catalogue")
    yield Progress(0, 0, note)
    with database_errors_as_messages(folder), write_errors_as_messages(target):
        if not target.parent.is_dir() and target.parent.parent == folder:
            make_folder(target.parent, parents=False)
        with draft_folder(target.parent, "backup") as temporary:
            copy = temporary / DATABASE_NAME
            yield from _copy_database(folder / DATABASE_NAME, copy, note)
            contents = yield from _read_contents(copy, folder, note)
            with write_atomically(target) as draft:
                yield from _write_archive(draft, contents, note)
    return Backup(
        target,
        contents.made_at,
        target.stat().st_size,
        *contents.counts,
        is_automatic=False,
        file_count=contents.file_count,
        outside_count=contents.outside_count,
    )


class _Contents(NamedTuple):
    """What is going to be in a backup.

    Attributes:
        copy: the copy of the database.
        folder: of the catalogue, absolute.
        made_at: when the copy was made, in UTC.
        counts: number of products and pictures.
        files: names of the other files, relative to the folder.
        file_count: number of pictures whose files are among these.
        outside_count: number of pictures with files elsewhere, or none.
    """

    copy: Path
    folder: Path
    made_at: str
    counts: tuple[int, int]
    files: Sequence[str]
    file_count: int
    outside_count: int


def _read_contents(copy: Path, folder: Path, note: Message) -> Job[_Contents]:
    """Return what a backup has to contain for its copy of the database."""
    made_at, folder = utc_now_text(), folder.absolute()
    location = PictureLocation(folder)
    files: set[str] = set()
    file_count = 0
    with closing(connect(copy)) as db:
        with db:
            remove_station(db)
        counts = content_counts(db)
        with_files = _count_current(db)
        cursor = db.execute(_own_pictures(db), {"folder": folder.as_posix()})
        while rows := cursor.fetchmany(_FILES_PER_STEP):
            for stored, is_current in rows:
                path = Path(location.located(stored))
                if _is_own(path, folder):
                    files.add(path.relative_to(folder).as_posix())
                    file_count += is_current
            yield Progress(1, 2, note)
    # Drafts that are being written have another suffix.
    plans = (folder / SHELF_PLANS_NAME).glob("*.shelf")
    files.update(plan.relative_to(folder).as_posix() for plan in plans)
    outside_count = with_files - file_count
    return _Contents(copy, folder, made_at, counts, sorted(files), file_count, outside_count)


def _is_own(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder) and ".." not in path.parts and path.is_file()


def _count_current(db: sqlite3.Connection) -> int:
    """Return the number of pictures with files, without those that are kept for undo."""
    return int(db.execute(f"SELECT count(*) FROM pictures WHERE {_has_file(db)}").fetchone()[0])


def _own_pictures(db: sqlite3.Connection) -> str:
    """Return a query for the pictures that may be in the folder, and whether each is current.

    Of a million pictures elsewhere, none has to be read.
    """
    queries = [f"SELECT path, 1 FROM pictures WHERE {_has_file(db)} AND {_MAY_BE_INSIDE}"]
    if db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'bin_pictures'").fetchone():
        queries.append(f"SELECT path, 0 FROM bin_pictures WHERE {_MAY_BE_INSIDE}")
    return " UNION ALL ".join(queries)


def _has_file(db: sqlite3.Connection) -> str:
    columns = {row[1] for row in db.execute("PRAGMA table_info(pictures)")}
    return "origin <> 'confirmed'" if "origin" in columns else "true"


def _copy_database(source: Path, target: Path, note: Message) -> Job[None]:
    """Copy an open database as it is now, on a thread that does not block writers."""
    state = {"done": 0, "total": 0}
    is_cancelled = threading.Event()
    errors: list[BaseException] = []

    def progress(_: int, remaining: int, total: int) -> None:
        state.update(done=total - remaining, total=total)
        if is_cancelled.is_set():
            raise InterruptedError

    def copy() -> None:
        try:
            with (
                closing(read_only_connection(source)) as db,
                closing(connect(target, key=key_of(source))) as copied,
            ):
                # The read transaction fixes the state that is copied.
                db.execute("BEGIN")
                db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                db.backup(copied, pages=_PAGES_PER_STEP, progress=progress)
                require_intact(copied, source.parent, is_cancelled.is_set)
        except BaseException as error:  # noqa: BLE001 - raised again on the other thread
            errors.append(error)

    thread = threading.Thread(target=copy, name="backup")
    thread.start()
    try:
        while thread.is_alive():
            thread.join(_POLL_S)
            # The archive is the other half of the work.
            yield Progress(state["done"], 2 * state["total"], note)
    finally:
        is_cancelled.set()
        thread.join()
    for error in errors:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            # Of the copy: the catalogue itself is only read.
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise error


def require_intact(
    copy: sqlite3.Connection, folder: Path, is_cancelled: Callable[[], bool]
) -> None:
    """Check that the copy of a catalogue is intact.

    Args:
        copy: the copy.
        folder: of the catalogue.
        is_cancelled: asked while the copy is checked, which takes seconds for some gigabytes.

    Raises:
        VitrineError: it is damaged, as the catalogue must be.
        InterruptedError: the check was cancelled.
    """
    copy.set_progress_handler(is_cancelled, _STEPS_PER_LOOK)
    try:
        state = copy.execute("PRAGMA quick_check(1)").fetchone()
    except OperationalError as error:
        if is_cancelled():
            raise InterruptedError from error
        raise
    if state != ("ok",):
        raise damaged_error(folder)


def _write_archive(draft: Path, contents: _Contents, note: Message) -> Job[None]:
    files = [(f"{FILES_NAME}/{name}", contents.folder / name) for name in contents.files]
    key_file = contents.folder / KEY_NAME
    # A catalogue that was opened with a key of the caller has no file with it.
    if key_of(contents.copy) is not None and key_file.is_file():
        files.insert(0, (KEY_NAME, key_file))
    facts = {
        "made_at": contents.made_at,
        "products": contents.counts[0],
        "pictures": contents.counts[1],
        "files": contents.file_count,
        "outside": contents.outside_count,
        "folder": str(contents.folder),
    }
    yield from write_archive(draft, contents.copy, files, facts, note)


def write_archive(
    draft: Path,
    database: Path,
    files: Sequence[tuple[str, Path]],
    facts: Mapping[str, Any],
    note: Message,
) -> Job[None]:
    """Write the archive of a backup.

    Args:
        draft: the file to write.
        database: the copy of the database.
        files: names and contents of the other members.
        facts: of the manifest, without its format and its members.
        note: of the progress.
    """
    checksums: dict[str, dict[str, Any]] = {}
    members = [(DATABASE_NAME, database), *files]
    database_bytes = database.stat().st_size
    file_bytes = sum(file.stat().st_size for _, file in files)
    written, total = 0, 2 * database_bytes + file_bytes
    with ZipFile(draft, "w", compresslevel=1) as archive:
        for name, file in members:
            # What is encrypted cannot be compressed.
            is_small = name == DATABASE_NAME and key_of(file) is None
            kind = ZIP_DEFLATED if is_small else ZIP_STORED
            archive.compression = kind
            with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
                digest = hashlib.sha256()
                size = 0
                while chunk := source.read(_CHUNK_BYTES):
                    digest.update(chunk)
                    target.write(chunk)
                    size += len(chunk)
                    yield Progress(database_bytes + written + size, total, note)
            written += size
            checksums[name] = {"bytes": size, "sha256": digest.hexdigest()}
        manifest = {"format": MANIFEST_FORMAT, **facts, "members": checksums}
        archive.compression = ZIP_DEFLATED
        archive.writestr(MANIFEST_NAME, json.dumps(manifest, ensure_ascii=False, indent=1))


def local_stamp() -> str:
    """Return the local time for the name of a file: ``2026-11-21-160000``."""
    return time.strftime("%Y-%m-%d-%H%M%S")
