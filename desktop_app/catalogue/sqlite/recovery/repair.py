"""Repair of a damaged catalogue: what can be read is written into a new database."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from desktop_app.atomic_file import draft_folder
from desktop_app.catalogue.protocols.recovery import ThumbnailSource
from desktop_app.catalogue.sqlite.audit_log_transfer import log_in_file
from desktop_app.catalogue.sqlite.creation import write_empty_catalogue
from desktop_app.catalogue.sqlite.database_errors import (
    database_error,
    database_errors_as_messages,
)
from desktop_app.catalogue.sqlite.driver import connect, key_of
from desktop_app.catalogue.sqlite.migrations import LATEST_VERSION
from desktop_app.catalogue.sqlite.picture_location import PictureLocation
from desktop_app.catalogue.sqlite.read_only import is_writable
from desktop_app.catalogue.sqlite.recovery.cleanup import (
    correct_values,
    remove_lost_references,
    restore_thumbnails,
)
from desktop_app.catalogue.sqlite.recovery.damage_check import check_database
from desktop_app.catalogue.sqlite.recovery.damaged_copy import (
    copy_database,
    lacks_tables,
    make_readable,
    rebuild_schema,
)
from desktop_app.catalogue.sqlite.recovery.expected_schema import (
    DERIVED_TABLES,
    expected_tables,
)
from desktop_app.catalogue.sqlite.recovery.opening_check import reading_connection
from desktop_app.catalogue.sqlite.recovery.salvage import salvage_connection
from desktop_app.catalogue.sqlite.recovery.table_transfer import TableTransfer
from desktop_app.catalogue.sqlite.recovery.unreadable import UNREADABLE
from desktop_app.catalogue.sqlite.replacement import (
    keep_damaged_copy,
    refuse_station_copy,
    remove_database,
    replace_database,
    require_unused,
)
from desktop_app.domain.damage import RepairedTable, RepairReport
from desktop_app.errors import DamagedCatalogueError, Message, VitrineError
from desktop_app.progress import Job, Progress

# Files of the index and of the keypoints, which may have been made from damaged values.
_CACHES: Final = ("index-*", "keypoints-*", "keypoints.card")
# The damaged copy, the copy that is read, and the new database.
_COPIES: Final = 3


def repair_database(file: Path, thumbnails: ThumbnailSource) -> Job[RepairReport]:
    """Replace a damaged database by a new one with everything that can be read of it.

    The damaged file is copied to the folder of backups first. A catalogue without damage, and
    one of which nothing can be read, stays as it is.

    Args:
        file: the database.
        thumbnails: checks the thumbnails, and makes new ones.

    Raises:
        VitrineError: nothing can be read, the catalogue is in use or read-only, the disk is
            full, or the file is no catalogue.
    """
    folder = file.parent
    yield Progress(0, 0, Message("Checking the catalogue"))
    if not (yield from _is_damaged(file, thumbnails)):
        return RepairReport(None)
    refuse_station_copy(file)
    if not is_writable(file):
        raise database_error(sqlite3.SQLITE_READONLY, folder)
    with (
        database_errors_as_messages(folder),
        draft_folder(folder, "repair") as temporary,
    ):
        _require_space(file)
        source, target = temporary / "damaged.sqlite", temporary / "repaired.sqlite"
        copy_database(file, source)
        kept = keep_damaged_copy(file)
        try:
            require_unused(file)
            tables = yield from _rebuild(source, target, folder, thumbnails)
        except BaseException:
            remove_database(kept)
            raise
        log_in_file(target, "repair")
        replace_database(file, target)
        _remove_caches(folder)
    return RepairReport(kept, tables)


def _remove_caches(folder: Path) -> None:
    for pattern in _CACHES:
        for file in folder.glob(pattern):
            file.unlink(missing_ok=True)


def _is_damaged(file: Path, thumbnails: ThumbnailSource) -> Job[bool]:
    try:
        check_database(file)
    except DamagedCatalogueError as error:
        if not error.is_repairable:
            raise
        return True
    with (
        database_errors_as_messages(file.parent),
        closing(reading_connection(file)) as connection,
    ):
        for number, (jpeg,) in enumerate(connection.execute("SELECT jpeg FROM thumbnails")):
            if not thumbnails.is_readable(jpeg):
                return True
            yield Progress(number, 0, Message("Checking the pictures"))
    return False


def _require_space(file: Path) -> None:
    if shutil.disk_usage(file.parent).free < _COPIES * file.stat().st_size:
        raise database_error(sqlite3.SQLITE_FULL, file.parent)


def _rebuild(
    source: Path, target: Path, folder: Path, thumbnails: ThumbnailSource
) -> Job[tuple[RepairedTable, ...]]:
    """Write what can be read of a copy into a new database."""
    key = key_of(source)
    if key is None:
        source, version = _readable(source)
    else:
        # Its pages are encrypted: none of them can be written again from what is known.
        version = _version(source)
    write_empty_catalogue(target, key, version)
    with closing(salvage_connection(source)) as old, closing(connect(target)) as new, new:
        transfer = TableTransfer(old, new)
        tables = expected_tables(version)
        identity = new.execute("SELECT id, created_at FROM catalogue").fetchone()
        new.execute("DELETE FROM catalogue")
        for number, table in enumerate(tables):
            if table in DERIVED_TABLES or table.startswith("product_texts"):
                continue
            for _ in transfer.copy(table):
                yield Progress(number, len(tables), Message("Repairing the catalogue"))
        if new.execute("SELECT count(*) FROM catalogue").fetchone() != (1,):
            # The id cannot be read.
            new.execute("DELETE FROM catalogue")
            new.execute("INSERT INTO catalogue (id, created_at) VALUES (?, ?)", identity)
        transfer.changed.update(correct_values(new))
        for number in restore_thumbnails(new, PictureLocation(folder), thumbnails):
            yield Progress(number, 0, Message("Checking the pictures"))
        remove_lost_references(new, set(tables))
        transfer.keep_numbers()
        report = transfer.report()
    if not _product_count(target):
        raise VitrineError(
            Message("Nothing can be read of the catalogue in {folder}.", folder=folder),
            Message("Restore a backup, or choose another folder."),
        )
    return report


def _readable(source: Path) -> tuple[Path, int]:
    """Return a copy of a damaged database that SQLite opens, and the version of its schema."""
    make_readable(source)
    version = _version(source)
    if lacks_tables(source, version):
        rebuilt = source.with_name("rebuilt.sqlite")
        shutil.copyfile(source, rebuilt)
        rebuild_schema(rebuilt, version)
        if _product_count(rebuilt) > _product_count(source):
            source = rebuilt
    return source, version


def _version(source: Path) -> int:
    """Return the version of a damaged catalogue; the latest if it cannot be read."""
    try:
        with closing(salvage_connection(source)) as db:
            rows = db.execute("SELECT name FROM _sqlite_migrations").fetchall()
    except UNREADABLE:
        return LATEST_VERSION
    numbers = [int(name[:3]) for (name,) in rows if name[:3].isdecimal()]
    return min(max(numbers, default=LATEST_VERSION), LATEST_VERSION)


def _product_count(database: Path) -> int:
    """Return the number of products that can be read one after the other."""
    count = 0
    try:
        with closing(salvage_connection(database)) as db:
            for _ in db.execute("SELECT sku FROM products NOT INDEXED"):
                count += 1
    except UNREADABLE:
        pass
    return count
