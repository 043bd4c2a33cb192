"""Reading of the catalogue's pictures, once, while the window is open."""

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import Message
from desktop_app.progress import Progress
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask, Task
from desktop_app.ui.labels.label_lane import LabelLane, PictureTexts
from desktop_app.ui.settings.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.engine.labels.label_backfill import PendingPicture
    from desktop_app.engine.workspace import Workspace


class PictureReading(QObject):
    """Reads what was not read when a catalogue is ready, and after an import.

    Between two batches other work of the engine goes on. What is read is stored at once, so
    that a cancelled reading goes on where it ended the next time.

    Args:
        client: the engine.
        lane: reads.
        preferences: the settings; nothing is read while they forbid it.
        parent: the owner.

    Signals:
        started: the ``Task`` of a reading, for its progress.
    """

    started = Signal(Task)

    def __init__(
        self,
        client: EngineClient,
        lane: LabelLane,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._lane = lane
        self._preferences = preferences
        self._task: Task[int] | None = None
        self._latest = LatestTask()
        self._done = self._total = 0
        client.ready.connect(self.start)
        client.opened.connect(self.cancel)
        client.failed.connect(self.cancel)
        client.stopping.connect(self.cancel)
        preferences.changed.connect(self._on_preferences_changed)

    @property
    def is_running(self) -> bool:
        """Whether pictures are being read."""
        return self._task is not None

    def start(self) -> None:
        """Read the pictures that were not read, unless that is being done."""
        if self.is_running or not self._preferences.now.read_labels or not self._client.is_ready:
            return
        task = self._latest.replace(self._client.run(_count_unread))
        task.on_success(self._begin)

    def cancel(self) -> None:
        """Stop after the picture that is being read."""
        self._latest.cancel()
        self._end(cancelled=True)

    def _begin(self, count: int) -> None:
        if not count:
            return
        self._done, self._total = 0, count
        self._task = Task(threading.Event(), self)
        self.started.emit(self._task)
        self._read_next(0)

    def _read_next(self, after: int) -> None:
        task = self._latest.replace(self._client.run(lambda workspace: _pending(workspace, after)))
        task.on_success(self._on_pending).on_failure(self._on_failed)

    def _on_pending(self, pending: "Sequence[PendingPicture]") -> None:
        if self._task is None or self._task.is_cancelled or not pending:
            self._end(cancelled=bool(pending))
            return
        task = self._latest.replace(self._lane.read_pictures(pending))
        task.on_success(lambda found: self._on_read(found, pending[-1].picture.id))
        task.on_failure(self._on_failed)

    def _on_read(self, found: PictureTexts, last: int) -> None:
        if self._task is None:
            return
        if found is None:
            self._end(cancelled=True)
            return
        self._client.write(lambda workspace: workspace.labels.store(found))
        self._done += len(found)
        progress = Progress(min(self._done, self._total), self._total, Message("Reading labels"))
        self._task.report("progressed", progress)
        self._read_next(last)

    def _on_failed(self, error: Exception) -> None:
        if self._task is not None:
            self._task.report("failed", error)
            self._task = None

    def _end(self, *, cancelled: bool) -> None:
        if self._task is not None:
            task, self._task = self._task, None
            task.report("cancelled" if cancelled else "succeeded", self._done)

    def _on_preferences_changed(self) -> None:
        if not self._preferences.now.read_labels:
            self.cancel()
        elif not self.is_running:
            self.start()


def _count_unread(workspace: "Workspace") -> int:
    return workspace.labels.count_unread()


def _pending(workspace: "Workspace", after: int) -> "Sequence[PendingPicture]":
    return workspace.labels.pending(after)
