"""Which part of the pictures is looked at, the same for all that are compared."""

from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal

CLOSEST: Final = 32.0


class ZoomState(QObject):
    """Zoom and place.

    Attributes:
        zoom: 1 where a picture fits whole.
        centre: the point of the picture that is looked at, 0..1 of width and height.

    Signals:
        changed: something else is looked at.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.zoom = 1.0
        self.centre = QPointF(0.5, 0.5)

    def place_of(self, size: QSizeF, room: QRectF) -> QRectF:
        """Return where a picture of some size lies, whole, when looked at through ``room``."""
        scale = fitting_scale(size, room) * self.zoom
        drawn = QSizeF(size.width() * scale, size.height() * scale)
        left = _start(room.left(), room.width(), drawn.width(), self.centre.x())
        top = _start(room.top(), room.height(), drawn.height(), self.centre.y())
        return QRectF(QPointF(left, top), drawn)

    def fit(self) -> None:
        """Look at the whole."""
        self._look(1.0, QPointF(0.5, 0.5))

    def zoom_to(self, zoom: float) -> None:
        """Look nearer or from farther away, at the same point."""
        self._look(zoom, self.centre)

    def zoom_at(self, factor: float, point: QPointF, place: QRectF) -> None:
        """Look nearer at the point under the pointer, which stays where it is.

        Args:
            factor: over 1 for nearer.
            point: of the pointer.
            place: where the picture lies now, of ``place_of``.
        """
        zoom = min(max(self.zoom * factor, 1.0), CLOSEST)
        grown = zoom / self.zoom
        under = QPointF(
            (point.x() - place.left()) / place.width(), (point.y() - place.top()) / place.height()
        )
        self._look(zoom, under + (self.centre - under) / grown)

    def pan(self, by: QPointF, place: QRectF) -> None:
        """Move what is looked at along with the pointer."""
        moved = QPointF(by.x() / place.width(), by.y() / place.height())
        self._look(self.zoom, self.centre - moved)

    def _look(self, zoom: float, centre: QPointF) -> None:
        zoom = min(max(zoom, 1.0), CLOSEST)
        margin = 0.5 / zoom
        centre = QPointF(_within(centre.x(), margin), _within(centre.y(), margin))
        if zoom != self.zoom or centre != self.centre:
            self.zoom, self.centre = zoom, centre
            self.changed.emit()


def fitting_scale(size: QSizeF, room: QRectF) -> float:
    """Return the scale at which a picture fits whole."""
    return min(room.width() / size.width(), room.height() / size.height())


def _within(value: float, margin: float) -> float:
    return min(max(value, margin), 1.0 - margin)


def _start(room_start: float, room: float, drawn: float, centre: float) -> float:
    """Return where a picture begins: amid the room, or so that it leaves none of it empty."""
    if drawn <= room:
        return room_start + (room - drawn) / 2
    start = room_start + room / 2 - centre * drawn
    return min(room_start, max(start, room_start + room - drawn))
