"""The records of ``file_recorder.c``: what a process has written below a folder, in order."""

import os
import pickle
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, Final

_HEADER: Final = struct.Struct("=4I3Q")
_SOURCE: Final = Path(__file__).with_name("file_recorder.c")
_LOG: Final = "FILE_RECORDER_LOG"


class Operation(IntEnum):
    """What has been done; the numbers are those of the C program."""

    CREATE = 1
    WRITE = 2
    TRUNCATE = 3
    SYNC = 4
    RENAME = 5
    UNLINK = 6
    MKDIR = 7
    RMDIR = 8
    LINK = 9
    # Written by ``report_done``.
    DONE = 10


@dataclass(frozen=True, slots=True)
class Record:
    """A change of a file.

    Attributes:
        operation: what was done.
        path: of the file, where its name matters.
        other_path: the new name.
        inode: of the file, where its contents matter; a later file may have the same.
        offset: of the data in the file, or its new size.
        data: what was written.
    """

    operation: Operation
    path: str
    other_path: str
    inode: int
    offset: int
    data: bytes

    @property
    def done(self) -> Any:
        """What the program has reported as done, of a record of that kind."""
        return pickle.loads(self.data)


def recorder_environment(folder: Path, log: Path) -> dict[str, str]:
    """Compile the recorder; return the variables with which a process is recorded.

    Args:
        folder: below which changes are recorded.
        log: of the records; the compiled recorder is put beside it.

    Raises:
        OSError: there is no C compiler.
        subprocess.CalledProcessError: it has failed.
    """
    library = log.with_suffix(".so")
    command = ["gcc", "-shared", "-fPIC", "-O1", "-o", str(library), str(_SOURCE), "-lpthread"]
    subprocess.run(command, check=True)
    return {
        **os.environ,
        "LD_PRELOAD": str(library),
        "FILE_RECORDER_FOLDER": str(folder),
        _LOG: str(log),
    }


def report_done(what: object) -> None:
    """Record, in a recorded process, that something was reported as done."""
    data = pickle.dumps(what)
    with Path(os.environ[_LOG]).open("ab", buffering=0) as log:
        log.write(_HEADER.pack(Operation.DONE, 0, 0, 0, 0, 0, len(data)) + data)


def read_records(log: Path) -> Iterator[Record]:
    """Yield the records of a log."""
    with log.open("rb") as stream:
        while header := stream.read(_HEADER.size):
            operation, path_bytes, other_bytes, _, inode, offset, data_bytes = _HEADER.unpack(
                header
            )
            path, other = (os.fsdecode(stream.read(size)) for size in (path_bytes, other_bytes))
            data = stream.read(data_bytes)
            yield Record(Operation(operation), path, other, inode, offset, data)
