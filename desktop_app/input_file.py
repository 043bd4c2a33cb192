"""Files that a user names for the program to read: a device or a pipe may wait for ever."""

import os
import stat
from pathlib import Path
from typing import Final

from desktop_app.errors import Message, VitrineError

# Files in these folders look like ordinary ones; some of them wait, or have no end.
_SYSTEM_FOLDERS: Final = ("/proc/", "/sys/")


def require_ordinary_file(file: Path) -> None:
    """Check that what a path names is an ordinary file or folder, if there is anything.

    Raises:
        VitrineError: it is a device, a pipe, a socket, or a file of the operating system.
    """
    if not is_ordinary(file):
        raise VitrineError(
            Message("{name} is not an ordinary file.", name=file.name),
            Message("Choose a file on a disk."),
        )


def is_ordinary(file: Path) -> bool:
    """Return whether a path names an ordinary file or folder, or nothing."""
    try:
        mode = file.stat().st_mode
    except (OSError, ValueError):
        return True
    is_known = stat.S_ISREG(mode) or stat.S_ISDIR(mode)
    return is_known and not os.path.realpath(file).startswith(_SYSTEM_FOLDERS)
