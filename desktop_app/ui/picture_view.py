"""One picture, as large as its place allows; pressing it asks for more."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.ui.parts import named
from desktop_app.ui.theme import Theme

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
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.fillPath(path, QColor(self._theme.colours.raised))
        painter.setClipPath(path)
        if not self._pixmap.isNull():
            painter.drawPixmap(fitted(self._pixmap.size(), self.rect()), self._pixmap)
        painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()


def fitted(size: QSize, place: QRect) -> QRect:
    """Return the largest rectangle of the proportions of ``size`` amid ``place``."""
    inside = QRect(place.topLeft(), size.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio))
    inside.moveCenter(place.center())
    return inside
