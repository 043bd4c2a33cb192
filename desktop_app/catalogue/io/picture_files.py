"""The picture files below a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from desktop_app.catalogue.io.system_folders import is_system_file, is_system_folder
from desktop_app.domain.picture_suffixes import PICTURE_SUFFIXES


class TooManyFilesError(Exception):
    """A folder has more files than are to be looked at."""


def picture_files(
    folder: Path, unreadable: list[OSError] | None = None, *, max_entries: int | None = None
) -> Iterator[Path]:
    """Yield the pictures below ``folder`` in the order of their paths.

    Hidden files and those of operating systems and network drives are passed over.

    Args:
        folder: the folder.
        unreadable: takes the errors of folders that cannot be read.
        max_entries: maximum number of files and folders of any kind; None for all.

    Raises:
        TooManyFilesError: there are more than ``max_entries``.
    """
    entries = 0
    onerror = None if unreadable is None else unreadable.append
    for parent, folders, files in os.walk(folder, onerror=onerror):
        entries += len(folders) + len(files)
        if max_entries is not None and entries > max_entries:
            raise TooManyFilesError
        folders[:] = sorted(name for name in folders if not is_system_folder(name))
        for name in sorted(files):
            if Path(name).suffix.lower() in PICTURE_SUFFIXES and not is_system_file(name):
                yield Path(parent, name)
