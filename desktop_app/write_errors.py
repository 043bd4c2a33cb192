"""The errors of writing a file, as messages with the next step."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop_app.errors import Message, VitrineError

_NO_SPACE: Final = (errno.ENOSPC, errno.EDQUOT)
_NO_PERMISSION: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_DATABASE_START: Final = b"SQLite format 3\0"


def is_full_disk(error: OSError) -> bool:
    """Return whether an error means that the disk or the quota is full."""
    return error.errno in _NO_SPACE


@contextmanager
def write_errors_as_messages(file: Path, *, is_replaced: bool = True) -> Iterator[None]:
    """Raise a ``VitrineError`` for every error of the system while a file is written.

    Args:
        file: is written.
        is_replaced: whether another file takes its place; a link or a device would be lost.

    Raises:
        VitrineError: also if the file is a database, such as that of a catalogue: nothing
            that a user writes to a named file may replace it; or a link or a device.
    """
    if is_replaced and _is_link_or_device(file):
        raise VitrineError(
            Message("{file} is a link or a device and is not replaced.", file=file),
            Message("Choose another name."),
        )
    if _is_database(file):
        raise VitrineError(
            Message("{file} is a database and is not replaced.", file=file),
            Message("Choose another name."),
        )
    try:
        yield
    except OSError as error:
        raise _message(file, error) from error


def _is_link_or_device(file: Path) -> bool:
    try:
        kind = file.lstat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(kind) or stat.S_ISDIR(kind))


def _is_database(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return stream.read(len(_DATABASE_START)) == _DATABASE_START
    except OSError:
        # It does not exist yet, or what is wrong with it is found when it is written.
        return False


def _message(file: Path, error: OSError) -> VitrineError:
    if is_full_disk(error):
        return VitrineError(
            Message("There is not enough space to write {file}.", file=file),
            Message("Free some space, then try again."),
        )
    if error.errno == errno.EISDIR or (os.name == "nt" and file.is_dir()):
        return VitrineError(
            Message("{file} is a folder.", file=file), Message("Name a file in it.")
        )
    is_forbidden = error.errno in _NO_PERMISSION
    if not is_forbidden and not file.parent.exists():
        return VitrineError(
            Message("There is no folder {folder}.", folder=file.parent),
            Message("Create it first, or choose another one."),
        )
    hint = Message("Close the program that has it open, or choose another folder.")
    if is_forbidden:
        hint = Message("Choose a folder that you may write to.")
    return VitrineError(
        Message("{file} cannot be written: {reason}.", file=file, reason=error.strerror or error),
        hint,
    )
