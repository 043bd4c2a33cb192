"""Which file a path names: whether an open database is still the file at its path."""

from pathlib import Path
from typing import TypeAlias

# Device and inode; on Windows the volume and the index of the file.
FileIdentity: TypeAlias = tuple[int, int]


def file_identity(file: Path) -> FileIdentity | None:
    """Return what tells a file from every other one; None if there is no such file.

    Raises:
        OSError: the disk does not respond.
    """
    try:
        status = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return status.st_dev, status.st_ino
