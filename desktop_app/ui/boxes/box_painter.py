"""Painting of the boxes on a photo, and of their names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop_app.domain.answer import Verdict
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.ui.boxes.unit_texts import kind_of, mark_of, name_of, unit_price_text
from desktop_app.ui.style.colours import Colours

_LINE_PX: Final = 2
_SELECTED_LINE_PX: Final = 4
_HALO_PX: Final = 2
_RADIUS_PX: Final = 4
_PADDING_PX: Final = 5
_MIN_LABEL_PX: Final = 28
# In less room only the sign is shown.
_LEAST_NAME: Final = "? Abcd…"
_HANDLE_PX: Final = 5
# Of the line of a box, by what is in it.
DASHES: Final[dict[Verdict, tuple[float, ...]]] = {
    "match": (),
    "check": (1.0, 2.0),
    "unknown": (5.0, 3.0),
}


@dataclass(frozen=True, slots=True)
class BoxLook:
    """How a box is drawn.

    Attributes:
        is_selected: whether it is one of the selected boxes.
        is_current: whether it has handles.
        shows_all: whether the whole name and the price are shown: under the mouse, or current.
    """

    is_selected: bool = False
    is_current: bool = False
    shows_all: bool = False


class BoxPainter:
    """Draws boxes in the colours of the theme.

    A sure box has a continuous line and ✓, one to check a dotted line and ?, an unknown thing
    a dashed line.

    Args:
        painter: draws.
        colours: of the theme.
        bounds: of the photo on the screen; names stay in it.
    """

    def __init__(self, painter: QPainter, colours: Colours, bounds: QRectF) -> None:
        self._painter = painter
        self._colours = colours
        self._bounds = bounds

    def draw_box(self, found: FoundUnit, box: QRectF, look: BoxLook) -> None:
        """Draw the line of a box."""
        kind = kind_of(found)
        colour, _ = self._colours.for_verdict(kind)
        width_px = _SELECTED_LINE_PX if look.is_selected else _LINE_PX
        self.draw_outline(box, colour, width_px, DASHES[kind])
        if look.is_current:
            self.draw_handles(box)

    def draw_name(self, found: FoundUnit, box: QRectF, look: BoxLook) -> None:
        """Draw the name at the top of a box; with the price if all is to be shown."""
        mark = mark_of(found)
        text = f"{mark} {name_of(found)}"
        price = unit_price_text(found)
        if look.shows_all and price:
            text = f"{text} · {price}"
        colours = self._colours.for_verdict(kind_of(found))
        self.draw_label(text, mark, box, colours, look)

    def draw_label(
        self, text: str, mark: str, box: QRectF, colours: tuple[str, str], look: BoxLook
    ) -> None:
        """Draw a text at the top of a box.

        Args:
            text: the text, which begins with the mark; it is elided to the width of the box
                unless all is to be shown.
            mark: what is shown alone if there is little room.
            box: the box.
            colours: of the text and its background.
            look: of the box.
        """
        metrics = QFontMetricsF(self._painter.font())
        limit = self._bounds.width() if look.shows_all else max(box.width(), _MIN_LABEL_PX)
        room_px = limit - 2 * _PADDING_PX
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room_px)
        if room_px < metrics.horizontalAdvance(_LEAST_NAME) and not look.shows_all:
            shown = mark
        width_px = metrics.horizontalAdvance(shown) + 2 * _PADDING_PX
        place = QRectF(box.left(), box.top(), width_px, metrics.height() + _PADDING_PX)
        if look.is_current:
            # The handles and the product stay visible.
            place.moveBottom(box.top() - _HANDLE_PX - _HALO_PX)
        place = self._kept_inside(place)
        colour, tint = colours
        self._painter.setPen(QPen(QColor(colour), 1))
        self._painter.setBrush(QColor(tint))
        self._painter.drawRoundedRect(place, _RADIUS_PX, _RADIUS_PX)
        self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)

    def draw_outline(
        self, box: QRectF, colour: str, width_px: float, dashes: Sequence[float] = ()
    ) -> None:
        """Draw the line of a box with a halo that sets it off from the photo.

        Args:
            box: the box.
            colour: of the line.
            width_px: of the line.
            dashes: lengths of dashes and spaces, in widths of the line; none for a continuous
                line.
        """
        self._draw_line(box, QPen(QColor(self._colours.surface), width_px + 2 * _HALO_PX))
        pen = QPen(QColor(colour), width_px)
        if dashes:
            pen.setDashPattern(list(dashes))
        self._draw_line(box, pen)

    def draw_new(self, box: QRectF) -> None:
        """Draw a box that is being drawn or searched."""
        self.draw_outline(box, self._colours.accent, _LINE_PX, DASHES["unknown"])

    def draw_handles(self, box: QRectF) -> None:
        """Draw what the edges and corners of a box are dragged by."""
        self._painter.setPen(QPen(QColor(self._colours.accent), 2))
        self._painter.setBrush(QColor(self._colours.surface))
        middle = box.center()
        for x in (box.left(), middle.x(), box.right()):
            for y in (box.top(), middle.y(), box.bottom()):
                if QPointF(x, y) != middle:
                    self._painter.drawEllipse(QPointF(x, y), _HANDLE_PX, _HANDLE_PX)

    def _draw_line(self, box: QRectF, pen: QPen) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(pen)
        self._painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)

    def _kept_inside(self, place: QRectF) -> QRectF:
        right = self._bounds.right() - place.width()
        bottom = self._bounds.bottom() - place.height()
        left = max(self._bounds.left(), min(place.left(), right))
        top = max(self._bounds.top(), min(place.top(), bottom))
        return QRectF(left, top, place.width(), place.height())
