"""A line of text that is cut off where its place ends; a tool tip has the rest."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop_app.ui.widgets.widget_factory import (
    named,
    sized_font,
    tip,
)

_LEAST_PX = 32


class ElidedLabel(QLabel):
    """Plain text in one line."""

    def __init__(self, name: str, *, role: str = "") -> None:
        super().__init__()
        named(self, name)
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if role == "small":
            self.setFont(sized_font(0.9))

    def say(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setAccessibleName(words)
        self._write()

    def _write(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, max(0, self.width() - 2)
        )
        self.setText(shown)
        self.setToolTip("" if shown == self._words else tip(self._words))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the new width."""
        super().resizeEvent(event)
        self._write()

    def minimumSizeHint(self) -> QSize:
        """Get along with little, however long the words."""
        return QSize(_LEAST_PX, super().minimumSizeHint().height())
