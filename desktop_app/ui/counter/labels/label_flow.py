"""The label of a captured product: read after the answer is shown, and what it changes."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop_app.engine.counter.capture_ruling import rule_capture
from desktop_app.engine.counter.capture_search import CaptureAnswer
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.counter.answer.shown_answer import ShownAnswer
from desktop_app.ui.counter.counter_controller import CounterController
from desktop_app.ui.counter.scene.guidance import CounterPhase
from desktop_app.ui.labels.label_lane import LabelLane
from desktop_app.ui.labels.label_reading import LabelReading
from desktop_app.ui.settings.preferences import Preferences


class LabelFlow(QObject):
    """Replaces or confirms the shown answer, never after the user has acted on it.

    Args:
        controller: of the counter.
        client: the engine.
        lane: reads labels.
        preferences: the settings.
        parent: the page.

    Attributes:
        is_in_use: returns whether the user does something with the shown answer.

    Signals:
        ruled: the label has confirmed or replaced the answer that is shown now.
        failed: the exception of a reading.
    """

    ruled = Signal()
    failed = Signal(Exception)

    def __init__(
        self,
        controller: CounterController,
        client: EngineClient,
        lane: LabelLane,
        preferences: Preferences,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._preferences = preferences
        self.is_in_use: Callable[[], bool] = bool
        self._reading = LabelReading(client, lane, self)
        self._reading.failed.connect(self.failed)
        # The answer that came last, with its label or without.
        self._seen: CaptureAnswer | None = None
        controller.phase_changed.connect(self._on_phase_changed)
        if preferences.now.read_labels:
            lane.prepare()

    @property
    def is_running(self) -> bool:
        """Whether a label is being read."""
        return self._reading.is_running

    def _on_phase_changed(self, phase: CounterPhase) -> None:
        shown = self._controller.shown
        if phase != "answered" or shown is None:
            self._reading.cancel()
        elif shown.found is not self._seen:
            self._reading.cancel()
            self._seen = shown.found
            self._begin(shown)

    def _begin(self, shown: ShownAnswer) -> None:
        found, answer = shown.found, shown.answer
        # A code has decided already, or says what the picture cannot.
        is_wanted = self._preferences.now.read_labels and found.code_role == "none"
        if not is_wanted or not found.parts or answer.photo is None:
            return
        self._reading.read(
            answer,
            lambda workspace, lines: rule_capture(workspace, found, lines),
            lambda ruled: self._on_ruled(shown, found, ruled),
        )

    def _on_ruled(self, shown: ShownAnswer, found: CaptureAnswer, ruled: CaptureAnswer) -> None:
        if ruled is found or not self._may_change(shown, found):
            return
        self._seen = ruled
        if _looks_alike(found, ruled):
            shown.found, shown.offered = ruled, ruled.shown.hits
            self._controller.offer_changed.emit()
        else:
            self._controller.show_found(ruled)
        self.ruled.emit()

    def _may_change(self, shown: ShownAnswer, found: CaptureAnswer) -> bool:
        """Return whether an answer is still shown, and the user has not acted on it."""
        controller = self._controller
        is_shown = controller.phase == "answered" and controller.shown is shown
        is_untouched = shown.found is found and not shown.words and not shown.waits_for_side
        is_free = not (controller.is_paused or controller.identification.is_running)
        return is_shown and is_untouched and is_free and not self.is_in_use()


def _looks_alike(before: CaptureAnswer, after: CaptureAnswer) -> bool:
    """Return whether verdict and products are the same, in the same order."""
    ids = [[hit.product.id for hit in found.shown.hits] for found in (before, after)]
    return before.shown.verdict == after.shown.verdict and ids[0] == ids[1]
