"""A catalogue that comes with the program: one file, ready to be copied and opened.

In it the pictures' paths count from the folder that it lies in, with forward
slashes. A copy has them as an import would have written them here.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from desktop_app.atomic_file import write_atomically
from desktop_app.catalogue.sqlite.database import DATABASE_NAME, world_errors


def pack(folder: Path, target: Path) -> None:
    """Write the catalogue in ``folder`` as one file, replacing ``target`` in one step.

    Args:
        folder: of a catalogue that nobody has open.
        target: the file; all pictures of the catalogue lie below its folder.

    Raises:
        VitrineError: the catalogue cannot be read, or the file not be written.
        ValueError: a picture lies elsewhere.
    """
    root = target.absolute().parent
    with world_errors(root), write_atomically(target) as draft:
        with closing(sqlite3.connect(folder / DATABASE_NAME)) as db:
            db.execute("VACUUM INTO ?", [str(draft)])
        with closing(sqlite3.connect(draft)) as db:
            with db:
                _change_paths(db, lambda path: Path(path).relative_to(root).as_posix())
            # The former paths are still there, between the rows.
            db.execute("VACUUM")


def unpack(template: Path, folder: Path) -> None:
    """Put a copy of a packed catalogue into ``folder``; one that is there already stays.

    Args:
        template: the packed file; its pictures stay where they are.
        folder: of the catalogue, made when it is not there.

    Raises:
        VitrineError: the folder cannot be written to.
    """
    target = folder / DATABASE_NAME
    with world_errors(folder):
        is_there = target.exists()
    if not is_there:
        _copy(template.read_bytes(), target, root=template.absolute().parent)


def _copy(contents: bytes, target: Path, *, root: Path) -> None:
    with world_errors(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        with write_atomically(target) as draft:
            draft.write_bytes(contents)
            # At the end of the transaction SQLite waits until the whole file is on the disk.
            with closing(sqlite3.connect(draft)) as db, db:
                _change_paths(db, lambda path: str(root / path))
                # A copy is another catalogue: index files are named after the id.
                db.execute(
                    "UPDATE catalogue SET id = lower(hex(randomblob(16))), "
                    "created_at = strftime('%Y-%m-%dT%H:%M:%SZ')"
                )


def _change_paths(db: sqlite3.Connection, change: Callable[[str], str]) -> None:
    paths = db.execute("SELECT path, id FROM pictures").fetchall()
    changed = [(change(path), picture_id) for path, picture_id in paths]
    db.executemany("UPDATE pictures SET path = ? WHERE id = ?", changed)
