"""The list of a catalogue's backups; the catalogue itself may be missing or damaged."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from desktop_app.catalogue.sqlite.backup_manifest import DAMAGED_ARCHIVE, read_manifest
from desktop_app.catalogue.sqlite.driver import Error, connect
from desktop_app.catalogue.sqlite.read_only import IMMUTABLE
from desktop_app.domain.backup import Backup
from desktop_app.domain.timestamps import utc_text

BACKUPS_NAME: Final = "backups"
BACKUP_SUFFIX: Final = ".zip"


def list_backups(folder: Path) -> list[Backup]:
    """Return the backups in the folder of a catalogue, which may be damaged, newest first."""
    files = sorted((folder / BACKUPS_NAME).glob("*"))
    found = [
        read_backup(file, is_automatic=file.suffix != BACKUP_SUFFIX)
        for file in files
        if file.suffix in (BACKUP_SUFFIX, ".sqlite")
    ]
    known = [backup for backup in found if backup is not None]
    return sorted(known, key=lambda one: (one.made_at, not one.is_automatic), reverse=True)


def read_backup(file: Path, *, is_automatic: bool) -> Backup | None:
    """Return what a backup contains, without a check of its contents; None if it is none."""
    try:
        status = file.stat()
        if file.suffix == BACKUP_SUFFIX:
            with ZipFile(file) as archive:
                manifest = read_manifest(archive)
            made_at = str(manifest["made_at"])
            counts = int(manifest["products"]), int(manifest["pictures"])
            # Backups of earlier versions do not contain it.
            files = int(manifest.get("files", 0)), int(manifest.get("outside", 0))
        else:
            made_at = utc_text(datetime.fromtimestamp(status.st_mtime, UTC))
            # Backups are not changed, and immutable ones are read without files beside them.
            with closing(connect(file, IMMUTABLE)) as db:
                counts = content_counts(db)
            files = 0, 0
    except (OSError, *Error, TypeError, *DAMAGED_ARCHIVE):
        return None
    return Backup(file, made_at, status.st_size, *counts, is_automatic, *files)


def content_counts(db: sqlite3.Connection) -> tuple[int, int]:
    """Return the numbers of products and pictures in a database."""
    columns = {row[1] for row in db.execute("PRAGMA table_info(products)")}
    where = " WHERE merged_into IS NULL" if "merged_into" in columns else ""
    (products,) = db.execute(f"SELECT count(*) FROM products{where}").fetchone()
    (pictures,) = db.execute("SELECT count(*) FROM pictures").fetchone()
    return products, pictures
