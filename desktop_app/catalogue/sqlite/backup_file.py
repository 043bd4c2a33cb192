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
from collections.abc import Sequence
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
from desktop_app.catalogue.sqlite.picture_location import PictureLocation
from desktop_app.catalogue.sqlite.read_only import read_only_connection
from desktop_app.catalogue.sqlite.recovery.damage_errors import damaged_error
from desktop_app.domain.backup import Backup
from desktop_app.domain.timestamps import utc_now_text
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.write_errors import write_errors_as_messages

_CHUNK_BYTES: Final = 1 << 20
_PAGES_PER_STEP: Final = 2048
_POLL_S: Final = 0.02


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
            contents = _Contents(copy, folder)
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


class _PicturePath(NamedTuple):
    """Where the file of a picture is.

    Attributes:
        is_current: whether the picture is in the catalogue, not kept aside for undo.
    """

    path: Path
    is_current: bool


class _Contents:
    """What is going to be in a backup: counts, and the files that the copy refers to."""

    def __init__(self, copy: Path, folder: Path) -> None:
        self.copy = copy
        self.folder = folder.absolute()
        self.made_at = utc_now_text()
        with closing(sqlite3.connect(copy)) as db:
            self.counts = content_counts(db)
            paths = _picture_paths(db, PictureLocation(folder))
        own = [one for one in paths if self._is_own(one.path)]
        # Drafts that are being written have another suffix.
        plans = (self.folder / SHELF_PLANS_NAME).glob("*.shelf")
        kept = {*(one.path for one in own), *plans}
        self.files = sorted(path.relative_to(self.folder).as_posix() for path in kept)
        self.file_count = sum(one.is_current for one in own)
        self.outside_count = sum(one.is_current for one in paths) - self.file_count

    def _is_own(self, path: Path) -> bool:
        return path.is_relative_to(self.folder) and ".." not in path.parts and path.is_file()


def _picture_paths(db: sqlite3.Connection, location: PictureLocation) -> Sequence[_PicturePath]:
    """Return the paths of all pictures that have files."""
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema")}
    columns = {row[1] for row in db.execute("PRAGMA table_info(pictures)")}
    where = " WHERE origin <> 'confirmed'" if "origin" in columns else ""
    queries = {f"SELECT path FROM pictures{where}": True}
    if "bin_pictures" in tables:
        queries["SELECT path FROM bin_pictures"] = False
    return [
        _PicturePath(Path(location.located(path)), is_current)
        for query, is_current in queries.items()
        for (path,) in db.execute(query)
    ]


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
                closing(sqlite3.connect(target)) as copied,
            ):
                # The read transaction fixes the state that is copied.
                db.execute("BEGIN")
                db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                db.backup(copied, pages=_PAGES_PER_STEP, progress=progress)
                require_intact(copied, source.parent)
        except BaseException as error:  # noqa: BLE001 - raised again on the other thread
            errors.append(error)

    thread = threading.Thread(target=copy, name="backup")
    thread.start()
    try:
        while thread.is_alive():
            thread.join(_POLL_S)
            yield Progress(state["done"], state["total"], note)
    finally:
        is_cancelled.set()
        thread.join()
    for error in errors:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            # Of the copy: the catalogue itself is only read.
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise error


def require_intact(copy: sqlite3.Connection, folder: Path) -> None:
    """Raise ``VitrineError`` if the copy of a catalogue is damaged, as the catalogue must be."""
    if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged_error(folder)


def _write_archive(draft: Path, contents: _Contents, note: Message) -> Job[None]:
    checksums: dict[str, dict[str, Any]] = {}
    members = [(DATABASE_NAME, contents.copy)]
    members += [(f"{FILES_NAME}/{name}", contents.folder / name) for name in contents.files]
    with ZipFile(draft, "w", compresslevel=1) as archive:
        for number, (name, file) in enumerate(members):
            kind = ZIP_DEFLATED if name == DATABASE_NAME else ZIP_STORED
            archive.compression = kind
            with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
                digest = hashlib.sha256()
                size = 0
                while chunk := source.read(_CHUNK_BYTES):
                    digest.update(chunk)
                    target.write(chunk)
                    size += len(chunk)
                    yield Progress(number, len(members), note)
            checksums[name] = {"bytes": size, "sha256": digest.hexdigest()}
        manifest = {
            "format": MANIFEST_FORMAT,
            "made_at": contents.made_at,
            "products": contents.counts[0],
            "pictures": contents.counts[1],
            "files": contents.file_count,
            "outside": contents.outside_count,
            "folder": str(contents.folder),
            "members": checksums,
        }
        archive.compression = ZIP_DEFLATED
        archive.writestr(MANIFEST_NAME, json.dumps(manifest, ensure_ascii=False, indent=1))


def local_stamp() -> str:
    """Return the local time for the name of a file: ``2026-11-21-160000``."""
    return time.strftime("%Y-%m-%d-%H%M%S")
