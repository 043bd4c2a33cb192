"""A picture on which a region is drawn, with the mouse or the keyboard."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QWidget

from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.ui.camera.region_drag import MIN_SIDE, RegionDrag
from desktop_app.ui.widgets.picture_view import fitted_rect
from desktop_app.ui.widgets.region_changes import moved, resized
from desktop_app.ui.widgets.region_geometry import region_rect
from desktop_app.ui.widgets.region_input import ARROW_DIRECTIONS

_OUTSIDE: Final = QColor(0, 0, 0, 140)
_HANDLE_PX: Final = 10
_GRIP_PX: Final = 14
_FOCUS_BORDER_PX: Final = 2
_STEP: Final = 0.01
_LARGE_STEP: Final = 0.05


class RegionEditor(QWidget):
    """Shows a picture; what is outside of the region is darkened.

    A rectangle is drawn with the mouse; edges and corners can be dragged, and all of it moved.
    Arrow keys move it, with Shift they move its right and bottom edges, with Ctrl by more at
    once. Delete chooses the whole picture, Escape takes back what is being dragged.

    Signals:
        region_changed: the new ``Region``, when the mouse is released or a key pressed.
    """

    region_changed = Signal(Region)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("region_editor")
        self._image: QImage | None = None
        self._region = WHOLE_PHOTO
        self._drag: RegionDrag | None = None
        self.setMinimumSize(320, 240)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def region(self) -> Region:
        """The region that is drawn."""
        return self._region

    def show_image(self, image: QImage | None) -> None:
        """Show a picture; None for none."""
        self._image = image
        self.update()

    def show_region(self, region: Region) -> None:
        """Show a region, unless another one is being drawn."""
        if self._drag is None and region != self._region:
            self._region = region
            self.update()

    def _picture_rect(self) -> QRect:
        return QRect() if self._image is None else fitted_rect(self._image.size(), self.rect())

    def _region_rect(self) -> QRectF:
        picture = self._picture_rect()
        return region_rect(self._region, picture.size()).translated(QPointF(picture.topLeft()))

    def _share_at(self, point: QPointF) -> tuple[float, float]:
        picture = self._picture_rect()
        x = (point.x() - picture.left()) / max(1, picture.width())
        y = (point.y() - picture.top()) / max(1, picture.height())
        return min(1.0, max(0.0, x)), min(1.0, max(0.0, y))

    def _drag_at(self, point: QPointF) -> RegionDrag:
        picture = self._picture_rect()
        grip = (_GRIP_PX / max(1, picture.width()), _GRIP_PX / max(1, picture.height()))
        return RegionDrag.begin(self._region, self._share_at(point), grip)

    def _set_region(self, region: Region) -> None:
        self._region = region
        self.update()

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, the darkened surroundings, the frame and its corners."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._picture_rect(), self._image)
            self._draw_region(painter)
        if self.hasFocus():
            pen = QPen(self.palette().color(QPalette.ColorRole.Highlight), _FOCUS_BORDER_PX)
            painter.setPen(pen)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _draw_region(self, painter: QPainter) -> None:
        region = self._region_rect()
        outside = QPainterPath()
        outside.addRect(QRectF(self._picture_rect()))
        inside = QPainterPath()
        inside.addRect(region)
        painter.fillPath(outside.subtracted(inside), _OUTSIDE)
        # White on black is visible on any picture.
        for colour, width_px in ((Qt.GlobalColor.black, 4), (Qt.GlobalColor.white, 2)):
            painter.setPen(QPen(colour, width_px))
            painter.drawRect(region.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(Qt.GlobalColor.black, 1))
        painter.setBrush(Qt.GlobalColor.white)
        half = _HANDLE_PX / 2
        for corner in (
            region.topLeft(),
            region.topRight(),
            region.bottomLeft(),
            region.bottomRight(),
        ):
            painter.drawRect(QRectF(corner.x() - half, corner.y() - half, 2 * half, 2 * half))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw, to move, or to resize."""
        if event.button() == Qt.MouseButton.LeftButton and self._image is not None:
            self._drag = self._drag_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self._drag is not None:
            self._set_region(self._drag.region_at(self._share_at(event.position())))
        elif self._image is not None:
            self.setCursor(self._drag_at(event.position()).cursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Use what was drawn."""
        if event.button() == Qt.MouseButton.LeftButton and self._drag is not None:
            before, self._drag = self._drag.before, None
            if self._region != before:
                self.region_changed.emit(self._region)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or resize the region."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._drag is not None:
            self._set_region(self._drag.before)
            self._drag = None
            return
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            changed = WHOLE_PHOTO
        elif key in ARROW_DIRECTIONS:
            changed = self._stepped(*ARROW_DIRECTIONS[key], event.modifiers())
        else:
            super().keyPressEvent(event)
            return
        if changed != self._region:
            self._set_region(changed)
            self.region_changed.emit(changed)

    def _stepped(self, x: int, y: int, modifiers: Qt.KeyboardModifier) -> Region:
        is_large = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        step = _LARGE_STEP if is_large else _STEP
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            return resized(self._region, ("right", "bottom"), x * step, y * step, min_side=MIN_SIDE)
        return moved(self._region, x * step, y * step)
