"""A new database: it appears in its folder complete, or not at all.

An empty file would be one that a crash or another program has left.
"""

import os
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from desktop_app.atomic_file import flush_file, flush_folder, make_folder, unique_name
from desktop_app.catalogue.sqlite.driver import connect
from desktop_app.catalogue.sqlite.encryption.catalogue_key import CatalogueKey
from desktop_app.catalogue.sqlite.migrations import LATEST_VERSION, apply_migrations


def create_database(file: Path, key: CatalogueKey | None = None) -> None:
    """Make an empty catalogue, unless the file exists or another program makes it first.

    Args:
        file: the database.
        key: that encrypts it; None for a plain one.

    Raises:
        OSError: the folder cannot be written to, or the disk is full.
    """
    make_folder(file.parent)
    if file.exists():
        return
    draft = file.with_name(f"{unique_name(file.name)}.draft")
    try:
        write_empty_catalogue(draft, key)
        flush_file(draft)
        _place(draft, file)
        flush_folder(file.parent)
    finally:
        draft.unlink(missing_ok=True)


def write_empty_catalogue(
    file: Path, key: CatalogueKey | None, version: int = LATEST_VERSION
) -> None:
    """Write a database without products.

    Args:
        file: a new file.
        key: that encrypts it; None for a plain one.
        version: of its schema.
    """
    if key is None:
        with closing(Database(memory=True)) as db:
            apply_migrations(db, up_to=version)
            file.write_bytes(db.conn.serialize())
        return
    with closing(connect(file, key=key)) as connection:
        apply_migrations(Database(connection, execute_plugins=False), up_to=version)
        connection.commit()


def _place(draft: Path, file: Path) -> None:
    """Give the draft the name of the file; what has this name already stays."""
    try:
        os.link(draft, file)
    except FileExistsError:
        return
    except OSError:
        # Not every file system has links. Renaming could replace the file of another program
        # that makes the same catalogue at this moment; nothing is in it yet.
        if not file.exists():
            draft.replace(file)
