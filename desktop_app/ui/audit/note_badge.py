"""A sentence over a picture."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui.widgets.widget_factory import with_object_name

_MARGIN_PX: Final = 24
_DISTANCE_PX: Final = 8


class NoteBadge(QLabel):
    """Lies over its parent: amid it, or at its lower edge where there is something to see."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, name)
        self.setProperty("role", "badge")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = parent
        self._is_below = False
        self.hide()

    def say(self, words: str, *, is_below: bool) -> None:
        """Show a sentence; nothing where it is empty."""
        self._is_below = is_below
        self.setText(words)
        self.setVisible(bool(words))
        self.settle()

    def settle(self) -> None:
        """Go where the sentence belongs, after the parent's size has changed."""
        over = self._over.size()
        words_px = self.fontMetrics().horizontalAdvance(self.text()) + 2 * _MARGIN_PX
        width_px = min(over.width() - 2 * _MARGIN_PX, words_px)
        height_px = self.heightForWidth(width_px)
        low_px = over.height() - height_px - _DISTANCE_PX
        top_px = low_px if self._is_below else (over.height() - height_px) // 2
        self.setGeometry((over.width() - width_px) // 2, top_px, width_px, height_px)
