"""Files that are replaced as a whole, or not at all, also if the power fails.

A program that is killed leaves its draft. The name of a draft has the computer and the process
that write it, so that a later start can tell which drafts nobody finishes any more.
"""

import hashlib
import logging
import os
import platform
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

_log = logging.getLogger(__name__)

# Read and written by the owner only.
PRIVATE_MODE: Final = 0o600
# SQLite puts its journal beside a draft that is a database.
_DRAFT: Final = re.compile(r"\.draft(-journal|-wal|-shm)?$")
_OWNER: Final = re.compile(r"-([0-9a-f]{8})-(\d{1,10})-([0-9a-f]{8})[0-9a-f]{8}(?=\.|$)")
# A draft of another computer that was not written to for so long is not finished any more.
_MAX_AGE_S: Final = 24 * 3600.0
# The rest may be cut off, because the names of files have at most 255 bytes.
_MAX_NAME_LETTERS: Final = 50
# Tells this process from an earlier one that had the same number.
_PROCESS: Final = secrets.token_hex(4)


@contextmanager
def write_atomically(target: Path, *, is_private: bool = False) -> Iterator[Path]:
    """Yield a path to write to; at the end of the block this file replaces ``target``.

    If an error leaves the block, ``target`` stays as it was. After the block the new contents
    are on the disk; whenever the power fails, ``target`` has the old or the new contents.

    Args:
        target: the file.
        is_private: whether only the user may read it; the path then exists already, empty.
            On Windows the folder decides.
    """
    draft = target.with_name(f"{unique_name(target.name[:_MAX_NAME_LETTERS])}.draft")
    try:
        if is_private:
            os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_MODE))
        yield draft
        flush_file(draft)
        draft.replace(target)
        flush_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def draft_folder(parent: Path, name: str) -> Iterator[Path]:
    """Yield a new folder in ``parent``, which is removed at the end of the block.

    Args:
        parent: the folder that it is in.
        name: the start of its name.

    Raises:
        OSError: it cannot be created.
    """
    with TemporaryDirectory(dir=parent, prefix=f"{unique_name(name)}.", suffix=".draft") as folder:
        yield Path(folder)


def unique_name(name: str) -> str:
    """Return a name that no other file has, and from which ``is_abandoned`` knows the writer."""
    return f"{name}-{_computer()}-{os.getpid()}-{_PROCESS}{secrets.token_hex(4)}"


def is_abandoned(file: Path) -> bool:
    """Return whether no process can be writing to a file or folder with a unique name.

    That is the case if its process has ended, or if nothing was written to it for a day.
    """
    owner = _OWNER.search(file.name)
    if owner is not None and owner[1] == _computer() and not _is_running(int(owner[2]), owner[3]):
        return True
    try:
        return file.stat().st_mtime < time.time() - _MAX_AGE_S
    except OSError:
        return False


def remove_abandoned_drafts(*folders: Path) -> None:
    """Remove the drafts that programs left in some folders when they were killed."""
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            names = [entry.name for entry in entries if _DRAFT.search(entry.name)]
            remove_abandoned(folder / name for name in names)


def remove_abandoned(files: Iterable[Path]) -> None:
    """Remove those of some files and folders that are abandoned; what cannot be removed stays."""
    for file in files:
        if is_abandoned(file):
            _log.info("%s is removed: its writer has ended", file)
            try:
                if file.is_dir() and not file.is_symlink():
                    shutil.rmtree(file)
                else:
                    file.unlink(missing_ok=True)
            except OSError as error:
                _log.info("%s stays: %s", file, error)


def make_folder(folder: Path, *, parents: bool = True) -> None:
    """Create a folder, unless it exists; then its name is on the disk.

    Args:
        folder: the folder.
        parents: whether to create the folders above it, too.

    Raises:
        OSError: it cannot be created.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=parents, exist_ok=True)
    for one in missing:
        flush_folder(one.parent)


def flush_file(file: Path) -> None:
    """Write the contents of a file to the disk.

    Raises:
        OSError: they cannot be written.
    """
    # Windows flushes only what is open for writing.
    number = os.open(file, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def flush_folder(folder: Path) -> None:
    """Write the names of the files in a folder to the disk, where the system can do so."""
    if os.name == "nt":
        return
    # Some network drives cannot do it.
    with suppress(OSError):
        flush_file(folder)


@cache
def _computer() -> str:
    return hashlib.blake2b(platform.node().encode(), digest_size=4).hexdigest()


def _is_running(process_id: int, token: str) -> bool:
    """Return whether a process of this computer may be running.

    Args:
        process_id: its number.
        token: its ``_PROCESS``.
    """
    if process_id == os.getpid():
        return token == _PROCESS
    if os.name == "nt":
        # There, the signal 0 would end the process. Open files cannot be removed anyway.
        return True
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
