"""The box that searches all pages of the user guide."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import with_object_name

_ICON_PX = 16


class GuideSearchBox(QLineEdit):
    """A line of text; Enter goes to the next hit, Shift+Enter to the one before, Esc clears it.

    Signals:
        step_requested: 1 for the next hit, -1 for the one before.
    """

    step_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "guide_search")
        self.setClearButtonEnabled(True)
        self._icon = with_object_name(QAction(self), "guide_search_icon")
        theme.set_icon(self._icon, "search", "muted", _ICON_PX)
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        self._icon.triggered.connect(self.focus_text)
        self._retranslate()

    def focus_text(self) -> None:
        """Give the box the focus and select its text."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Search the guide"))
        self.setAccessibleName(self.tr("Search the guide"))
        self._icon.setText(self.tr("Search the guide"))
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
