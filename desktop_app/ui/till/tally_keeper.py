"""Keeping the tally of the present customer on disk, from one start to the next."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.engine.counter.kept_tally import FOLDER_NAME, KeptTally
from desktop_app.settings import Settings
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.till.current_tally import CurrentTally
from desktop_app.ui.till.tally_file import TallyFile


class TallyKeeper(QObject):
    """Writes the tally after each change, and brings it back after the next start.

    Nothing is written while the settings say to keep nothing.

    Args:
        tally: of the present customer.
        preferences: the settings.
        folder: of the program's data.

    Attributes:
        tally: of the present customer.

    Signals:
        failed: what is wrong; once for each reason.
    """

    failed = Signal(Exception)

    def __init__(
        self,
        tally: CurrentTally,
        preferences: Preferences,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.tally = tally
        self._preferences = preferences
        self._lane: Lane | None = None
        self._file = TallyFile(folder / FOLDER_NAME)
        self._told = ""
        self._written: KeptTally | None = None
        # Nothing is written before it is known what the last window has left.
        self._is_busy = True
        self._is_shut_down = False

    def open(self) -> CurrentTally:
        """Begin to keep the tally when a page needs it first; return the tally."""
        if self._lane is None:
            self._lane = Lane("tally", self)
            self._preferences.changed.connect(self._on_preferences_changed)
            self.tally.changed.connect(self._save)
            file, keeps = self._file, self._keeps
            task = self._lane.run(lambda: _taken_over(file, keeps))
            task.on_success(self._restore).on_failure(self._fail).on_finish(self._go_on)
        return self.tally

    def shut_down(self) -> None:
        """Write what is not written yet; called by every page that uses the tally."""
        if self._lane is None or self._is_shut_down:
            return
        self._is_shut_down = True
        file, kept = self._file, self._now()
        # Before the tally of the last window is read, an empty one must not replace it.
        is_new = self._written is None and not kept.tally.lines
        is_written = not self._keeps or is_new or kept == self._written
        self._lane.run_write(lambda: _close(file, None if is_written else kept))
        self._lane.stop()

    @property
    def _keeps(self) -> bool:
        return self._preferences.now.keeps_answers

    def _now(self) -> KeptTally:
        customer = self.tally.customer
        return KeptTally(customer.number, customer.now)

    def _restore(self, kept: KeptTally | None) -> None:
        if kept is not None and kept.tally.lines:
            self.tally.restore(kept)

    def _go_on(self) -> None:
        self._is_busy = False
        self._save()

    def _save(self) -> None:
        """Write the tally as it is now; only the newest of several changes is written."""
        if not self._keeps or self._is_busy or self._lane is None or self._is_shut_down:
            return
        file, kept = self._file, self._now()
        if kept == self._written or (self._written is None and not kept.tally.lines):
            return
        self._is_busy = True
        self._written = kept
        task = self._lane.run_write(lambda: file.write(kept))
        task.on_success(lambda _: self._on_saved()).on_failure(self._fail).on_finish(self._go_on)

    def _on_saved(self) -> None:
        self._told = ""

    def _fail(self, error: Exception) -> None:
        if str(error) != self._told:
            self._told = str(error)
            self.failed.emit(error)

    def _on_preferences_changed(self, before: Settings, now: Settings) -> None:
        if self._lane is None or self._is_shut_down:
            return
        if before.keeps_answers and not now.keeps_answers:
            self._written = None
            file = self._file
            self._lane.run_write(lambda: _drop(file)).on_failure(self._fail)
        elif now.keeps_answers and not before.keeps_answers:
            self._save()


def _taken_over(file: TallyFile, keeps: bool) -> KeptTally | None:
    """Return what the last window has left; it is deleted if nothing is to be kept."""
    kept = file.take_over()
    if keeps:
        return kept
    _drop(file)
    return None


def _drop(file: TallyFile) -> None:
    """Leave nothing on the disk."""
    try:
        file.delete()
    finally:
        file.close()


def _close(file: TallyFile, kept: KeptTally | None) -> None:
    try:
        if kept is not None:
            file.write(kept)
    finally:
        file.close()
