"""A large button for a choice that deserves a sentence."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    heading,
    label,
    named,
)

_WIDTH_PX = 224
_LEAST_WIDTH_PX = 176


class ChoiceCard(QPushButton):
    """Icon, title, and what happens when it is pressed."""

    def __init__(self, name: str, icon: str, theme: Theme) -> None:
        super().__init__()
        named(self, name)
        self.setProperty("role", "choice")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        picture = named(QLabel(), f"{name}_icon")
        theme.dress(picture, icon, "accent", 32)
        self._title = heading(f"{name}_title", 1.15, wraps=True)
        self._text = label(f"{name}_text", role="muted", wraps=True)
        # Return presses it, in the window as in a dialog.
        self.setAutoDefault(True)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(20, 20, 20, 20)
        self._inside.setSpacing(8)
        for part in (picture, self._title, self._text):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._inside.addWidget(part)
        self._inside.addStretch(1)

    def say(self, title: str, text: str) -> None:
        """Show these words."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    # Qt

    def sizeHint(self) -> QSize:
        """Be as tall as the words need."""
        return QSize(_WIDTH_PX, self._inside.totalHeightForWidth(_WIDTH_PX))

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than a long word."""
        return QSize(_LEAST_WIDTH_PX, self._inside.totalHeightForWidth(_LEAST_WIDTH_PX))
