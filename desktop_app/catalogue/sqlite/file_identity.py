"""Which file a path names: whether an open database is still the file at its path."""

import os
from pathlib import Path
from typing import TypeAlias

# Device and inode; the same for all files on Windows.
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
    if os.name == "nt":
        # A file that is open cannot be moved or removed there, and some network drives give
        # it another index from time to time.
        return 0, 0
    return status.st_dev, status.st_ino
