"""Folders of kept answers whose file is damaged: they are moved aside and kept for a while."""

import logging
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

_log = logging.getLogger(__name__)

_INFIX: Final = ".damaged-"
_TIME_FORMAT: Final = "%Y%m%dT%H%M%SZ"


class DamagedFolder(NamedTuple):
    """A folder that was moved aside, when that was, and how large it is."""

    path: Path
    moved_at: datetime
    size_bytes: int

    def delete(self) -> None:
        """Delete the folder with its photos.

        Raises:
            OSError: a file cannot be removed.
        """
        shutil.rmtree(self.path)


def move_aside(folder: Path) -> Path:
    """Rename a folder of kept answers, with all photos; return its new path.

    Raises:
        OSError: it cannot be renamed.
    """
    name = f"{folder.name}{_INFIX}{datetime.now(UTC).strftime(_TIME_FORMAT)}"
    moved = folder.with_name(name)
    number = 1
    while moved.exists():
        number += 1
        moved = folder.with_name(f"{name}-{number}")
    folder.rename(moved)
    return moved


def is_damaged(folder: Path) -> bool:
    """Return whether a folder is one that was moved aside."""
    return _INFIX in folder.name


def damaged_folders(root: Path) -> list[DamagedFolder]:
    """Return the folders that were moved aside, oldest first."""
    found = []
    for path in root.iterdir() if root.is_dir() else ():
        if is_damaged(path) and path.is_dir():
            try:
                found.append(DamagedFolder(path, _moved_at(path), _size_bytes(path)))
            except OSError as error:
                _log.info("%s is passed over: %s", path, error)
    return sorted(found, key=lambda one: one.moved_at)


def _moved_at(path: Path) -> datetime:
    text = path.name.rpartition(_INFIX)[2].partition("-")[0]
    try:
        return datetime.strptime(text, _TIME_FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _size_bytes(path: Path) -> int:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
