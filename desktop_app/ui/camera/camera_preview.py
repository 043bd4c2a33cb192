"""The newest frame of a camera, frozen briefly when it is captured."""

from collections.abc import Callable
from typing import Final, TypeAlias

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.picture_view import fitted_rect

# Draws above an image, which is in a place of the widget.
DrawOverlay: TypeAlias = Callable[[QPainter, QRect], None]

_FREEZE_MS: Final = 250
_FOCUS_BORDER_PX: Final = 2
_FREEZE_BORDER_PX: Final = 6
_TEXT_MARGIN_PX: Final = 6
_TEXT_PADDING_PX: Final = 4
_TEXT_BACKGROUND: Final = QColor(0, 0, 0, 170)


class CameraPreview(QWidget):
    """An image as large as fits, on black; without one, the background of a message.

    Attributes:
        draw_overlay: draws above the image; None for nothing.

    Signals:
        image_pressed: x and y of the mouse, as shares of the image, 0..1.
    """

    image_pressed = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("camera_picture")
        self._image: QImage | None = None
        self._text = ""
        self.draw_overlay: DrawOverlay | None = None
        self._freeze_timer = QTimer(self, singleShot=True, interval=_FREEZE_MS)
        self._freeze_timer.timeout.connect(self.update)
        self.setMinimumSize(200, 120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def size_px(self) -> tuple[int, int]:
        """Return width and height in physical pixels."""
        size = self.size() * self.devicePixelRatioF()
        return size.width(), size.height()

    def show_image(self, image: QImage) -> None:
        """Show an image, unless the view is frozen."""
        if not self.is_frozen():
            self._image = image
            self.update()

    def show_text(self, text: str) -> None:
        """Show a short text in a corner of the image."""
        if text != self._text:
            self._text = text
            self.update()

    def freeze(self) -> None:
        """Freeze the image for a moment, with a border, to show that it was captured."""
        self._freeze_timer.start()
        self.update()

    def is_frozen(self) -> bool:
        """Return whether a captured image is being held."""
        return self._freeze_timer.isActive()

    def clear(self) -> None:
        """Show no image."""
        self._freeze_timer.stop()
        self._image = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the image or the background, and the border."""
        painter = QPainter(self)
        if self._image is None:
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
        else:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            target = fitted_rect(self._image.size(), self.rect())
            painter.drawImage(target, self._image)
            if self.draw_overlay is not None:
                painter.save()
                self.draw_overlay(painter, target)
                painter.restore()
            self._draw_text(painter, target)
        if self.is_frozen():
            self._draw_border(painter, _FREEZE_BORDER_PX)
        elif self.hasFocus():
            self._draw_border(painter, _FOCUS_BORDER_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell where the image was pressed."""
        super().mousePressEvent(event)
        if self._image is not None and event.button() == Qt.MouseButton.LeftButton:
            place = fitted_rect(self._image.size(), self.rect())
            across, down = event.position().x() - place.x(), event.position().y() - place.y()
            x, y = across / max(1, place.width()), down / max(1, place.height())
            if 0 <= x <= 1 and 0 <= y <= 1:
                self.image_pressed.emit(x, y)

    def _draw_text(self, painter: QPainter, image: QRect) -> None:
        if not self._text:
            return
        padding = _TEXT_PADDING_PX
        text = painter.fontMetrics().size(0, self._text)
        box = QRect(QPoint(), text).adjusted(0, 0, 3 * padding, padding)
        box.moveTopRight(image.topRight() + QPoint(-_TEXT_MARGIN_PX, _TEXT_MARGIN_PX))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_TEXT_BACKGROUND)
        painter.drawRoundedRect(box, padding, padding)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)

    def _draw_border(self, painter: QPainter, width_px: int) -> None:
        pen = QPen(self.palette().color(QPalette.ColorRole.Highlight), width_px)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        inset = width_px // 2
        painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))
