"""Files that a user names for the program to write: of a known format, and whole or not at all."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from desktop_app.atomic_file import write_atomically
from desktop_app.errors import Message, VitrineError
from desktop_app.write_errors import write_errors_as_messages


def check_output(file: Path, suffixes: Sequence[str]) -> None:
    """Check that a file can be written, before work that takes long or cannot be undone.

    Args:
        file: is not changed.
        suffixes: of the formats, in lower case.

    Raises:
        VitrineError: the suffix is another one; the file is a folder, a database, a link, a
            device or read-only; or its folder cannot be written to.
    """
    with write_errors_as_messages(file):
        _check_target(file)
        check_format(file, suffixes)
        with NamedTemporaryFile(dir=file.parent, prefix=f"{file.stem[:20]}-"):
            pass


@contextmanager
def output_file(file: Path, suffixes: Sequence[str]) -> Iterator[Path]:
    """Yield a path to write to; at the end of the block this file replaces ``file``.

    If an error leaves the block, ``file`` stays as it was.

    Args:
        file: the file that the user has named.
        suffixes: of the formats, in lower case.

    Raises:
        VitrineError: as ``check_output``, before the block runs; or the disk is full.
    """
    with write_errors_as_messages(file):
        _check_target(file)
        check_format(file, suffixes)
        with write_atomically(file) as draft:
            draft.touch()
            yield draft


def check_format(file: Path, suffixes: Sequence[str]) -> None:
    """Check the suffix of a file that is going to be written; arguments as ``check_output``.

    Raises:
        VitrineError: it is another one.
    """
    if file.suffix.lower() not in suffixes:
        raise VitrineError(
            Message("The name {name} has the suffix of no format.", name=file.name),
            Message("Choose a name that ends in {suffixes}.", suffixes=", ".join(suffixes)),
        )


def _check_target(file: Path) -> None:
    if file.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if file.exists() and not os.access(file, os.W_OK):
        # POSIX would let another file take its place.
        raise VitrineError(
            Message("{file} is read-only and is not replaced.", file=file),
            Message("Choose another name."),
        )
