"""One picture, as large as its place allows; pressing it asks for more."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import named

_RADIUS = 12


class PictureView(QAbstractButton):
    """A picture fitted into a rounded ground; a button, so keys reach it too."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name)
        self._theme = theme
        self._pixmap = QPixmap()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """Show a picture, or the empty ground."""
        self._pixmap = QPixmap() if pixmap is None else pixmap
        self.update()

    def show_meanwhile(self, pixmap: QPixmap | None) -> None:
        """Show a thumbnail as long as nothing better is there."""
        if self._pixmap.isNull():
            self.show_picture(pixmap)

    # Qt

    def sizeHint(self) -> QSize:
        """Ask for a square."""
        return QSize(272, 256)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, picture and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._pixmap.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colours.raised))
            painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        else:
            draw_rounded(painter, self._pixmap, self.rect(), _RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()


def draw_rounded(painter: QPainter, pixmap: QPixmap, place: QRect, radius_px: float) -> None:
    """Draw a picture as large as fits into ``place``, its corners rounded."""
    inside = fitted(pixmap.size(), place)
    path = QPainterPath()
    path.addRoundedRect(QRectF(inside), radius_px, radius_px)
    painter.save()
    painter.setClipPath(path)
    painter.drawPixmap(inside, pixmap)
    painter.restore()


def fitted(size: QSize, place: QRect) -> QRect:
    """Return the largest rectangle of the proportions of ``size`` amid ``place``."""
    inside = QRect(place.topLeft(), size.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio))
    inside.moveCenter(place.center())
    return inside
