"""Restoring a backup: a preview of the changes, then the replacement in one step."""

import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from tempfile import gettempdir
from typing import Final

from sqlite_utils import Database

from desktop_app.atomic_file import make_folder, write_atomically
from desktop_app.catalogue.sqlite.audit_log_transfer import carry_log, log_in_file
from desktop_app.catalogue.sqlite.backup_file import local_stamp, write_backup
from desktop_app.catalogue.sqlite.backup_listing import BACKUP_SUFFIX, BACKUPS_NAME
from desktop_app.catalogue.sqlite.backup_unpacking import (
    FILES_NAME,
    ORIGIN_NAME,
    unpack_backup,
    unpacking_folder,
)
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.database_errors import (
    database_error,
    database_errors_as_messages,
)
from desktop_app.catalogue.sqlite.driver import (
    DatabaseError,
    attach,
    connect,
    key_id_of,
    key_of,
)
from desktop_app.catalogue.sqlite.encryption.catalogue_key import unlocked_key
from desktop_app.catalogue.sqlite.encryption.key_file import KEY_NAME, read_key_id
from desktop_app.catalogue.sqlite.encryption.locking import require_unlocked
from desktop_app.catalogue.sqlite.encryption.recoding import recode
from desktop_app.catalogue.sqlite.migrations import check_version
from desktop_app.catalogue.sqlite.read_only import (
    is_writable,
    read_only_connection,
    read_only_parameters,
)
from desktop_app.catalogue.sqlite.replacement import (
    keep_damaged_copy,
    refuse_station_copy,
    replace_database,
)
from desktop_app.domain.backup import RestorePreview
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress

# Ids and dates of the rows say nothing about the product.
_COMPARED: Final = (
    *("name", "brand", "category", "price", "currency", "gtin", "description"),
    *("attributes", "archived_at", "merged_into"),
)
_BUSY_TIMEOUT_S: Final = 5.0


def preview_restore(file: Path, folder: Path) -> Job[RestorePreview]:
    """Find out what ``restore_backup`` would change; nothing is changed.

    Raises:
        VitrineError: the file is no backup, is damaged, or of a newer version.
    """
    # Its key opens its own backups, also those with an earlier password.
    require_unlocked(folder / DATABASE_NAME)
    temporary = _existing_folder(folder)
    if not os.access(temporary, os.W_OK):
        temporary = Path(gettempdir())
    with unpacking_folder(temporary) as root:
        database = yield from unpack_backup(file, root)
        check_database_version(database, file)
        database = yield from _encrypted_as(folder / DATABASE_NAME, database)
        return _compare(database, folder / DATABASE_NAME)


def restore_backup(file: Path, folder: Path) -> Job[Path | None]:
    """Replace the catalogue in ``folder`` by a backup, in one step.

    Windows and programs that have the catalogue open see the new contents; they should open
    it again.

    Returns:
        a backup of the replaced catalogue, in its folder of backups; None if there was none.

    Raises:
        VitrineError: the file is no backup or damaged, or the catalogue is locked.
    """
    if not is_writable(folder / DATABASE_NAME):
        raise database_error(sqlite3.SQLITE_READONLY, folder)
    require_unlocked(folder / DATABASE_NAME)
    note = Message("Restoring the backup")
    yield Progress(0, 0, note)
    refuse_station_copy(folder / DATABASE_NAME)
    with database_errors_as_messages(folder), unpacking_folder(_existing_folder(folder)) as root:
        database = yield from unpack_backup(file, root)
        check_database_version(database, file)
        make_folder(folder)
        current = folder / DATABASE_NAME
        database = yield from _encrypted_as(current, database)
        replaced = yield from _keep_replaced(current)
        _adapt(database, current, folder.absolute())
        if replaced is not None and _is_readable(current):
            carry_log(current, database)
        log_in_file(database, "restore", file.name)
        _copy_files(root / FILES_NAME, folder)
        if _is_readable(current):
            _overwrite(current, database)
        else:
            _copy_key_file(database, folder)
            replace_database(current, database)
    return replaced


def check_database_version(database: Path, file: Path) -> None:
    """Raise ``VitrineError`` if a newer version of the program made the backup ``file``."""
    with closing(connect(database)) as db:
        check_version(Database(db), name=file.name)


def _encrypted_as(current: Path, database: Path) -> Job[Path]:
    """Return an unpacked database that is encrypted as the catalogue that it replaces.

    A catalogue keeps its encryption, or its lack of one; a new one gets that of the backup.
    """
    if not current.is_file():
        return database
    is_plain = not key_id_of(current)
    key = None if is_plain else key_of(current) or unlocked_key(read_key_id(current.parent))
    if key_of(database) == key or not (is_plain or key):
        return database
    recoded = database.with_name(f"recoded-{database.name}")
    yield from recode(database, recoded, key, Message("Reading the backup"))
    return recoded


def _copy_key_file(database: Path, folder: Path) -> None:
    """Give a new catalogue the key file of its backup."""
    key_file = database.with_name(KEY_NAME)
    if key_file.exists() and key_id_of(database) == read_key_id(database.parent):
        with write_atomically(folder / KEY_NAME, is_private=True) as draft:
            shutil.copyfile(key_file, draft)


def _existing_folder(folder: Path) -> Path:
    return next(one for one in (folder.absolute(), *folder.absolute().parents) if one.is_dir())


def _compare(backup: Path, current: Path) -> RestorePreview:
    # An address can be attached only to a connection that was opened by one.
    with closing(connect(backup, "mode=rw")) as db:
        products = _count(db, "main.products")
        (pictures,) = db.execute("SELECT count(*) FROM pictures").fetchone()
        if not _is_readable(current):
            is_new = not current.exists()
            return RestorePreview(products, pictures, products, 0, 0, is_readable=is_new)
        attach(db, current, "old", parameters=read_only_parameters(current))
        columns = [_columns(db, name) for name in ("main", "old")]
        shared = [name for name in _COMPARED if all(name in some for some in columns)]
        differs = " OR ".join(f"a.{name} IS NOT b.{name}" for name in shared)
        more, fewer = (
            db.execute(
                f"SELECT count(*) FROM {one}.products WHERE sku NOT IN "
                f"(SELECT sku FROM {other}.products)"
            ).fetchone()[0]
            for one, other in (("main", "old"), ("old", "main"))
        )
        (is_same,) = db.execute(
            "SELECT (SELECT id FROM main.catalogue) = (SELECT id FROM old.catalogue)"
        ).fetchone()
        (changed,) = db.execute(
            "SELECT count(*) FROM main.products a JOIN old.products b USING (sku) "
            f"WHERE {differs or 'FALSE'}"
        ).fetchone()
    return RestorePreview(
        *(products, pictures, more, fewer, changed),
        is_readable=True,
        is_same_catalogue=bool(is_same),
    )


def _count(db: sqlite3.Connection, table: str) -> int:
    where = " WHERE merged_into IS NULL" if "merged_into" in _columns(db, "main") else ""
    return int(db.execute(f"SELECT count(*) FROM {table}{where}").fetchone()[0])


def _columns(db: sqlite3.Connection, schema: str) -> set[str]:
    return {row[1] for row in db.execute(f"PRAGMA {schema}.table_info(products)")}


def _is_readable(database: Path) -> bool:
    """Return whether there is a catalogue that can be compared and backed up."""
    if not database.is_file():
        return False
    try:
        with closing(read_only_connection(database)) as db:
            (state,) = db.execute("PRAGMA quick_check(1)").fetchone()
            db.execute("SELECT sku FROM products LIMIT 1")
    except DatabaseError:
        return False
    return bool(state == "ok")


def _keep_replaced(current: Path) -> Job[Path | None]:
    """Back up the catalogue that is going to be replaced; copy it if it is damaged."""
    if not current.is_file():
        return None
    backups = current.parent / BACKUPS_NAME
    make_folder(backups, parents=False)
    if _is_readable(current):
        target = backups / f"replaced-{local_stamp()}{BACKUP_SUFFIX}"
        yield from write_backup(current.parent, target)
        return target
    return keep_damaged_copy(current)


def _adapt(database: Path, current: Path, folder: Path) -> None:
    """Make the unpacked database that of ``folder``: its paths, and numbers not used yet."""
    with closing(connect(database)) as db, db:
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema")}
        origin = _origin_folder(database.parent)
        for table in ("pictures", "bin_pictures"):
            if origin and table in tables:
                db.execute(
                    f"UPDATE {table} SET path = ? || substr(path, ?) "
                    "WHERE substr(path, 1, ?) IN (? || '/', ? || '\\')",
                    [str(folder), len(origin) + 1, len(origin) + 1, origin, origin],
                )
        if _is_readable(current):
            # An id in an index file must never mean another picture.
            with closing(connect(current)) as old:
                used = old.execute("SELECT seq, name FROM sqlite_sequence").fetchall()
            db.executemany(
                "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?",
                used,
            )


def _origin_folder(root: Path) -> str:
    file = root / ORIGIN_NAME
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _copy_files(files: Path, folder: Path) -> None:
    for file in sorted(files.rglob("*")) if files.is_dir() else ():
        target = folder / file.relative_to(files)
        if file.is_file() and not (target.is_file() and target.read_bytes() == file.read_bytes()):
            make_folder(target.parent)
            with write_atomically(target) as draft:
                shutil.copyfile(file, draft)


def _overwrite(current: Path, database: Path) -> None:
    """Replace the contents of a database, which may be open elsewhere, in one transaction."""
    deadline = time.monotonic() + _BUSY_TIMEOUT_S
    last = -1

    def check_time(_: int, remaining: int, __: int) -> None:
        nonlocal last, deadline
        if remaining != last:
            last, deadline = remaining, time.monotonic() + _BUSY_TIMEOUT_S
        elif time.monotonic() > deadline:
            raise VitrineError(
                Message("The catalogue in {folder} is in use by another program.",
                        folder=current.parent),
                Message("Close the other program, then try again."),
            )  # fmt: skip

    with closing(connect(database)) as source, closing(connect(current)) as target:
        source.backup(target, progress=check_time)
