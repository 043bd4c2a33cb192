"""The box that searches all pages of the user guide."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.search_field import SearchField


class GuideSearchBox(SearchField):
    """A line of text; Enter goes to the next hit, Shift+Enter to the one before, Esc clears it.

    Signals:
        step_requested: 1 for the next hit, -1 for the one before.
    """

    step_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("guide_search", "guide_search_icon", theme, parent)
        self._retranslate()

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Search the guide"))
        self.set_name(self.tr("Search the guide"))
        self.setToolTip(
            self.tr("Search all pages (Ctrl+F); Enter goes to the next hit, Shift+Enter back")
        )

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the hits on Enter, clear the box on Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(-1 if is_back else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
