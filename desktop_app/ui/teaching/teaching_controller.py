"""The controller of learning: opens its dialog, and reports whether it is switched on."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.engine.learning.teach_report import TeachingState
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.style.theme import Theme


class TeachingController(QObject):
    """Learning from the open catalogue.

    Signals:
        state_loaded: whether photos are compared by the learned measure.
        switched: the learned measure was switched on or off; answers are out of date.
        notice_raised: a notice for the user.
    """

    state_loaded = Signal(bool)
    switched = Signal()
    notice_raised = Signal(Notice)

    def __init__(self, client: EngineClient, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._client = client
        self._theme = theme
        self._window = window
        client.ready.connect(lambda _: self._load_state())

    def open_dialog(self) -> None:
        """Open the dialog."""
        if not self._client.is_ready:
            message = Message("The catalogue is not ready for photos yet.")
            self.notice_raised.emit(Notice("warning", message))
            return
        from desktop_app.ui.teaching.teach_dialog import TeachDialog

        dialog = TeachDialog(self._client, self._theme, self._window)
        dialog.switched.connect(self._on_switched)
        dialog.open()

    def _on_switched(self) -> None:
        self._load_state()
        self.switched.emit()

    def _load_state(self) -> None:
        task = self._client.run(lambda workspace: workspace.learning().teaching_state())
        task.on_success(self._on_state_loaded)

    def _on_state_loaded(self, state: TeachingState | None) -> None:
        self.state_loaded.emit(state is not None and state.is_on)
