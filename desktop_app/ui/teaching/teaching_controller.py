"""Leads through learning, and keeps the window told of what is switched on."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.engine.learning.teach_report import TeachingState
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.teaching.teach_dialog import TeachDialog


class TeachingController(QObject):
    """What was learnt from the open catalogue, as the window needs it.

    Signals:
        told: bool, whether photos are compared by what was learnt.
        switched: that has just been changed; answers are out of date.
        noticed: a ``Notice``.
    """

    told = Signal(bool)
    switched = Signal()
    noticed = Signal(object)

    def __init__(self, client: EngineClient, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._client = client
        self._theme = theme
        self._window = window
        client.ready.connect(lambda _: self._ask())

    def show(self) -> None:
        """Open the dialog."""
        if not self._client.is_ready:
            words = Message("The catalogue is open, but not ready for photos yet.")
            self.noticed.emit(Notice("warning", words))
            return
        dialog = TeachDialog(self._client, self._theme, self._window)
        dialog.switched.connect(self._on_switched)
        dialog.open()

    def _on_switched(self) -> None:
        self._ask()
        self.switched.emit()

    def _ask(self) -> None:
        self._client.run(lambda workspace: workspace.teaching_state()).on_success(self._on_state)

    def _on_state(self, state: TeachingState | None) -> None:
        self.told.emit(state is not None and state.is_on)
