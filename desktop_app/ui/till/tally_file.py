"""The file of a window's tally; every window that is open has one of its own."""

from pathlib import Path

from desktop_app.engine.counter.kept_tally import KeptTally, read_kept_tally, write_kept_tally
from desktop_app.ui.background.window_file import WindowFile
from desktop_app.write_errors import write_errors_as_messages


class TallyFile:
    """Reads and writes the file; all calls have to be on one thread.

    Args:
        folder: of the files of all windows; created when a tally is written first.
    """

    def __init__(self, folder: Path) -> None:
        self._file = WindowFile(folder, "tally")

    def take_over(self) -> KeptTally | None:
        """Return the tally of a window that is not open any more; None if there is none.

        Raises:
            VitrineError: it cannot be read.
        """
        file = self._file.take_over()
        return None if file is None else read_kept_tally(file)

    def write(self, kept: KeptTally) -> None:
        """Write a tally; nothing is kept of an empty one.

        Raises:
            VitrineError: it cannot be written.
        """
        if not kept.tally.lines:
            self.delete()
            return
        with write_errors_as_messages(self._file.first):
            file = self._file.take()
        write_kept_tally(file, kept)

    def delete(self) -> None:
        """Delete the tally of this window.

        Raises:
            VitrineError: it cannot be deleted.
        """
        if (file := self._file.path) is not None:
            with write_errors_as_messages(file):
                file.unlink(missing_ok=True)

    def close(self) -> None:
        """Leave the file to the next window."""
        self._file.close()
