"""The lower edge of something that can be scrolled: what goes on below fades out."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop_app.ui.style.theme import Theme

_HEIGHT_PX: Final = 32


class FadeEdge(QWidget):
    """Lies over the last lines, which would look cut off otherwise, while more is below."""

    def __init__(self, area: QAbstractScrollArea, theme: Theme) -> None:
        super().__init__(area)
        self._area = area
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self._settle())
        bar.rangeChanged.connect(lambda *_: self._settle())
        theme.changed.connect(self.update)
        area.viewport().installEventFilter(self)

    def _settle(self) -> None:
        bar, view = self._area.verticalScrollBar(), self._area.viewport().geometry()
        self.setVisible(bar.value() < bar.maximum())
        top_px = view.bottom() + 1 - _HEIGHT_PX
        self.setGeometry(QRect(view.left(), top_px, view.width(), _HEIGHT_PX))
        self.raise_()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge."""
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the colour of the ground, from nothing to all of it."""
        ground = QColor(self._theme.colours.surface)
        clear = QColor(ground)
        clear.setAlpha(0)
        gradient = QLinearGradient(0, 0, 0, self.height())
        gradient.setColorAt(0, clear)
        gradient.setColorAt(0.75, ground)
        gradient.setColorAt(1, ground)
        QPainter(self).fillRect(self.rect(), gradient)
