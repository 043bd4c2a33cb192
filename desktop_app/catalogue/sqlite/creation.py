"""A new database: it appears in its folder complete, or not at all.

An empty file would be one that a crash or another program has left.
"""

import os
from pathlib import Path

from sqlite_utils import Database

from desktop_app.atomic_file import flush_file, flush_folder, make_folder, unique_name
from desktop_app.catalogue.sqlite.migrations import migrate


def create_database(file: Path) -> None:
    """Make an empty catalogue, unless the file exists or another program makes it first.

    Raises:
        OSError: the folder cannot be written to, or the disk is full.
    """
    make_folder(file.parent)
    if file.exists():
        return
    draft = file.with_name(f"{unique_name(file.name)}.draft")
    try:
        draft.write_bytes(_empty_catalogue())
        flush_file(draft)
        _place(draft, file)
        flush_folder(file.parent)
    finally:
        draft.unlink(missing_ok=True)


def _empty_catalogue() -> bytes:
    db = Database(memory=True)
    try:
        migrate(db, name="")
        return db.conn.serialize()
    finally:
        db.close()


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
