"""What stands where there is nothing to show: why, and the next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    button,
    heading,
    label,
    named,
)

_ICON_PX = 48


class EmptyMessage(QWidget):
    """An icon, a sentence, a hint, and perhaps a button.

    Signals:
        acted: the button was pressed.
    """

    acted = Signal()

    def __init__(self, name: str, icon: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name)
        picture = named(QLabel(), f"{name}_icon")
        theme.dress(picture, icon, "muted", _ICON_PX)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = heading(f"{name}_title", 1.2, wraps=True)
        self._hint = label(f"{name}_hint", role="muted", wraps=True)
        self._button = button(f"{name}_button", role="primary")
        self._button.clicked.connect(self.acted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(picture)
        for part in (self._title, self._hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        layout.addSpacing(8)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def say(self, title: str, hint: str = "", action: str = "") -> None:
        """Show these words; without ``action`` there is no button."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._button.setText(action)
        self._button.setVisible(bool(action))
