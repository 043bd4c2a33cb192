"""What all fields to search in have in common."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import with_object_name

_ICON_PX: Final = 16


class SearchField(QLineEdit):
    """A line of text with an icon before it and a button that clears it.

    Args:
        name: its object name.
        icon_name: object name of the icon; a press on it goes to the text.
        theme: the icon.
        parent: of the field.
    """

    def __init__(
        self, name: str, icon_name: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        with_object_name(self, name)
        self.setClearButtonEnabled(True)
        self._icon = with_object_name(QAction(self), icon_name)
        theme.set_icon(self._icon, "search", "muted", _ICON_PX)
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        self._icon.triggered.connect(self.focus_text)

    def focus_text(self) -> None:
        """Give the field the focus and select its text."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def set_name(self, name: str) -> None:
        """Set what screen readers call the field and its icon."""
        self.setAccessibleName(name)
        self._icon.setText(name)
