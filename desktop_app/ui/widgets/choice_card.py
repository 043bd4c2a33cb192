"""A large button with an icon, a title and a sentence."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import heading, label, with_object_name

_WIDTH_PX = 208
_MIN_WIDTH_PX = 176


class ChoiceCard(QPushButton):
    """A button that offers one of a few choices and explains it."""

    def __init__(self, object_name: str, icon: str, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, object_name)
        self.setProperty("role", "choice")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        icon_label = with_object_name(QLabel(), f"{object_name}_icon")
        theme.set_icon(icon_label, icon, "accent", 32)
        self._title = heading(f"{object_name}_title", 1.15, wraps=True)
        self._text = label(f"{object_name}_text", role="muted", wraps=True)
        # Return presses the button in the main window too, not only in dialogs.
        self.setAutoDefault(True)
        # Cards beside each other have the same height.
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.MinimumExpanding)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 20, 20, 20)
        self._layout.setSpacing(8)
        for widget in (icon_label, self._title, self._text):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._layout.addWidget(widget)
        self._layout.addStretch(1)

    def set_texts(self, title: str, text: str) -> None:
        """Set the title and the sentence."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    # Qt

    def sizeHint(self) -> QSize:
        """Return the height that the wrapped text needs at the preferred width."""
        return QSize(_WIDTH_PX, self._layout.totalHeightForWidth(_WIDTH_PX))

    def minimumSizeHint(self) -> QSize:
        """Return the size at which the longest word still fits."""
        return QSize(_MIN_WIDTH_PX, self._layout.totalHeightForWidth(_MIN_WIDTH_PX))
