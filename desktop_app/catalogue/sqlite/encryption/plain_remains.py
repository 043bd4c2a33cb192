"""Removing files whose contents must not be read any more."""

import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

_log = logging.getLogger(__name__)

_CHUNK_BYTES: Final = 1 << 20
# Files of the index and of the keypoints: what is computed from pictures, as a cache.
_CACHES: Final = ("index-*", "keypoints-*", "keypoints.card")


def remove_securely(file: Path) -> None:
    """Overwrite a file with zeros, and delete it.

    That is as far as a program can go: file systems with snapshots and the controllers of
    solid-state disks write the zeros elsewhere and keep the earlier blocks for some time.

    Raises:
        OSError: it cannot be deleted.
    """
    try:
        with file.open("r+b") as stream:
            left = stream.seek(0, os.SEEK_END)
            stream.seek(0)
            while left > 0:
                left -= stream.write(bytes(min(left, _CHUNK_BYTES)))
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        _log.info("%s is deleted, but not overwritten: %s", file, error)
    file.unlink(missing_ok=True)


def remove_caches(folder: Path) -> None:
    """Remove the index files in the folder of a catalogue; they are made again."""
    for pattern in _CACHES:
        for file in folder.glob(pattern):
            with suppress(OSError):
                remove_securely(file)
