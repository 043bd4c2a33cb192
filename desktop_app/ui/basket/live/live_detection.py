"""Looks at the newest frames of a camera, one after another on the engine's lane."""

import time
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.camera.camera_reader import LiveFrame

if TYPE_CHECKING:
    from desktop_app.domain.picture import RgbImage
    from desktop_app.engine.counting.live_counting import LiveCount
    from desktop_app.engine.counting.live_session import LiveSession
    from desktop_app.engine.workspace import Workspace

# Shortest time between two looks; more of them would only take time from the preview.
_LOOK_EVERY_S: Final = 0.1


class LiveDetection(QObject):
    """Looks at the newest frame as soon as the look before is done; the others are skipped.

    Signals:
        counted: the ``LiveFrame`` and its ``LiveCount``.
        detector_missed: there is no detector, so nothing can be counted.
        failed: the exception of a look; nothing more is looked at until ``reset``.
    """

    counted = Signal(object, object)
    detector_missed = Signal()
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._latest = LatestTask()
        self.reset()

    def reset(self) -> None:
        """Drop the look that runs, and begin anew: what was seen before is forgotten."""
        self._latest.cancel()
        self._session = _LaneSession()
        self._started_s = 0.0
        self._has_failed = False

    def update(self, frame: LiveFrame) -> None:
        """Look at a frame, unless a look runs or the last one was just now."""
        now_s = time.monotonic()
        is_early = now_s - self._started_s < _LOOK_EVERY_S
        if is_early or self._latest.is_running or self._has_failed or not self._client.is_ready:
            return
        self._started_s = now_s
        task = self._client.run(partial(self._session.look, frame.pixels))
        self._latest.replace(task)
        task.on_success(partial(self._on_counted, frame)).on_failure(self._on_failed)

    def _on_counted(self, frame: LiveFrame, count: "LiveCount | None") -> None:
        if count is None:
            self._has_failed = True
            self.detector_missed.emit()
        else:
            self.counted.emit(frame, count)

    def _on_failed(self, error: Exception) -> None:
        self._has_failed = True
        self.failed.emit(error)


class _LaneSession:
    """A ``LiveSession`` that is made and used on the lane only."""

    def __init__(self) -> None:
        self._session: LiveSession | None = None

    def look(self, pixels: "RgbImage", workspace: "Workspace") -> "LiveCount | None":
        """Return what is in a frame; None if there is no detector."""
        from desktop_app.engine.counting.live_session import LiveSession

        counting = workspace.counting()
        if not counting.finds_boxes:
            return None
        if self._session is None:
            self._session = LiveSession()
        return self._session.look(counting, pixels)
