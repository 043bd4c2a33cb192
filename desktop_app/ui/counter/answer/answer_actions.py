"""The buttons below an answer."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.answer import Verdict
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import button, set_primary, with_object_name
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_ICON_PX: Final = 18
# The icon of each button, in the order of the buttons.
_ICONS: Final = {
    "accept": "match",
    "add": "add",
    "search": "search",
    "photo": "camera",
    "more": "more",
    "live": "close",
}
# The main action of each verdict.
_PRIMARY: Final[dict[Verdict, str]] = {"match": "accept", "check": "", "unknown": "add"}


class AnswerActions(QWidget):
    """Offers what can be done with an answer; there is a key for each button.

    Signals:
        accept_requested, add_requested, search_requested, photo_requested, more_requested,
            live_requested: A button was pressed.
    """

    accept_requested = Signal()
    add_requested = Signal()
    search_requested = Signal()
    photo_requested = Signal()
    more_requested = Signal()
    live_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, "counter_actions")
        self._theme = theme
        self._buttons = {name: button(f"counter_{name}") for name in _ICONS}
        self._verdict: Verdict = "match"
        row = WrappingRow(self)
        for widget in self._buttons.values():
            row.add(widget, stretch=1)
        for name, signal in (
            ("accept", self.accept_requested),
            ("add", self.add_requested),
            ("search", self.search_requested),
            ("photo", self.photo_requested),
            ("more", self.more_requested),
            ("live", self.live_requested),
        ):
            self._buttons[name].clicked.connect(lambda _=False, signal=signal: signal.emit())
        self._retranslate()

    def show_verdict(self, verdict: Verdict, *, has_more: bool) -> None:
        """Show the actions of a verdict.

        Args:
            verdict: of the answer.
            has_more: whether there are further candidates.
        """
        self._verdict = verdict
        shown = {
            "accept": verdict == "match",
            # Whoever is shown a match has to see the other candidates first.
            "add": verdict != "match" or not has_more,
            "more": has_more,
        }
        for name, widget in self._buttons.items():
            widget.setVisible(shown.get(name, True))
            is_primary = name == _PRIMARY[verdict]
            set_primary(widget, self._theme, _ICONS[name], _ICON_PX, is_primary=is_primary)
        self._retranslate()

    def set_acceptable(self, is_acceptable: bool) -> None:
        """Enable the button that accepts the first candidate, or disable it."""
        self._buttons["accept"].setEnabled(is_acceptable)

    def _retranslate(self) -> None:
        is_unknown = self._verdict == "unknown"
        for name, text in {
            "accept": self.tr("Accept (Enter)"),
            "add": self.tr("Add as new product (A)"),
            "search": self.tr("Search by name (F)"),
            "photo": self.tr("Another photo (P)"),
            "more": self.tr("Closest products (M)") if is_unknown else self.tr("More (M)"),
            "live": self.tr("Live picture (Esc)"),
        }.items():
            self._buttons[name].setText(text)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
