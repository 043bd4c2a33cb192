"""The catalogue that is delivered with the program, as one file to copy and open.

In this file the paths of pictures are relative to its folder, with forward slashes. A copy
has absolute paths, as an import would have written them. The file has no authors.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from desktop_app.atomic_file import make_folder, write_atomically
from desktop_app.catalogue.sqlite.audit_log_schema import LOG_TABLES, LOG_TRIGGERS
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.database_errors import database_errors_as_messages

# The file is public: it must not contain the author and the station.
_ANONYMOUS: Final = (
    "UPDATE changes SET author = '', station = ''",
    "UPDATE pictures SET origin_table = NULL, origin_headings = NULL",
    "DELETE FROM product_tables",
    "DELETE FROM import_tables",
    # With its triggers, which forbid to empty the log: what was done here concerns nobody.
    *(f"DROP TRIGGER {trigger.split()[2]}" for trigger in LOG_TRIGGERS),
    *(f"DELETE FROM {table}" for table in LOG_TABLES),
    *LOG_TRIGGERS,
)


def pack(folder: Path, target: Path) -> None:
    """Write the catalogue in ``folder`` as one file, replacing ``target`` in one step.

    Args:
        folder: of a catalogue that is not open.
        target: the file; all pictures of the catalogue are below its folder.

    Raises:
        VitrineError: the catalogue cannot be read, or the file cannot be written.
        ValueError: a picture is somewhere else.
    """
    root = target.absolute().parent
    with database_errors_as_messages(root), write_atomically(target) as draft:
        with closing(sqlite3.connect(folder / DATABASE_NAME)) as db:
            db.execute("VACUUM INTO ?", [str(draft)])
        with closing(sqlite3.connect(draft)) as db:
            with db:
                _change_paths(db, lambda path: Path(path).relative_to(root).as_posix())
                for statement in _ANONYMOUS:
                    db.execute(statement)
            # Free pages still contain the absolute paths.
            db.execute("VACUUM")


def unpack(template: Path, folder: Path) -> None:
    """Copy a packed catalogue into ``folder``, unless there is a catalogue already.

    Args:
        template: the packed file; its pictures are not copied.
        folder: of the copy; it is made if it does not exist.

    Raises:
        VitrineError: the folder cannot be written to.
    """
    target = folder / DATABASE_NAME
    with database_errors_as_messages(folder):
        exists = target.exists()
    if not exists:
        _copy(template.read_bytes(), target, root=template.absolute().parent)


def _copy(contents: bytes, target: Path, *, root: Path) -> None:
    with database_errors_as_messages(target.parent):
        make_folder(target.parent)
        with write_atomically(target) as draft:
            draft.write_bytes(contents)
            # The commit makes sure that the whole file is on the disk.
            with closing(sqlite3.connect(draft)) as db, db:
                _change_paths(db, lambda path: str(root / path))
                # The copy needs its own id, because index files are named after it.
                db.execute(
                    "UPDATE catalogue SET id = lower(hex(randomblob(16))), "
                    "created_at = strftime('%Y-%m-%dT%H:%M:%SZ')"
                )


def _change_paths(db: sqlite3.Connection, change: Callable[[str], str]) -> None:
    paths = db.execute("SELECT path, id FROM pictures").fetchall()
    changed = [(change(path), picture_id) for path, picture_id in paths]
    db.executemany("UPDATE pictures SET path = ? WHERE id = ?", changed)
