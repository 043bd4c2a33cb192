"""A button that shows one picture as large as its size allows."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import with_object_name

_RADIUS = 12


class PictureView(QAbstractButton):
    """A picture with rounded corners; a button, so that the keyboard can reach it."""

    def __init__(self, object_name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, object_name)
        self._theme = theme
        self._pixmap = QPixmap()
        self._is_drop_target = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """Show a picture; None shows an empty background."""
        self._pixmap = QPixmap() if pixmap is None else pixmap
        self.update()

    def show_placeholder(self, pixmap: QPixmap | None) -> None:
        """Show a thumbnail until the picture itself is shown."""
        if self._pixmap.isNull():
            self.show_picture(pixmap)

    def show_drop_target(self, is_target: bool) -> None:
        """Highlight the picture while something is dragged over it."""
        self._is_drop_target = is_target
        self.update()

    # Qt

    def sizeHint(self) -> QSize:
        """Return a nearly square size."""
        return QSize(272, 256)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the background or the picture, and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._pixmap.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colours.raised))
            painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        else:
            draw_rounded(painter, self._pixmap, self.rect(), _RADIUS)
        if self._is_drop_target or self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()


def draw_rounded(painter: QPainter, pixmap: QPixmap, bounds: QRect, radius_px: float) -> None:
    """Draw a picture scaled to fit ``bounds``, centred, with rounded corners."""
    target = fitted_rect(pixmap.size(), bounds)
    path = QPainterPath()
    path.addRoundedRect(QRectF(target), radius_px, radius_px)
    painter.save()
    painter.setClipPath(path)
    painter.drawPixmap(target, pixmap)
    painter.restore()


def fitted_rect(size: QSize, bounds: QRect) -> QRect:
    """Return the largest rectangle with the proportions of ``size``, centred in ``bounds``."""
    scaled_size = size.scaled(bounds.size(), Qt.AspectRatioMode.KeepAspectRatio)
    rect = QRect(bounds.topLeft(), scaled_size)
    rect.moveCenter(bounds.center())
    return rect
