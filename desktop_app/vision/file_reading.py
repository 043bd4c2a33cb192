"""Reading the bytes of picture files."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from desktop_app.errors import Message, VitrineError

MAX_FILE_BYTES: Final = 1 << 28
FORMATS_HINT: Final = Message("Use a JPEG, PNG, WebP, AVIF, HEIC, BMP, TIFF or GIF file.")


def read_file(path: Path) -> bytes:
    """Return the bytes of a picture file.

    Raises:
        VitrineError: it is missing, a folder, not readable, or larger than 256 MiB.
    """
    check_file(path)
    name = path.name or str(path)
    with _file_errors(path), _opened(path) as file:
        status = os.fstat(file.fileno())
        _check_status(status, name)
        # Files of the system have no size, and some of them no end.
        data = file.read((status.st_size or MAX_FILE_BYTES) + 1) or b""
    if len(data) > MAX_FILE_BYTES:
        raise _too_large(name)
    return data


def check_file(path: Path) -> None:
    """Check whether there is a file that can be a picture, without reading it.

    Raises:
        VitrineError: as ``read_file``.
    """
    with _file_errors(path):
        _check_status(path.stat(), path.name or str(path))


@contextmanager
def _file_errors(path: Path) -> Iterator[None]:
    """Turn errors of reading a file into ``VitrineError``."""
    name = path.name or str(path)
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise VitrineError(
            Message("{name} does not exist.", name=name),
            Message("Check whether the file was moved or renamed."),
        ) from error
    except PermissionError as error:
        raise VitrineError(
            Message("You do not have permission to read {name}.", name=name),
            Message("Change the permissions of the file, or copy it to your own folder."),
        ) from error
    except OSError as error:
        raise VitrineError(
            Message("{name} cannot be read: {reason}.", name=name, reason=error.strerror or error),
            Message("Check the disk or the network, then try again."),
        ) from error


def _check_status(status: os.stat_result, name: str) -> None:
    """Raise ``VitrineError`` for folders, devices, and files over 256 MiB."""
    if stat.S_ISDIR(status.st_mode):
        raise VitrineError(
            Message("{name} is a folder, not a picture.", name=name),
            Message("Choose a picture in it."),
        )
    if not stat.S_ISREG(status.st_mode):
        raise VitrineError(Message("{name} is not a picture.", name=name), FORMATS_HINT)
    if status.st_size > MAX_FILE_BYTES:
        raise _too_large(name)


def _too_large(name: str) -> VitrineError:
    return VitrineError(Message("{name} is too large for a picture.", name=name), FORMATS_HINT)


def _opened(path: Path) -> IO[bytes]:
    """Open a file so that reading does not wait for what another program writes."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    return os.fdopen(os.open(path, flags), "rb")
