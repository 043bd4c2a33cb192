"""A file that one window has for itself, and leaves to a later one."""

import errno
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

from desktop_app.atomic_file import make_folder, remove_abandoned_drafts

_MAX_WINDOWS: Final = 16


class WindowFile:
    """Finds the file of a window; all calls have to be on one thread.

    The file is locked until ``close``: another window of the program takes another one. The
    lock of a program that has crashed does not count.

    Args:
        folder: of the files of all windows; created when a file is taken first.
        stem: the files are called ``<stem>-1.json`` and so on.
    """

    def __init__(self, folder: Path, stem: str) -> None:
        self._folder = folder
        self._stem = stem
        self._lock: QLockFile | None = None
        self.path: Path | None = None

    @property
    def first(self) -> Path:
        """The file that is taken first, for messages before one is taken."""
        return self._files()[0]

    def take_over(self) -> Path | None:
        """Take the file of a window that is not open any more; None if there is none.

        Raises:
            OSError: nothing can be written to the folder.
        """
        remove_abandoned_drafts(self._folder)
        for file in self._files():
            if file.is_file() and self._take(file):
                return file
        return None

    def take(self) -> Path:
        """Return the file of this window; take one that no window has left, if it has none.

        Raises:
            OSError: nothing can be written to the folder, or too many windows are open.
        """
        make_folder(self._folder)
        if self.path is None:
            free = (file for file in self._files() if not file.is_file())
            if not any(self._take(file) for file in free):
                raise OSError(errno.EMFILE, "too many windows")
        assert self.path is not None
        return self.path

    def close(self) -> None:
        """Leave the file to the next window."""
        if self._lock is not None:
            self._lock.unlock()
        self._lock = self.path = None

    def _files(self) -> list[Path]:
        numbers = range(1, 1 + _MAX_WINDOWS)
        return [self._folder / f"{self._stem}-{number}.json" for number in numbers]

    def _take(self, file: Path) -> bool:
        """Lock a file; return whether that was possible.

        Raises:
            OSError: nothing can be written to the folder.
        """
        lock = QLockFile(f"{file}.lock")
        # A window may be open for days.
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            self._lock, self.path = lock, file
            return True
        if lock.error() == QLockFile.LockError.PermissionError:
            raise PermissionError(errno.EACCES, "Permission denied")
        return False
