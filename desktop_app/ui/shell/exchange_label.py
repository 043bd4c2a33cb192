"""The state of a shared catalogue in the status bar."""

from typing import Final

from PySide6.QtCore import QDateTime, QEvent, QLocale
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.synchronisation import SyncState
from desktop_app.domain.timestamps import utc_text
from desktop_app.errors import VitrineError
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.widgets.widget_factory import (
    announce,
    refresh_style,
    set_plain_tooltip,
    with_object_name,
)

_SEPARATOR: Final = " · "


class ExchangeLabel(QLabel):
    """Says whether the server is reached, and how many changes wait or were refused.

    To be offline is normal, so it is not marked; a refused change is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "status_exchange")
        self._state: SyncState | None = None
        self._offline_since: QDateTime | None = None
        self._spoken = ""
        self._update_texts()

    def show_exchange(self, state: SyncState | None) -> None:
        """Show the state of the exchange; None hides the label."""
        if state is None or state.is_connected or state.error is None:
            self._offline_since = None
        elif self._offline_since is None:
            self._offline_since = QDateTime.currentDateTime()
        self._state = state
        self._update_texts()

    def _update_texts(self) -> None:
        state = self._state
        self.setVisible(state is not None)
        if state is None:
            self._spoken = ""
            return
        parts = [self._connection_text(state)]
        if state.waiting:
            parts.append(self.tr("%Ln change(s) waiting", "", state.waiting))
        if state.refused:
            parts.append(self.tr("%Ln change(s) refused", "", state.refused))
        self.setText(_SEPARATOR.join(parts))
        set_plain_tooltip(self, self._details(state))
        is_marked = bool(state.refused)
        if self.property("marked") != is_marked:
            self.setProperty("marked", is_marked)
            refresh_style(self)
        self._speak(state)

    def _connection_text(self, state: SyncState) -> str:
        if state.is_connected:
            return self.tr("Connected")
        if self._offline_since is None:
            return self.tr("Connecting…")
        time = QLocale().toString(self._offline_since.time(), QLocale.FormatType.ShortFormat)
        return self.tr("Offline since {time}").format(time=time)

    def _details(self, state: SyncState) -> str:
        sentences = []
        if isinstance(state.error, VitrineError):
            reasons = (state.error.message, state.error.hint)
            sentences += [localised_text(reason) for reason in reasons if reason is not None]
            sentences.append(self.tr("You can go on working; changes are sent later."))
        if state.refused:
            sentences.append(
                self.tr(
                    "The server has refused changes that your role may not make. The catalogue "
                    "shows the values of the server."
                )
            )
        if state.last_contact is not None:
            time = format_time(utc_text(state.last_contact))
            sentences.append(self.tr("Last contact with the server: {time}").format(time=time))
        return " ".join(sentences)

    def _speak(self, state: SyncState) -> None:
        """Have a screen reader read out another connection, or another refused change."""
        spoken = f"{self._connection_text(state)} {state.refused}"
        if spoken != self._spoken:
            if self._spoken:
                announce(self, self.text())
            self._spoken = spoken

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._spoken = ""
            self._update_texts()
