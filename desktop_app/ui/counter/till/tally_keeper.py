"""Keeping the tally of the present customer on disk, from one start to the next."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_app.engine.counter.kept_tally import KeptTally
from desktop_app.settings import Settings
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.counter.till.tally_file import TallyFile
from desktop_app.ui.counter.till.tally_panel import TallyPanel
from desktop_app.ui.settings.preferences import Preferences

FOLDER_NAME: Final = "tally"


class TallyKeeper(QObject):
    """Writes the tally after each change, and shows it again after the next start.

    Nothing is written while the settings say to keep nothing.

    Args:
        panel: shows the tally.
        preferences: the settings.
        folder: of the program's data.
        lane: reads and writes.

    Signals:
        failed: what is wrong; once for each reason.
    """

    failed = Signal(Exception)

    def __init__(
        self,
        panel: TallyPanel,
        preferences: Preferences,
        folder: Path,
        lane: Lane,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._preferences = preferences
        self._lane = lane
        self._file = TallyFile(folder / FOLDER_NAME)
        self._told = ""
        self._written: KeptTally | None = None
        # Nothing is written before it is known what the last window has left.
        self._is_busy = True
        preferences.changed.connect(self._on_preferences_changed)
        panel.changed.connect(self._save)
        file, keeps = self._file, self._keeps
        task = lane.run(lambda: _taken_over(file, keeps))
        task.on_success(self._restore).on_failure(self._fail).on_finish(self._go_on)

    def shut_down(self) -> None:
        """Write what is not written yet; called before the lane ends."""
        file, kept = self._file, self._now()
        is_written = not self._keeps or kept == self._written
        self._lane.run_write(lambda: _close(file, None if is_written else kept))

    @property
    def _keeps(self) -> bool:
        return self._preferences.now.keep_answers

    def _now(self) -> KeptTally:
        customer = self._panel.customer
        return KeptTally(customer.number, customer.now)

    def _restore(self, kept: KeptTally | None) -> None:
        if kept is not None and kept.tally.lines:
            self._panel.restore(kept)

    def _go_on(self) -> None:
        self._is_busy = False
        self._save()

    def _save(self) -> None:
        """Write the tally as it is now; only the newest of several changes is written."""
        if not self._keeps or self._is_busy:
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
        if before.keep_answers and not now.keep_answers:
            self._written = None
            file = self._file
            self._lane.run_write(lambda: _drop(file)).on_failure(self._fail)
        elif now.keep_answers and not before.keep_answers:
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
