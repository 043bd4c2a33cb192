"""A capture whose region can be moved, resized or drawn anew."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPen

from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.ui.counter.capture.capture_view import CaptureView
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.region_changes import moved
from desktop_app.ui.widgets.region_geometry import mapped_rect
from desktop_app.ui.widgets.region_handles import Handle, dragged, handle_at, spanned
from desktop_app.ui.widgets.region_input import HANDLE_CURSORS

# Half of a touch target.
_REACH_PX: Final = 22
_HANDLE_PX: Final = 6
# How far a key moves a region or an edge, as a share of the photo.
_STEP: Final = 0.02
_STEPS: Final = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -_STEP),
    Qt.Key.Key_Down: (0.0, _STEP),
}
# The focus only leaves for a moment.
_PASSING: Final = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


@dataclass(frozen=True, slots=True)
class _Drag:
    """What is dragged: from where, in shares of the photo, and what was shown then."""

    handle: Handle
    start: QPointF
    region: Region
    source: QRectF


class CropView(CaptureView):
    """A capture that shows the whole photo while its region is edited.

    Attributes:
        is_editing: whether the region is being edited; the view then needs more room.

    Signals:
        region_chosen: the ``Region`` that the user has drawn.
        editing_changed: ``is_editing``.
    """

    region_chosen = Signal(Region)
    editing_changed = Signal(bool)

    def __init__(self, object_name: str, theme: Theme) -> None:
        super().__init__(object_name, theme)
        self.is_editing = False
        self._is_editable = False
        self._drag: _Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)

    def set_editable(self, is_editable: bool) -> None:
        """Let the user change the region, or show it only."""
        self._is_editable = is_editable
        policy = Qt.FocusPolicy.StrongFocus if is_editable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        if not is_editable:
            self._drag = None
            self._set_editing(False)
            self.unsetCursor()

    def show_image(self, image: QImage, region: Region = WHOLE_PHOTO) -> None:
        """Show an image; what is being dragged on the same one goes on."""
        if self._drag is not None and image.cacheKey() == self.image.cacheKey():
            return
        self._drag = None
        super().show_image(image, region)

    def _set_editing(self, is_editing: bool) -> None:
        if is_editing != self.is_editing:
            self.is_editing = is_editing
            self.update()
            self.editing_changed.emit(is_editing)

    def _share_at(self, place: QPointF) -> QPointF:
        """Return a place of the widget in shares of the photo; it may be beyond it."""
        photo = self._photo_rect()
        return QPointF(
            (place.x() - photo.left()) / photo.width(), (place.y() - photo.top()) / photo.height()
        )

    def _photo_rect(self) -> QRectF:
        """Return where the whole photo would be, if all of it were shown."""
        source, target = self._places()
        return mapped_rect(QRectF(self.image.rect()), source, target)

    def _handle_at(self, place: QPointF) -> Handle:
        share, photo = self._share_at(place), self._photo_rect()
        handle = handle_at(
            self.region,
            share.x(),
            share.y(),
            _REACH_PX / photo.width(),
            _REACH_PX / photo.height(),
        )
        # The whole photo cannot be moved.
        return "new" if handle == "inside" and self.region == WHOLE_PHOTO else handle

    def _dragged_to(self, drag: _Drag, share: QPointF) -> Region:
        across, down = share.x() - drag.start.x(), share.y() - drag.start.y()
        if drag.handle == "new":
            drawn = spanned(drag.start.x(), drag.start.y(), share.x(), share.y())
            return drag.region if drawn is None else drawn
        if drag.handle == "inside":
            return moved(drag.region, across, down)
        return dragged(drag.region, drag.handle, across, down)

    def _choose(self, region: Region) -> None:
        if region != self.region:
            self._region = region
            self.update()
            self.region_chosen.emit(region)

    def _shown_source(self) -> QRectF:
        if self._drag is not None:
            return self._drag.source
        return QRectF(self.image.rect()) if self.is_editing else super()._shown_source()

    def _draw_region(self, painter: QPainter, box: QRectF, target: QRectF) -> None:
        super()._draw_region(painter, box, target)
        if not (self.is_editing or self._drag is not None):
            return
        painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
        painter.setBrush(Qt.GlobalColor.white)
        middle = box.center()
        for x in (box.left(), middle.x(), box.right()):
            for y in (box.top(), middle.y(), box.bottom()):
                if QPointF(x, y) != middle:
                    painter.drawEllipse(QPointF(x, y), _HANDLE_PX, _HANDLE_PX)

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the region, or begin a new one."""
        if not self._is_editable or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        handle, share = self._handle_at(event.position()), self._share_at(event.position())
        self._drag = _Drag(handle, share, self.region, self._places()[0])
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held."""
        if self._drag is not None:
            self._region = self._dragged_to(self._drag, self._share_at(event.position()))
            self.update()
        elif self._is_editable:
            self.setCursor(HANDLE_CURSORS[self._handle_at(event.position())])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Search in the region where it was let go."""
        if self._drag is None:
            super().mouseReleaseEvent(event)
            return
        drag, region = self._drag, self.region
        self._drag, self._region = None, drag.region
        self._set_editing(True)
        self._choose(region)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the region with the arrow keys, resize it with Shift and the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._is_editable or self._drag is not None:
            super().keyPressEvent(event)
            return
        self._set_editing(True)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._choose(dragged(self.region, "bottom_right", *step))
        else:
            self._choose(moved(self.region, *step))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Edit the region; with the mouse only when it is let go, as the view changes."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._set_editing(self._is_editable)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End editing."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self._set_editing(False)
        self.update()
