"""The outline around the control that a step of the tour is about."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import with_object_name

_WIDTH_PX: Final = 3
_DISTANCE_PX: Final = 4
_RADIUS_PX: Final = 8


class TourOutline(QWidget):
    """A frame that keeps neither the mouse nor the focus from what is inside of it.

    Args:
        theme: its colour.
        parent: the window.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "tour_outline")
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)
        self.hide()

    def show_around(self, place: QRect | None) -> None:
        """Show the frame around a place in the window; None hides it."""
        if place is None:
            self.hide()
            return
        distance_px = _WIDTH_PX + _DISTANCE_PX
        around = place.adjusted(-distance_px, -distance_px, distance_px, distance_px)
        self.setGeometry(around & self.window().rect())
        # Only the frame is drawn again, not what is inside of it.
        inner_px = _WIDTH_PX + _RADIUS_PX
        inside = self.rect().adjusted(inner_px, inner_px, -inner_px, -inner_px)
        self.setMask(QRegion(self.rect()) - QRegion(inside))
        self.show()
        self.raise_()

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colours.accent), _WIDTH_PX))
        half_px = _WIDTH_PX / 2
        bounds = QRectF(self.rect()).adjusted(half_px, half_px, -half_px, -half_px)
        painter.drawRoundedRect(bounds, _RADIUS_PX, _RADIUS_PX)
        painter.end()
