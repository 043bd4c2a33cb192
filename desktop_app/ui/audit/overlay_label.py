"""A message drawn over a picture."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui.widgets.widget_factory import with_object_name

_MARGIN_PX: Final = 24
_BOTTOM_GAP_PX: Final = 8


class OverlayLabel(QLabel):
    """A label in the middle or at the bottom of its parent."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, name)
        self.setProperty("role", "badge")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._parent = parent
        self._is_at_bottom = False
        self.hide()

    def show_text(self, text: str, *, at_bottom: bool) -> None:
        """Show a text; hide if it is empty."""
        self._is_at_bottom = at_bottom
        self.setText(text)
        self.setVisible(bool(text))
        self.reposition()

    def reposition(self) -> None:
        """Adapt to the size of the parent."""
        area = self._parent.size()
        text_px = self.fontMetrics().horizontalAdvance(self.text()) + 2 * _MARGIN_PX
        width_px = min(area.width() - 2 * _MARGIN_PX, text_px)
        height_px = self.heightForWidth(width_px)
        bottom_px = area.height() - height_px - _BOTTOM_GAP_PX
        top_px = bottom_px if self._is_at_bottom else (area.height() - height_px) // 2
        self.setGeometry((area.width() - width_px) // 2, top_px, width_px, height_px)
