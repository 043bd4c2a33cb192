"""Leads through learning, and keeps the window told of what is switched on."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.engine.results import TeachingState
from desktop_app.ui.session import Session
from desktop_app.ui.teaching.teach_dialog import TeachDialog
from desktop_app.ui.theme import Theme


class Teacher(QObject):
    """What was learnt from the open catalogue, as the window needs it.

    Signals:
        told: bool, whether photos are compared by what was learnt.
        switched: that has just been changed; answers are out of date.
    """

    told = Signal(bool)
    switched = Signal()

    def __init__(self, session: Session, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._theme = theme
        self._window = window
        session.ready.connect(lambda _: self._ask())

    def show(self) -> None:
        """Open the dialog."""
        dialog = TeachDialog(self._session, self._theme, self._window)
        dialog.switched.connect(self._on_switched)
        dialog.open()

    def _on_switched(self) -> None:
        self._ask()
        self.switched.emit()

    def _ask(self) -> None:
        self._session.teaching().succeeded.connect(self._on_state)

    def _on_state(self, state: TeachingState | None) -> None:
        self.told.emit(state is not None and state.is_on)
