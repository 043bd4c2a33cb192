"""A gradient over the lower edge of a scroll area that shows that more content follows."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop_app.ui.style.theme import Theme

_HEIGHT_PX: Final = 32


class FadingEdge(QWidget):
    """Fades out the last visible lines while the area can be scrolled further down."""

    def __init__(self, area: QAbstractScrollArea, theme: Theme) -> None:
        super().__init__(area)
        self._area = area
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self._update_position())
        bar.rangeChanged.connect(lambda *_: self._update_position())
        theme.changed.connect(self.update)
        area.viewport().installEventFilter(self)

    def _update_position(self) -> None:
        bar, viewport_rect = self._area.verticalScrollBar(), self._area.viewport().geometry()
        self.setVisible(bar.value() < bar.maximum())
        top_px = viewport_rect.bottom() + 1 - _HEIGHT_PX
        self.setGeometry(QRect(viewport_rect.left(), top_px, viewport_rect.width(), _HEIGHT_PX))
        self.raise_()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the viewport when it is resized."""
        if event.type() == QEvent.Type.Resize:
            self._update_position()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a gradient from transparent to the background colour."""
        background = QColor(self._theme.colours.surface)
        transparent = QColor(background)
        transparent.setAlpha(0)
        gradient = QLinearGradient(0, 0, 0, self.height())
        gradient.setColorAt(0, transparent)
        gradient.setColorAt(0.75, background)
        gradient.setColorAt(1, background)
        QPainter(self).fillRect(self.rect(), gradient)
