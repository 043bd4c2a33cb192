"""Backups without some photos: each is written anew, or deleted if it cannot be read."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from desktop_app.atomic_file import write_atomically
from desktop_app.catalogue.protocols.catalogue import IsForgotten
from desktop_app.catalogue.sqlite.backup_file import write_archive
from desktop_app.catalogue.sqlite.backup_listing import (
    BACKUP_SUFFIX,
    BACKUPS_NAME,
    content_counts,
)
from desktop_app.catalogue.sqlite.backup_manifest import read_manifest
from desktop_app.catalogue.sqlite.backup_unpacking import (
    FILES_NAME,
    DamagedBackupError,
    unpack_backup,
    unpacking_folder,
)
from desktop_app.catalogue.sqlite.database import DATABASE_NAME, PICTURES_NAME, CatalogueDatabase
from desktop_app.catalogue.sqlite.database_errors import database_errors_as_messages
from desktop_app.catalogue.sqlite.driver import connect
from desktop_app.catalogue.sqlite.kept_photos import SqliteKeptPhotos
from desktop_app.domain.actor import Actor
from desktop_app.domain.backup import DAMAGED_SUFFIX, ForgottenBackup
from desktop_app.domain.forgetting import ForgetScope
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress

_NOTE: Final = Message("Deleting photos from the backups")
_BATCH: Final = 500
# Of the members of an archive, without those that only describe them.
_MANIFEST_FACTS: Final = ("made_at", "products", "pictures", "files", "outside", "folder")


def forget_in_backups(
    folder: Path, scope: ForgetScope, is_forgotten: IsForgotten, *, dry_run: bool
) -> Job[list[ForgottenBackup]]:
    """Delete photos from all backups in the folder of a catalogue, one after another.

    A backup that has none of them stays as it is. The others are replaced as a whole. A job that
    is closed leaves each backup as it was or without the photos.

    Args:
        folder: of the catalogue.
        scope: the photos.
        is_forgotten: tells whether another file of a backup is in the scope.
        dry_run: whether nothing is changed.

    Returns:
        the backups that are changed or deleted, and those that cannot be.

    Raises:
        VitrineError: the disk is full, or a file cannot be written.
    """
    found = []
    files = sorted((folder / BACKUPS_NAME).glob("*"))
    for number, file in enumerate(files):
        yield Progress(number, len(files), _NOTE)
        with database_errors_as_messages(folder):
            if not _may_have_photos(file, scope):
                continue
            if file.name.endswith(DAMAGED_SUFFIX):
                found.append(_delete(file, dry_run=dry_run))
            elif file.suffix in (BACKUP_SUFFIX, ".sqlite"):
                result = yield from _forget(file, folder, scope, is_forgotten, dry_run=dry_run)
                found += [] if result is None else [result]
    return found


def _may_have_photos(file: Path, scope: ForgetScope) -> bool:
    # Backups are not changed after they were made, and keep their times when they are rewritten.
    return scope.may_include(datetime.fromtimestamp(file.stat().st_mtime, UTC))


def _forget(
    file: Path, folder: Path, scope: ForgetScope, is_forgotten: IsForgotten, *, dry_run: bool
) -> Job[ForgottenBackup | None]:
    with unpacking_folder(folder) as root:
        try:
            yield from unpack_backup(file, root)
            with _opened(root) as database:
                photos = SqliteKeptPhotos(database)
                found = photos.find(scope).plus(photos.find_stock(scope))
                dropped = _dropped(root / FILES_NAME, found.files, is_forgotten)
                if not (found.count or dropped):
                    return None
                if not dry_run:
                    yield from _delete_photos(photos, scope)
        except DamagedBackupError:
            return _delete(file, dry_run=dry_run)
        except VitrineError as error:
            if error.__cause__ is not None:
                # An error of the disk says nothing about the backup.
                raise
            # It is of a newer version, or no backup of this program.
            return ForgottenBackup(file, reason=error)
        if not dry_run:
            yield from _replace(file, root, dropped)
    plans = dropped.difference(found.files)
    return ForgottenBackup(file, found.count + len(plans), found.size_bytes)


@contextmanager
def _opened(root: Path) -> Iterator[CatalogueDatabase]:
    database = CatalogueDatabase.open(root, Actor.local(), create=False)
    try:
        yield database
    finally:
        database.close()


def _delete_photos(photos: SqliteKeptPhotos, scope: ForgetScope) -> Job[None]:
    while photos.forget(scope, limit=_BATCH).count:
        yield Progress(0, 0, _NOTE)
    photos.forget_stock(scope)
    photos.compact()


def _dropped(files: Path, names: Sequence[str], is_forgotten: IsForgotten) -> set[str]:
    """Return the unpacked files that do not come into the new backup, relative to ``files``."""
    unpacked = [one for one in files.rglob("*") if one.is_file()] if files.is_dir() else []
    known = set(names)
    return {
        name
        for one in unpacked
        if (name := one.relative_to(files).as_posix()) in known or is_forgotten(one)
    }


def _replace(file: Path, root: Path, dropped: set[str]) -> Job[None]:
    """Replace a backup by what is unpacked in ``root``; it keeps its time."""
    status = file.stat()
    database = root / DATABASE_NAME
    with write_atomically(file) as draft:
        if file.suffix == BACKUP_SUFFIX:
            yield from _write_again(file, draft, root, dropped)
        else:
            shutil.copyfile(database, draft)
        os.utime(draft, ns=(status.st_atime_ns, status.st_mtime_ns))


def _write_again(file: Path, draft: Path, root: Path, dropped: set[str]) -> Job[None]:
    with ZipFile(file) as archive:
        manifest = read_manifest(archive)
    names = [name for name in manifest["members"] if name != DATABASE_NAME]
    kept = [name for name in names if name.removeprefix(f"{FILES_NAME}/") not in dropped]
    facts = {name: manifest[name] for name in _MANIFEST_FACTS if name in manifest}
    with closing(connect(root / DATABASE_NAME)) as db:
        facts["products"], facts["pictures"] = content_counts(db)
    pictures = sum(name.startswith(f"{PICTURES_NAME}/") for name in dropped)
    facts["files"] = max(0, int(facts.get("files", 0)) - pictures)
    members = [(name, root / name) for name in kept]
    yield from write_archive(draft, root / DATABASE_NAME, members, facts, _NOTE)


def _delete(file: Path, *, dry_run: bool) -> ForgottenBackup:
    """Delete a backup that cannot be read as a whole."""
    log = file.with_name(f"{file.name}-wal")
    files = [one for one in (file, log) if one.is_file()]
    size_bytes = sum(one.stat().st_size for one in files)
    if not dry_run:
        for one in files:
            one.unlink()
    return ForgottenBackup(file, size_bytes=size_bytes, is_deleted=True)
