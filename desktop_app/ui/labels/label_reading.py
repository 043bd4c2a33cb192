"""Reading of the label in a photo whose answer it can decide, and what follows from it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.answer import Answer
from desktop_app.domain.label import TextLine
from desktop_app.engine.workspace import Workspace
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.labels.label_lane import LabelLane

T = TypeVar("T")


class LabelReading(QObject):
    """Reads one label at a time; the latest one wins.

    Args:
        client: the engine.
        lane: reads labels.
        parent: owns it.

    Signals:
        failed: the exception of a reading.
    """

    failed = Signal(Exception)

    def __init__(self, client: EngineClient, lane: LabelLane, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._lane = lane
        self._latest = LatestTask()

    @property
    def is_running(self) -> bool:
        """Whether a label is being read."""
        return self._latest.is_running

    def cancel(self) -> None:
        """Drop what is being read."""
        self._latest.cancel()

    def read(
        self,
        answer: Answer,
        rule: Callable[[Workspace, tuple[TextLine, ...]], T],
        on_ruled: Callable[[T], None],
    ) -> None:
        """Read the label in the photo of an answer, if it can decide.

        Args:
            answer: the answer without the label; it has a photo.
            rule: returns what follows from the lines of the label; runs with the engine.
            on_ruled: receives that.
        """
        task = self._client.run(lambda workspace: workspace.labels.can_decide(answer))
        self._latest.replace(task).on_failure(self.failed)
        task.on_success(lambda can: self._read(answer, rule, on_ruled) if can else None)

    def _read(
        self,
        answer: Answer,
        rule: Callable[[Workspace, tuple[TextLine, ...]], T],
        on_ruled: Callable[[T], None],
    ) -> None:
        assert answer.photo is not None
        task = self._latest.replace(self._lane.read(answer.photo, answer.region))
        task.on_success(lambda lines: self._rule(lines, rule, on_ruled)).on_failure(self.failed)

    def _rule(
        self,
        lines: tuple[TextLine, ...],
        rule: Callable[[Workspace, tuple[TextLine, ...]], T],
        on_ruled: Callable[[T], None],
    ) -> None:
        task = self._client.run(lambda workspace: rule(workspace, lines))
        self._latest.replace(task).on_failure(self.failed)
        task.on_success(on_ruled)
