"""The memory that the program and its child share, for files and pixels.

On Linux it is a file in memory without a name. Elsewhere it is a file in the system's
temporary folder, which stays in memory too unless that is short.
"""

import os
import tempfile
from contextlib import suppress
from typing import IO, Any, Final

_HAS_MEMORY_FILES: Final = hasattr(os, "memfd_create")


class ExchangeFile:
    """A shared file, created by the program. One process uses it at a time.

    Attributes:
        argument: names the file to the child.
        inherited: descriptors that the child has to inherit.
    """

    def __init__(self) -> None:
        self._path = ""
        self.inherited: tuple[int, ...] = ()
        if _HAS_MEMORY_FILES:
            descriptor = os.memfd_create("vitrine")
            self.inherited = (descriptor,)
            self.argument = str(descriptor)
        else:
            descriptor, self._path = tempfile.mkstemp(prefix="vitrine-")
            self.argument = self._path
        self.file: IO[Any] = open(descriptor, "r+b", buffering=0)  # noqa: PTH123, SIM115 - kept open

    def close(self) -> None:
        """Remove the file; it may be closed already."""
        self.file.close()
        if self._path:
            with suppress(OSError):
                os.unlink(self._path)  # noqa: PTH108


def open_exchange(argument: str) -> IO[Any]:
    """Return, in the child, the file that ``ExchangeFile.argument`` names."""
    name = int(argument) if argument.isdecimal() else argument
    return open(name, "r+b", buffering=0)  # noqa: PTH123 - kept open


def put(file: IO[Any], data: Any) -> int:
    """Replace the contents of a shared file and return their size in bytes.

    Args:
        file: the shared file.
        data: bytes, or anything with a contiguous buffer.
    """
    file.truncate(0)
    file.seek(0)
    view = memoryview(data).cast("B")
    size = len(view)
    while len(view):
        view = view[file.write(view) :]
    return size


def take(file: IO[Any], size: int) -> bytes:
    """Return the contents of a shared file and free its memory.

    Raises:
        ValueError: it has fewer than ``size`` bytes.
    """
    file.seek(0)
    data: bytes = file.read(size)
    if len(data) < size:
        raise ValueError("the shared file is too short")
    file.truncate(0)
    return data
