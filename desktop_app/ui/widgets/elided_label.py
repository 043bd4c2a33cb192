"""A one-line label that elides its text; the tool tip shows the full text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop_app.ui.widgets.widget_factory import scaled_font, set_plain_tooltip, with_object_name

_MIN_WIDTH_PX = 32


class ElidedLabel(QLabel):
    """One line of plain text, elided at its right end."""

    def __init__(self, object_name: str, *, role: str = "") -> None:
        super().__init__()
        with_object_name(self, object_name)
        self._full_text = self._more_text = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if role == "small":
            self.setFont(scaled_font(0.9))

    def set_full_text(self, text: str, more_text: str = "") -> None:
        """Set the text; it is elided to the width of the label.

        Args:
            text: the text.
            more_text: for the tool tip, instead of the full text.
        """
        self._full_text, self._more_text = text, more_text
        self.setAccessibleName(text)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._full_text, Qt.TextElideMode.ElideRight, max(0, self.contentsRect().width() - 2)
        )
        self.setText(shown)
        more_text = self._more_text or ("" if shown == self._full_text else self._full_text)
        set_plain_tooltip(self, more_text)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Elide the text to the new width."""
        super().resizeEvent(event)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        """Return a small width, whatever the length of the text."""
        return QSize(_MIN_WIDTH_PX, super().minimumSizeHint().height())
