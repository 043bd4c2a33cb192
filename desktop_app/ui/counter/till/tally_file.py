"""The file of a window's tally; every window that is open has one of its own."""

import errno
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

from desktop_app.engine.counter.kept_tally import KeptTally, read_kept_tally, write_kept_tally
from desktop_app.write_errors import write_errors_as_messages

_MAX_WINDOWS: Final = 16


class TallyFile:
    """Reads and writes the file; all calls have to be on one thread.

    The file is locked until ``close``: another window of the program takes another one. The
    lock of a program that has crashed does not count.

    Args:
        folder: of the files of all windows; created when a tally is written first.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder
        self._lock: QLockFile | None = None

    def take_over(self) -> KeptTally | None:
        """Return the tally of a window that is not open any more; None if there is none.

        Raises:
            VitrineError: it cannot be read.
        """
        for file in self._files():
            if file.is_file() and self._take(file):
                return read_kept_tally(file)
        return None

    def write(self, kept: KeptTally) -> None:
        """Write a tally; nothing is kept of an empty one.

        Raises:
            VitrineError: it cannot be written.
        """
        if not kept.tally.lines:
            self.delete()
            return
        with write_errors_as_messages(self._files()[0]):
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._lock is None and not any(self._take(file) for file in self._files()):
                raise OSError(errno.EMFILE, "too many windows")
        write_kept_tally(self._file, kept)

    def delete(self) -> None:
        """Delete the tally of this window.

        Raises:
            VitrineError: it cannot be deleted.
        """
        if self._lock is not None:
            with write_errors_as_messages(self._file):
                self._file.unlink(missing_ok=True)

    def close(self) -> None:
        """Leave the file to the next window."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _files(self) -> list[Path]:
        return [self._folder / f"tally-{number}.json" for number in range(1, 1 + _MAX_WINDOWS)]

    def _take(self, file: Path) -> bool:
        """Lock a file; return whether that was possible.

        Raises:
            OSError: nothing can be written to the folder.
        """
        lock = QLockFile(f"{file}.lock")
        # A window may be open for days.
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            self._lock, self._file = lock, file
            return True
        if lock.error() == QLockFile.LockError.PermissionError:
            raise PermissionError(errno.EACCES, "Permission denied")
        return False
