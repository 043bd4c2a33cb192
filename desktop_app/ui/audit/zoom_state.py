"""Zoom and pan, shared by all pictures that are compared."""

from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal

MAX_ZOOM: Final = 32.0


class ZoomState(QObject):
    """Zoom factor and visible point.

    Attributes:
        zoom: 1 for the whole picture, up to ``MAX_ZOOM``.
        centre: the point of the picture in the middle of the area, 0..1 of width and height.

    Signals:
        changed: the zoom or the centre has changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.zoom = 1.0
        self.centre = QPointF(0.5, 0.5)

    def image_rect(self, image_size: QSizeF, area: QRectF) -> QRectF:
        """Return where to draw a whole picture; it may extend beyond ``area``."""
        scale = fit_scale(image_size, area) * self.zoom
        drawn = QSizeF(image_size.width() * scale, image_size.height() * scale)
        left = _image_start(area.left(), area.width(), drawn.width(), self.centre.x())
        top = _image_start(area.top(), area.height(), drawn.height(), self.centre.y())
        return QRectF(QPointF(left, top), drawn)

    def fit(self) -> None:
        """Show the whole picture."""
        self._set(1.0, QPointF(0.5, 0.5))

    def zoom_to(self, zoom: float) -> None:
        """Change the zoom and keep the centre."""
        self._set(zoom, self.centre)

    def zoom_at(self, factor: float, point: QPointF, image_rect: QRectF) -> None:
        """Zoom around a point that stays where it is.

        Args:
            factor: above 1 to zoom in.
            point: in widget coordinates.
            image_rect: the current result of ``image_rect``.
        """
        zoom = _clamp(self.zoom * factor, 1.0, MAX_ZOOM)
        anchor = QPointF(
            (point.x() - image_rect.left()) / image_rect.width(),
            (point.y() - image_rect.top()) / image_rect.height(),
        )
        self._set(zoom, anchor + (self.centre - anchor) / (zoom / self.zoom))

    def pan(self, delta: QPointF, image_rect: QRectF) -> None:
        """Move the picture by ``delta`` pixels."""
        moved = QPointF(delta.x() / image_rect.width(), delta.y() / image_rect.height())
        self._set(self.zoom, self.centre - moved)

    def _set(self, zoom: float, centre: QPointF) -> None:
        zoom = _clamp(zoom, 1.0, MAX_ZOOM)
        margin = 0.5 / zoom
        centre = QPointF(
            _clamp(centre.x(), margin, 1.0 - margin), _clamp(centre.y(), margin, 1.0 - margin)
        )
        if zoom != self.zoom or centre != self.centre:
            self.zoom, self.centre = zoom, centre
            self.changed.emit()


def fit_scale(image_size: QSizeF, area: QRectF) -> float:
    """Return the scale at which the whole picture fits into ``area``."""
    return min(area.width() / image_size.width(), area.height() / image_size.height())


def _clamp(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def _image_start(area_start: float, area_px: float, drawn_px: float, centre: float) -> float:
    """Return the left or top edge: centred if smaller than the area, else without a gap."""
    if drawn_px <= area_px:
        return area_start + (area_px - drawn_px) / 2
    start = area_start + area_px / 2 - centre * drawn_px
    return _clamp(start, area_start + area_px - drawn_px, area_start)
