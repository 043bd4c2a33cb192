"""A view that compares pictures side by side, overlaid, split, or by their difference."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.audit.compare_painter import ComparePainter
from desktop_app.ui.audit.comparison import ComparedPictures, CompareMode, picture_areas
from desktop_app.ui.audit.difference_calculator import DifferenceCalculator
from desktop_app.ui.audit.overlay_label import OverlayLabel
from desktop_app.ui.audit.picture_loader import PictureLoader
from desktop_app.ui.audit.zoom_state import ZoomState, fit_scale
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import with_object_name

_ZOOM_STEP: Final = 1.25
_WHEEL_STEP: Final = 120
_BLINK_MS: Final = 600
_HANDLE_REACH_PX: Final = 14
_SPLIT_STEP: Final = 0.05


class CompareView(QWidget):
    """Up to four pictures that share one zoom.

    Attributes:
        zoom_state: zoom and centre.
        mode: how the pictures are compared.
        shows_second: in overlay mode, whether the second of the pair is shown.

    Signals:
        mode_changed: the new ``CompareMode``.
        scale_changed: screen pixels per pixel of the first picture.
        blinking_changed: bool, whether the pair alternates automatically.
        picture_step_requested: 1 for the next picture, -1 for the previous one.
        group_step_requested: 1 for the next group, -1 for the previous one.
        picture_clicked: the index of a picture.
    """

    mode_changed = Signal(str)
    scale_changed = Signal(float)
    blinking_changed = Signal(bool)
    picture_step_requested = Signal(int)
    group_step_requested = Signal(int)
    picture_clicked = Signal(int)

    def __init__(self, name: str, pictures: PictureLoader, decoding: Lane, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, f"{name}_view")
        self._pictures = pictures
        self._compared = ComparedPictures()
        self.mode: CompareMode = "side"
        self.shows_second = False
        self._split = 0.5
        self._drag_from: QPointF | None = None
        self._is_dragging_handle = False
        self._difference = DifferenceCalculator(pictures, decoding, self)
        self._difference.computed.connect(self._on_difference_computed)
        self.zoom_state = ZoomState(self)
        self._painter = ComparePainter(pictures, self.zoom_state, theme)
        self._blink_timer = QTimer(self, interval=_BLINK_MS)
        self._blink_timer.timeout.connect(self.swap)
        self._message = OverlayLabel(f"{name}_note", self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.zoom_state.changed.connect(self._on_zoom_changed)
        pictures.loaded.connect(self._on_picture_loaded)
        theme.changed.connect(self.update)

    def show_pictures(self, compared: ComparedPictures) -> None:
        """Compare these pictures; keep the zoom if one of them was shown before."""
        before = {picture.id for picture in self._compared.pictures if picture}
        is_new = before.isdisjoint({picture.id for picture in compared.pictures if picture})
        self._compared = compared
        self.shows_second = False
        self._pictures.request([picture for picture in compared.pictures if picture is not None])
        if is_new:
            self.set_blinking(False)
            self.zoom_state.fit()
        self._update_difference()
        self._update_message()
        self._on_zoom_changed()

    def set_mode(self, mode: CompareMode) -> None:
        """Compare in another way."""
        if mode == self.mode:
            return
        self.mode = mode
        self.shows_second = False
        self.set_blinking(False)
        self._update_difference()
        self._update_message()
        self.update()
        self.mode_changed.emit(mode)

    def swap(self) -> None:
        """Show the other picture of the pair, in overlay mode."""
        if self.mode != "over":
            self.set_mode("over")
        self.shows_second = not self.shows_second
        self.update()

    def set_blinking(self, is_on: bool) -> None:
        """Start or stop alternating between the pictures of the pair."""
        if is_on == self._blink_timer.isActive():
            return
        if is_on:
            self.set_mode("over")
            self._blink_timer.start()
        else:
            self._blink_timer.stop()
        self.blinking_changed.emit(is_on)

    @property
    def is_blinking(self) -> bool:
        """Whether the pictures of the pair alternate automatically."""
        return self._blink_timer.isActive()

    def zoom_by(self, steps: int) -> None:
        """Zoom in (1) or out (-1)."""
        self.zoom_state.zoom_to(self.zoom_state.zoom * _ZOOM_STEP**steps)

    def fit(self) -> None:
        """Show whole pictures."""
        self.zoom_state.fit()

    def toggle_actual_size(self) -> None:
        """Show the first picture pixel for pixel; if it is already, show the whole picture."""
        size = self._original_size(self._compared.pair[0])
        if size is not None:
            scale = fit_scale(size, self._area_of(self._compared.pair[0]))
            zoom = 1 / (scale * self.devicePixelRatioF())
            is_actual_size = abs(self.zoom_state.zoom - max(1.0, zoom)) < 0.01
            self.zoom_state.zoom_to(1.0 if is_actual_size else zoom)

    def _areas(self) -> list[tuple[int, QRectF]]:
        """Return the index and area of each visible picture."""
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        return picture_areas(area, self.mode, self._compared)

    def _area_of(self, index: int) -> QRectF:
        return next(area for visible, area in self._areas() if visible == index)

    def _original_size(self, index: int) -> QSizeF | None:
        """Return the size of a picture's original in pixels."""
        pictures = self._compared.pictures
        picture = pictures[index] if index < len(pictures) else None
        return None if picture is None else QSizeF(picture.width_px, picture.height_px)

    def _set_split(self, split: float) -> None:
        self._split = min(max(split, 0.0), 1.0)
        self.update()

    def _update_difference(self) -> None:
        if self.mode == "difference":
            self._difference.start(self._compared)
        else:
            self._difference.clear()

    def _on_difference_computed(self) -> None:
        self._update_message()
        self.update()

    def _on_picture_loaded(self, picture_id: int) -> None:
        if any(
            picture is not None and picture.id == picture_id for picture in self._compared.pictures
        ):
            self._update_difference()
            self.update()

    def _on_zoom_changed(self) -> None:
        self.update()
        first = self._compared.pair[0]
        size = self._original_size(first) if self._compared.pictures else None
        if size is not None:
            scale = fit_scale(size, self._area_of(first)) * self.zoom_state.zoom
            self.scale_changed.emit(scale * self.devicePixelRatioF())

    def _update_message(self) -> None:
        text = self._difference.message() if self.mode == "difference" else ""
        self._message.show_text(text, at_bottom=self._difference.difference is not None)
        captions = ", ".join(self._compared.captions)
        self.setAccessibleName(self.tr("Compared pictures: {names}").format(names=captions))
        self.setAccessibleDescription(text)

    def _image_rect_at(self, point: QPointF) -> QRectF | None:
        """Return where the picture at a point is drawn; the first one if there is none."""
        areas = self._areas() if self._compared.pictures else []
        if not areas:
            return None
        index, area = next((found for found in areas if found[1].contains(point)), areas[0])
        size = self._original_size(index)
        return None if size is None else self.zoom_state.image_rect(size, area)

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pictures in the current mode."""
        with QPainter(self) as painter:
            self._painter.begin(painter, self.devicePixelRatioF())
            compared, areas = self._compared, self._areas()
            if self.mode == "side":
                for index, area in areas:
                    is_active = index == compared.active
                    self._painter.draw_picture(compared, index, area, is_active=is_active)
            elif not compared.pictures:
                return
            elif self.mode == "over":
                self._painter.draw_overlay(compared, areas[0][1], shows_second=self.shows_second)
            elif self.mode == "split":
                self._painter.draw_split(compared, areas[0][1], self._split)
            elif self._difference.difference is not None:
                self._painter.draw_image(self._difference.difference.image, compared, areas[0][1])
            else:
                self._painter.draw_background(areas[0][1])
            if self.hasFocus():
                self._painter.draw_focus_frame(QRectF(self.rect()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        rect = self._image_rect_at(event.position())
        if rect is not None:
            steps = event.angleDelta().y() / _WHEEL_STEP
            self.zoom_state.zoom_at(_ZOOM_STEP**steps, event.position(), rect)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the pictures or the split handle."""
        point = self._drag_from = event.position()
        handle_x = self.width() * self._split
        is_near_handle = abs(point.x() - handle_x) < _HANDLE_REACH_PX
        self._is_dragging_handle = self.mode == "split" and is_near_handle
        for index, area in self._areas():
            if self.mode == "side" and area.contains(point):
                self.picture_clicked.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the pictures or the split handle."""
        if self._drag_from is None:
            return
        rect = self._image_rect_at(self._drag_from)
        if self._is_dragging_handle:
            self._set_split(event.position().x() / max(1, self.width()))
        elif rect is not None:
            self.zoom_state.pan(event.position() - self._drag_from, rect)
        self._drag_from = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Stop dragging."""
        self._drag_from = None
        self._is_dragging_handle = False

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Toggle the actual size."""
        self.toggle_actual_size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through pictures and groups, and move the split handle, with the arrow keys."""
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
        }.get(Qt.Key(event.key()))
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if step is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.group_step_requested.emit(step)
        elif is_shifted and self.mode == "split":
            self._set_split(self._split + step * _SPLIT_STEP)
        else:
            self.picture_step_requested.emit(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the message and report the new scale."""
        super().resizeEvent(event)
        self._message.reposition()
        self._on_zoom_changed()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update_message()

    def sizeHint(self) -> QSize:
        """Return a size for two small pictures."""
        return QSize(480, 280)
