"""A message shown in place of empty content: the reason and the next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import button, heading, label, with_object_name

_ICON_PX = 48


class EmptyMessage(QWidget):
    """An icon, a title, an optional hint and an optional button.

    Signals:
        button_clicked: the button was pressed.
    """

    button_clicked = Signal()

    def __init__(
        self, object_name: str, icon: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        with_object_name(self, object_name)
        icon_label = with_object_name(QLabel(), f"{object_name}_icon")
        theme.set_icon(icon_label, icon, "muted", _ICON_PX)
        icon_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = heading(f"{object_name}_title", 1.2, wraps=True)
        self._hint = label(f"{object_name}_hint", role="muted", wraps=True)
        self._button = button(f"{object_name}_button", role="primary")
        self._button.clicked.connect(self.button_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(icon_label)
        for widget in (self._title, self._hint):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def show_message(self, title: str, hint: str = "", action: str = "") -> None:
        """Show a message; the button is hidden if ``action`` is empty."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._button.setText(action)
        self._button.setVisible(bool(action))
