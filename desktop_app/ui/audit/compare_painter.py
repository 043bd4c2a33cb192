"""Draws pictures that are compared, each in its room and through the same lens."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from desktop_app.ui.audit.comparison import ComparedPictures
from desktop_app.ui.audit.difference import onto
from desktop_app.ui.audit.full_pictures import FullPictures
from desktop_app.ui.audit.zoom_state import ZoomState
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import scaled_font

_RADIUS: Final = 8
_LINE_PX: Final = 3
_KNOB_PX: Final = 28


class ComparePainter:
    """Knows how to draw; what to draw it is told."""

    def __init__(self, pictures: FullPictures, lens: ZoomState, theme: Theme) -> None:
        self._full = pictures
        self._lens = lens
        self._theme = theme
        self._painter = QPainter()
        self._ratio = 1.0

    def begin(self, painter: QPainter, ratio: float) -> None:
        """Draw with this painter from now on, on a device of this pixel ratio."""
        self._painter = painter
        self._ratio = ratio
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)

    def ground(self, room: QRectF) -> None:
        """Draw an empty place."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._theme.colours.raised))
        self._painter.drawRoundedRect(room, _RADIUS, _RADIUS)

    def picture(self, shown: ComparedPictures, row: int, room: QRectF, *, is_active: bool) -> None:
        """Draw one of several side by side."""
        self.ground(room)
        self._clip(room)
        if not self._draw(shown, row, room):
            name = "box" if shown.pictures[row] is None else "photo"
            corner = room.center().toPoint() - QRect(0, 0, 32, 32).center()
            icon = self._theme.icon(name, "muted", 32)
            icon.paint(self._painter, QRect(corner, QSize(32, 32)))
        self._painter.restore()
        if is_active and len(shown.pictures) > 1:
            self._painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(room, _RADIUS, _RADIUS)

    def over(self, shown: ComparedPictures, room: QRectF, *, is_second: bool) -> None:
        """Draw one of a pair, in the place where the other one is drawn as well."""
        self.ground(room)
        self._clip(room)
        row = shown.pair[int(is_second)]
        if is_second:
            self._draw_second(shown, room)
        else:
            self._draw(shown, row, room)
        self._caption(shown.captions[row], room.topLeft() + QPointF(8, 8))
        self._painter.restore()

    def split(self, shown: ComparedPictures, room: QRectF, part: float) -> None:
        """Draw the first of a pair left of a line, and the second right of it."""
        self.ground(room)
        line = room.left() + part * room.width()
        first, second = shown.pair
        left, right = QRectF(room), QRectF(room)
        left.setRight(line)
        right.setLeft(line)
        self._clip(room)
        self._painter.setClipRect(left, Qt.ClipOperation.IntersectClip)
        self._draw(shown, first, room)
        self._caption(shown.captions[first], room.topLeft() + QPointF(8, 8))
        self._painter.restore()
        self._clip(room)
        self._painter.setClipRect(right, Qt.ClipOperation.IntersectClip)
        self._draw_second(shown, room)
        self._caption(shown.captions[second], room.topRight() + QPointF(-8, 8), is_right=True)
        self._painter.restore()
        self._handle(line, room)

    def image(self, image: QImage, shown: ComparedPictures, room: QRectF) -> None:
        """Draw something in the place of the first of a pair."""
        self.ground(room)
        self._clip(room)
        self._painter.drawImage(self._place(shown, shown.pair[0], room), image)
        self._painter.restore()

    def focus(self, room: QRectF) -> None:
        """Draw the ring around what has the keyboard."""
        self._painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), _RADIUS + 2, _RADIUS + 2)

    def _clip(self, room: QRectF) -> None:
        path = QPainterPath()
        path.addRoundedRect(room, _RADIUS, _RADIUS)
        self._painter.save()
        self._painter.setClipPath(path)

    def _place(self, shown: ComparedPictures, row: int, room: QRectF) -> QRectF:
        picture = shown.pictures[row]
        assert picture is not None
        return self._lens.place_of(QSizeF(picture.width_px, picture.height_px), room)

    def _draw(self, shown: ComparedPictures, row: int, room: QRectF) -> bool:
        picture = shown.pictures[row]
        if picture is None:
            return False
        place = self._place(shown, row, room)
        image = self._full.image(picture.id, place.width() * self._ratio)
        if image is None:
            return False
        self._painter.drawImage(place, image)
        return True

    def _draw_second(self, shown: ComparedPictures, room: QRectF) -> None:
        """Draw the second of a pair laid over the first, where it is known how."""
        first, second = shown.pair
        picture = shown.pictures[second]
        if picture is None or shown.pictures[first] is None or shown.transform is None:
            self._draw(shown, second, room)
            return
        place = self._place(shown, first, room)
        image = self._full.image(picture.id, place.width() * self._ratio)
        if image is None:
            return
        laid = onto(place.size(), QSizeF(image.size()), shown.transform)
        if laid is None:
            return
        self._painter.save()
        self._painter.translate(place.topLeft())
        self._painter.setTransform(laid, combine=True)
        self._painter.drawImage(0, 0, image)
        self._painter.restore()

    def _caption(self, words: str, corner: QPointF, *, is_right: bool = False) -> None:
        colours = self._theme.colours
        self._painter.setFont(scaled_font(0.9))
        metrics = self._painter.fontMetrics()
        width_px = metrics.horizontalAdvance(words) + 16
        left = corner.x() - (width_px if is_right else 0)
        badge = QRectF(left, corner.y(), width_px, metrics.height() + 6)
        self._painter.setPen(QPen(QColor(colours.divider), 1))
        self._painter.setBrush(QColor(colours.surface))
        self._painter.drawRoundedRect(badge, 6, 6)
        self._painter.setPen(QColor(colours.text))
        self._painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)

    def _handle(self, line: float, room: QRectF) -> None:
        colours = self._theme.colours
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colours.accent))
        bar = QRectF(line - _LINE_PX / 2, room.top(), _LINE_PX, room.height())
        self._painter.drawRect(bar)
        knob = QRectF(0, 0, _KNOB_PX, _KNOB_PX)
        knob.moveCenter(QPointF(line, room.center().y()))
        self._painter.drawEllipse(knob)
        icon = self._theme.icon("compare-split", "on_accent", 18)
        square = QRect(0, 0, 18, 18)
        square.moveCenter(knob.center().toPoint())
        icon.paint(self._painter, square)
