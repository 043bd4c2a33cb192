"""The photo with its boxes: they are selected, drawn, moved and resized."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.basket import BasketUnit
from desktop_app.domain.region import Region
from desktop_app.ui.boxes.box_drag import BoxDrag
from desktop_app.ui.boxes.box_geometry import unit_at, unit_beside
from desktop_app.ui.boxes.box_painter import BoxLook, BoxPainter
from desktop_app.ui.boxes.scaled_photo import ScaledPhoto
from desktop_app.ui.boxes.unit_texts import spoken_unit
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import fitted_rect
from desktop_app.ui.widgets.region_changes import moved
from desktop_app.ui.widgets.region_geometry import region_rect
from desktop_app.ui.widgets.region_handles import Handle, dragged, handle_at
from desktop_app.ui.widgets.region_input import ARROW_DIRECTIONS, HANDLE_CURSORS
from desktop_app.ui.widgets.widget_factory import announce, with_object_name

_REACH_PX: Final = 9
# Keys that come sooner change the same box further before it is searched.
_KEY_PAUSE_MS: Final = 300
_STEP: Final = 0.01
_LARGE_STEP: Final = 0.05
_FIRST_DRAWN: Final = Region(0.4, 0.4, 0.6, 0.6)


class BoxView(QWidget):
    """Shows a photo with its boxes.

    A press selects a box; a drag draws a new one; the current box is moved and resized by its
    handles. Arrow keys go from box to box, with Alt they move the current box, with Alt and
    Shift they resize it. While a box is drawn by keys, arrow keys move it and with Shift resize
    it; Ctrl makes larger steps.

    Signals:
        unit_selected: the id of a box; 0 for none.
        region_drawn: the ``Region`` of a new box.
        region_changed: the id of a box and its new ``Region``.
        drawing_changed: whether a box is being drawn by keys.
    """

    unit_selected = Signal(int)
    region_drawn = Signal(Region)
    region_changed = Signal(int, Region)
    drawing_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "basket_photo")
        self._theme = theme
        self._image = QImage()
        self._scaled = ScaledPhoto()
        self._units: tuple[BasketUnit, ...] = ()
        self._selected: tuple[int, ...] = ()
        self._current: BasketUnit | None = None
        self._searched: Sequence[Region] = ()
        self._hovered: BasketUnit | None = None
        self._drag: BoxDrag | None = None
        # What is being drawn, moved or resized, and the box that this is, unless it is new.
        self._draft: Region | None = None
        self._changed: BasketUnit | None = None
        self._key_timer = QTimer(self, singleShot=True, interval=_KEY_PAUSE_MS)
        self._key_timer.timeout.connect(self._use_keys)
        self._is_drawing = False
        self.setMinimumSize(240, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)
        self._retranslate()

    @property
    def image(self) -> QImage:
        """The photo; null if there is none."""
        return self._image

    @property
    def is_drawing(self) -> bool:
        """Whether a box is being drawn by keys, or is to be drawn with the mouse."""
        return self._is_drawing

    def show_image(self, image: QImage) -> None:
        """Show another photo."""
        self._image = image
        self._hovered = None
        self._drag = None
        self._drop_draft()
        self.stop_drawing()
        self.update()

    def show_boxes(
        self,
        units: tuple[BasketUnit, ...],
        selected: tuple[int, ...],
        current: BasketUnit | None,
        searched: Sequence[Region],
    ) -> None:
        """Show boxes.

        Args:
            units: the boxes.
            selected: ids of those that are selected.
            current: the one that changes are meant for.
            searched: boxes whose search has not ended yet.
        """
        is_other = current is not None and current != self._current
        if self._changed is not None and self._changed not in units:
            self._drag = None
            self._drop_draft()
        self._units, self._selected, self._searched = units, selected, searched
        self._current = current
        if self._hovered is not None and self._hovered not in units:
            self._hovered = None
        text = "" if current is None else self._spoken(current)
        self.setAccessibleDescription(text)
        if is_other and self.hasFocus():
            announce(self, text)
        self.update()

    def start_drawing(self) -> None:
        """Let the user draw a box, also over another one; keys move it and Enter uses it."""
        if self._image.isNull():
            return
        self._use_keys()
        self._is_drawing = True
        self._draft = _FIRST_DRAWN
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocus()
        announce(self, self.tr("New box. Arrow keys move it, with Shift they resize it."))
        self.drawing_changed.emit(True)
        self.update()

    def finish_drawing(self) -> None:
        """Use the box as it is drawn."""
        region = self._draft
        self.stop_drawing()
        if region is not None:
            self.region_drawn.emit(region)

    def stop_drawing(self) -> None:
        """Drop the box that is being drawn."""
        if self._is_drawing:
            self._is_drawing = False
            self._draft = None
            self._drag = None
            self.unsetCursor()
            self.drawing_changed.emit(False)
            self.update()

    def _spoken(self, unit: BasketUnit) -> str:
        number = 1 + [one.id for one in self._units].index(unit.id)
        return spoken_unit(unit.found, number, len(self._units))

    def _photo_rect(self) -> QRectF:
        return QRectF(fitted_rect(self._image.size(), self.rect().adjusted(4, 4, -4, -4)))

    def _box(self, region: Region) -> QRectF:
        photo = self._photo_rect()
        return region_rect(region, photo.size().toSize()).translated(photo.topLeft())

    def _share_at(self, place: QPointF) -> QPointF:
        photo = self._photo_rect()
        return QPointF(
            (place.x() - photo.left()) / max(1.0, photo.width()),
            (place.y() - photo.top()) / max(1.0, photo.height()),
        )

    def _held_at(self, share: QPointF) -> tuple[Handle, BasketUnit | None]:
        """Return what a press at a point takes hold of."""
        if self._is_drawing:
            return "new", None
        photo, current = self._photo_rect(), self._current
        if current is not None:
            reach = _REACH_PX / max(1.0, photo.width()), _REACH_PX / max(1.0, photo.height())
            handle = handle_at(current.found.region, share.x(), share.y(), *reach)
            over = unit_at(self._units, share.x(), share.y())
            if handle not in ("new", "inside") or (handle == "inside" and over == current):
                return handle, current
        return "new", None

    def _use_drag(self, drag: BoxDrag, place: QPointF) -> None:
        region = self._draft
        self._drop_draft()
        is_click = drag.is_click(place)
        if is_click and not self._is_drawing:
            share = self._share_at(place)
            unit = unit_at(self._units, share.x(), share.y())
            self.unit_selected.emit(0 if unit is None else unit.id)
        elif drag.unit is not None and region is not None:
            self.region_changed.emit(drag.unit.id, region)
        elif region is not None and not is_click:
            self.stop_drawing()
            self.region_drawn.emit(region)
        elif self._is_drawing:
            self._draft = _FIRST_DRAWN
        self.update()

    def _step(self, across: int, down: int) -> None:
        """Select the next box in a direction."""
        if self._current is None:
            following = self._units[0] if self._units else None
        else:
            following = unit_beside(self._units, self._current, across, down)
        if following is not None:
            self.unit_selected.emit(following.id)

    def _change_by_keys(self, across: int, down: int, event: QKeyEvent) -> None:
        """Move or resize the current box; it is searched when no further key comes."""
        if self._changed is None:
            self._changed = self._current
        if self._changed is not None:
            region = self._draft or self._changed.found.region
            self._draft = self._stepped(region, across, down, event)
            self._key_timer.start()
            self.update()

    def _use_keys(self) -> None:
        """Search the box that was changed by keys."""
        unit, region = self._changed, self._draft
        if self._drag is None and unit is not None and region is not None:
            self._drop_draft()
            self.region_changed.emit(unit.id, region)

    def _drop_draft(self) -> None:
        self._key_timer.stop()
        self._draft = self._changed = None
        self.update()

    def _stepped(self, region: Region, across: int, down: int, event: QKeyEvent) -> Region:
        is_large = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step = _LARGE_STEP if is_large else _STEP
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return dragged(region, "bottom_right", across * step, down * step)
        return moved(region, across * step, down * step)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Photo with boxes"))

    # Qt

    def sizeHint(self) -> QSize:
        """Return the shape of most photos."""
        return QSize(640, 480)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the photo, the boxes and their names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            photo = self._photo_rect()
            self._scaled.draw(painter, self._image, photo, self.devicePixelRatioF())
            self._paint_boxes(BoxPainter(painter, self._theme.colours, photo))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _paint_boxes(self, boxes: BoxPainter) -> None:
        changed = self._changed
        # Those that are looked at are drawn last, above the others.
        ordered = sorted(self._units, key=self._is_looked_at)
        places = {
            unit.id: self._box(
                self._draft if self._draft and unit is changed else unit.found.region
            )
            for unit in ordered
        }
        for unit in ordered:
            boxes.draw_box(unit.found, places[unit.id], self._look(unit))
        for unit in ordered:
            boxes.draw_name(unit.found, places[unit.id], self._look(unit))
        for region in self._searched:
            boxes.draw_new(self._box(region))
        if self._draft is not None and changed is None:
            boxes.draw_new(self._box(self._draft))

    def _is_looked_at(self, unit: BasketUnit) -> int:
        is_current = self._current is not None and unit.id == self._current.id
        return 2 * is_current + (unit == self._hovered)

    def _look(self, unit: BasketUnit) -> BoxLook:
        is_current = self._current is not None and unit.id == self._current.id
        shows_all = is_current or unit == self._hovered
        return BoxLook(unit.id in self._selected, is_current, shows_all)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the current box, or begin a new one."""
        if event.button() != Qt.MouseButton.LeftButton or self._image.isNull():
            super().mousePressEvent(event)
            return
        share = self._share_at(event.position())
        self._use_keys()
        handle, unit = self._held_at(share)
        self._drag = BoxDrag(handle, share, event.position(), unit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held, or show the price of the box below the mouse."""
        share = self._share_at(event.position())
        if self._drag is not None:
            self._draft, self._changed = self._drag.region_at(share), self._drag.unit
            self.update()
            return
        over = unit_at(self._units, share.x(), share.y())
        handle, unit = self._held_at(share)
        is_button = over is not None and unit is None and not self._is_drawing
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_button else HANDLE_CURSORS[handle])
        if over != self._hovered:
            self._hovered = over
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Use what was dragged; a click selects a box."""
        drag, self._drag = self._drag, None
        if drag is not None:
            self._use_drag(drag, event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Show no price any more."""
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from box to box, or move and resize one."""
        direction = ARROW_DIRECTIONS.get(Qt.Key(event.key()))
        if direction is None:
            super().keyPressEvent(event)
        elif self._is_drawing and self._draft is not None:
            self._draft = self._stepped(self._draft, *direction, event)
            self.update()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._change_by_keys(*direction, event)
        else:
            self._step(*direction)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
