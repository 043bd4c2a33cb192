"""The label in a photo: read after the answer is shown, and what it changes."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.answer import Answer
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.labels.label_lane import LabelLane
from desktop_app.ui.labels.label_reading import LabelReading
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.photo_query import PhotoAnswer


class PhotoLabel(QObject):
    """Reads the label in a photo whose answer it can decide.

    Args:
        client: the engine.
        lane: reads labels.
        preferences: the settings.
        parent: the page.

    Signals:
        ruled: the answer with what the label says, unless it is the same as without.
        failed: the exception of a reading.
    """

    ruled = Signal(PhotoAnswer)
    failed = Signal(Exception)

    def __init__(
        self, client: EngineClient, lane: LabelLane, preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._reading = LabelReading(client, lane, self)
        self._reading.failed.connect(self.failed)

    @property
    def is_running(self) -> bool:
        """Whether a label is being read."""
        return self._reading.is_running

    def cancel(self) -> None:
        """Drop what is being read."""
        self._reading.cancel()

    def read(self, found: PhotoAnswer, may_change: Callable[[], bool]) -> None:
        """Read the label in a photo if it can decide; what was being read before is dropped.

        Args:
            found: the answer without the label, which is shown.
            may_change: returns whether it may still be replaced.
        """
        self._reading.cancel()
        answer = found.answer
        if not self._preferences.now.read_labels or answer.photo is None or not answer.hits:
            return
        self._reading.read(
            answer,
            lambda workspace, lines: workspace.labels.rule(answer, lines),
            lambda ruled: self._on_ruled(found, may_change, ruled),
        )

    def _on_ruled(self, found: PhotoAnswer, may_change: Callable[[], bool], answer: Answer) -> None:
        if answer is not found.answer and may_change():
            self.ruled.emit(replace(found, answer=answer))
