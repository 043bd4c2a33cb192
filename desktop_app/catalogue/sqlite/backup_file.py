"""A backup as one file: a ZIP archive of the database and of pictures in the folder.

``manifest.json`` in it has the SHA-256 of every other member.
"""

import hashlib
import json
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, is_zipfile

from desktop_app.atomic_file import write_atomically
from desktop_app.catalogue.sqlite.database import DATABASE_NAME, database_errors_as_messages
from desktop_app.domain.backup import Backup
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress

BACKUP_SUFFIX: Final = ".zip"
_MANIFEST: Final = "manifest.json"
# In an unpacked backup: a text file with the folder that the catalogue was in.
ORIGIN_NAME: Final = "origin"
_FORMAT: Final = 1
_FILES: Final = "files"
_CHUNK_BYTES: Final = 1 << 20
_PAGES_PER_STEP: Final = 2048
_POLL_S: Final = 0.02
_MAX_MANIFEST_BYTES: Final = 256 << 20


def write_backup(folder: Path, target: Path) -> Job[Backup]:
    """Write a backup of the catalogue in ``folder``, which may be in use.

    A job that is closed leaves ``target`` as it was.

    Raises:
        VitrineError: the catalogue cannot be read, or the disk is full.
    """
    note = Message("Backing up the catalogue")
    yield Progress(0, 0, note)
    with database_errors_as_messages(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=target.parent, prefix="backup-") as temporary:
            copy = Path(temporary) / DATABASE_NAME
            yield from _copy_database(folder / DATABASE_NAME, copy, note)
            contents = _Contents(copy, folder)
            with write_atomically(target) as draft:
                yield from _write_archive(draft, contents, note)
    return Backup(
        target,
        contents.made_at,
        target.stat().st_size,
        contents.product_count,
        contents.picture_count,
        is_automatic=False,
    )


@contextmanager
def unpacked_backup(file: Path, folder: Path) -> Iterator[tuple[Path, Path]]:
    """Unpack a backup into ``folder`` for the block, after a check of every checksum.

    Yields:
        the database, and the folder with the files of the catalogue.

    Raises:
        VitrineError: the file is no backup, or damaged.
    """
    with (
        database_errors_as_messages(folder),
        TemporaryDirectory(dir=folder, prefix="restore-") as temporary,
    ):
        root = Path(temporary)
        database = root / DATABASE_NAME
        if is_zipfile(file):
            _unpack(file, root)
        else:
            # The automatic backups are copies of the database alone.
            _check_is_database(file)
            _copy_closed_database(file, database)
        _check_database(database, file)
        yield database, root / _FILES


def read_backup(file: Path, *, is_automatic: bool) -> Backup | None:
    """Return what a backup contains, without a check of its contents; None if it is none."""
    try:
        status = file.stat()
        if file.suffix == BACKUP_SUFFIX:
            with ZipFile(file) as archive:
                manifest = _manifest(archive)
            made_at = str(manifest["made_at"])
            counts = int(manifest["products"]), int(manifest["pictures"])
        else:
            made_at = _as_text(datetime.fromtimestamp(status.st_mtime, UTC))
            with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as db:
                counts = _counts(db)
    except (OSError, BadZipFile, sqlite3.Error, ValueError, KeyError):
        return None
    return Backup(file, made_at, status.st_size, *counts, is_automatic)


class _Contents:
    """What is going to be in a backup: counts, and the files that the copy refers to."""

    def __init__(self, copy: Path, folder: Path) -> None:
        self.copy = copy
        self.folder = folder.absolute()
        self.made_at = _as_text(datetime.now(UTC))
        with closing(sqlite3.connect(copy)) as db:
            self.product_count, self.picture_count = _counts(db)
            paths = [row[0] for row in db.execute("SELECT path FROM pictures")]
            if db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'bin_pictures'").fetchone():
                paths += [row[0] for row in db.execute("SELECT path FROM bin_pictures")]
        self.files = sorted(
            {
                path.relative_to(self.folder).as_posix()
                for path in map(Path, paths)
                if path.is_relative_to(self.folder) and ".." not in path.parts and path.is_file()
            }
        )


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
            with closing(sqlite3.connect(source)) as db, closing(sqlite3.connect(target)) as copied:
                # The read transaction fixes the state that is copied.
                db.execute("BEGIN")
                db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                db.backup(copied, pages=_PAGES_PER_STEP, progress=progress)
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
    if errors:
        raise errors[0]


def _write_archive(draft: Path, contents: _Contents, note: Message) -> Job[None]:
    checksums: dict[str, dict[str, Any]] = {}
    members = [(DATABASE_NAME, contents.copy)]
    members += [(f"{_FILES}/{name}", contents.folder / name) for name in contents.files]
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
            "format": _FORMAT,
            "made_at": contents.made_at,
            "products": contents.product_count,
            "pictures": contents.picture_count,
            "folder": str(contents.folder),
            "members": checksums,
        }
        archive.compression = ZIP_DEFLATED
        archive.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))


def _unpack(file: Path, root: Path) -> None:
    try:
        with ZipFile(file) as archive:
            manifest = _manifest(archive)
            members: Mapping[str, Mapping[str, Any]] = manifest["members"]
            (root / ORIGIN_NAME).write_text(str(manifest["folder"]), encoding="utf-8")
            for name, expected in members.items():
                _check_name(name, file)
                target = root / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as source, target.open("wb") as copy:
                    digest = _copy_limited(source, copy, int(expected["bytes"]))
                if digest != expected["sha256"]:
                    raise _damaged(file)
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError, EOFError) as error:
        raise _damaged(file) from error


def _manifest(archive: ZipFile) -> Mapping[str, Any]:
    if archive.getinfo(_MANIFEST).file_size > _MAX_MANIFEST_BYTES:
        raise ValueError(_MANIFEST)
    manifest = json.loads(archive.read(_MANIFEST))
    if not isinstance(manifest, dict) or manifest["format"] != _FORMAT:
        raise ValueError(_MANIFEST)
    return manifest


def _check_name(name: str, file: Path) -> None:
    """Refuse names that would lead out of the folder."""
    parts = PurePosixPath(name).parts
    is_inside = not any(part in ("..", "/") or ":" in part or "\\" in part for part in parts)
    if name != DATABASE_NAME and not (is_inside and len(parts) > 1 and parts[0] == _FILES):
        raise _damaged(file)


def _copy_limited(source: IO[bytes], target: IO[bytes], size: int) -> str:
    """Copy at most ``size`` bytes, and return their SHA-256; "" if there are more."""
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK_BYTES):
        size -= len(chunk)
        if size < 0:
            return ""
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()


def _copy_closed_database(file: Path, target: Path) -> None:
    """Copy a database with what is in its write-ahead log, if it has one."""
    try:
        with closing(sqlite3.connect(file)) as db, closing(sqlite3.connect(target)) as copy:
            db.execute("PRAGMA query_only = ON")
            db.backup(copy)
    except sqlite3.DatabaseError as error:
        raise _damaged(file) from error


def _check_is_database(file: Path) -> None:
    try:
        with file.open("rb") as stream:
            start = stream.read(16)
    except OSError:
        start = b""
    if start != b"SQLite format 3\0":
        raise VitrineError(
            Message("{name} is not a backup of a catalogue.", name=file.name),
            Message("Choose a file that vitrine backup has made, or an automatic backup."),
        )


def _check_database(database: Path, file: Path) -> None:
    try:
        with closing(sqlite3.connect(database)) as db:
            (state,) = db.execute("PRAGMA quick_check(1)").fetchone()
            _counts(db)
    except sqlite3.Error as error:
        raise _damaged(file) from error
    if state != "ok":
        raise _damaged(file)


def _counts(db: sqlite3.Connection) -> tuple[int, int]:
    columns = {row[1] for row in db.execute("PRAGMA table_info(products)")}
    where = " WHERE merged_into IS NULL" if "merged_into" in columns else ""
    (products,) = db.execute(f"SELECT count(*) FROM products{where}").fetchone()
    (pictures,) = db.execute("SELECT count(*) FROM pictures").fetchone()
    return products, pictures


def _as_text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def local_stamp() -> str:
    """Return the local time for the name of a file: ``2026-11-21-160000``."""
    return time.strftime("%Y-%m-%d-%H%M%S")


def _damaged(file: Path) -> VitrineError:
    return VitrineError(
        Message("The backup {name} is damaged.", name=file.name),
        Message("Choose another backup."),
    )
