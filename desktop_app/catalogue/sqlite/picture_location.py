"""Where the files of pictures are: those in the folder of the catalogue move with it.

Their paths are stored relative to the folder, with a prefix that no absolute path has:
``./pictures/0a1b.jpg``. All other paths are stored as they are.
"""

import re
from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from typing import Final

from sqlite_utils import Database

_PREFIX: Final = "./"
# Of a picture ``p``.
PICTURE_PATH: Final = (
    f"iif(substr(p.path, 1, {len(_PREFIX)}) = '{_PREFIX}', located(p.path), p.path)"
)
# Pictures without a file of their own are named after their contents or web address.
_OWN_NAME: Final = re.compile(r"[0-9a-f]{32}(\.[a-z0-9]{1,5})?")


class PictureLocation:
    """Converts paths of pictures from and to the form in which they are stored.

    Args:
        folder: of the catalogue.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()

    def stored(self, path: str) -> str:
        """Return the stored form of a path."""
        file = Path(path)
        is_inside = path.startswith(str(self._folder)) and file.is_relative_to(self._folder)
        if not is_inside or ".." in file.parts:
            return path
        stored = f"{_PREFIX}{file.relative_to(self._folder).as_posix()}"
        # A path that is written in an unusual way stays as it is.
        return stored if self.located(stored) == path else path

    def located(self, stored: str) -> str:
        """Return the path of a picture from its stored form."""
        if not stored.startswith(_PREFIX):
            return stored
        return str(self._folder / stored.removeprefix(_PREFIX))

    def of_earlier_version(self, path: str) -> str:
        """Return the stored form of a path that an earlier version has stored as absolute.

        The folder may have been moved since: its own pictures are known by their names.
        """
        file = PureWindowsPath(path)
        name = f"{file.parent.name}/{file.name}"
        is_own = file.parent.name == "pictures" and _OWN_NAME.fullmatch(file.name)
        if is_own and (self._folder / name).is_file():
            return f"{_PREFIX}{name}"
        return self.stored(path)


def add_located_function(db: Database, folder: Path) -> None:
    """Let the SQL of a connection use ``PICTURE_PATH``."""
    located: Callable[[str], str] = PictureLocation(folder).located
    db.conn.create_function("located", 1, located, deterministic=True)


def store_relative_paths(db: Database) -> None:
    """Change the paths of a catalogue that an earlier version has made."""
    (file,) = (row[2] for row in db.execute("PRAGMA database_list") if row[1] == "main")
    if not file:
        return
    location = PictureLocation(Path(file).parent)
    for table in ("pictures", "bin_pictures"):
        rows = db.execute(f"SELECT path, id FROM {table} WHERE origin <> 'confirmed'").fetchall()
        changed = [(location.of_earlier_version(path), path, number) for path, number in rows]
        db.conn.executemany(
            # A picture that was imported again after a move is in the catalogue twice.
            f"UPDATE OR IGNORE {table} SET path = ? WHERE id = ?",
            [(new, number) for new, old, number in changed if new != old],
        )
