"""Painting of a shelf on its photo: runs of one product, gaps, and changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from desktop_app.domain.region import Region
from desktop_app.ui.boxes.box_painter import DASHES, BoxLook, BoxPainter
from desktop_app.ui.stock.shelf.shelf_items import ShelfItem
from desktop_app.ui.stock.shelf.shelf_photo import ShelfPhoto
from desktop_app.ui.stock.shelf.shelf_texts import item_kind, item_label, item_mark
from desktop_app.ui.style.colours import Colours

_LINE_PX: Final = 2
_SELECTED_LINE_PX: Final = 4
_QUIET_LINE_PX: Final = 1
_GAP_DASHES: Final = (3.0, 3.0)


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """A difference from the plan as it is drawn in one of the two photos.

    Attributes:
        regions: where; may be empty.
        text: begins with the mark.
        mark: a sign.
        colours: of the text and its background.
        is_dashed: whether what is marked is not there.
    """

    regions: Sequence[Region]
    text: str
    mark: str
    colours: tuple[str, str]
    is_dashed: bool


class ShelfPainter:
    """Draws a shelf in the colours of the theme.

    Args:
        painter: draws.
        colours: of the theme.
        bounds: of the photo on the screen; texts stay in it.
        box: returns where a region is on the screen.
    """

    def __init__(
        self,
        painter: QPainter,
        colours: Colours,
        bounds: QRectF,
        box: Callable[[Region], QRectF],
    ) -> None:
        self._painter = painter
        self._colours = colours
        self._boxes = BoxPainter(painter, colours, bounds)
        self._box = box

    def draw_items(self, photo: ShelfPhoto, selected: int, unit: int | None) -> None:
        """Draw all items, the selected one above the others.

        Args:
            photo: the photo.
            selected: index of the selected item; -1 for none.
            unit: the unit of it that changes are meant for; None for all.
        """
        ordered = sorted(range(len(photo.items)), key=lambda n: n == selected)
        for number in ordered:
            self._draw_item(photo, photo.items[number], is_selected=number == selected)
        for number in ordered:
            self._draw_item_label(photo.items[number], is_selected=number == selected)
        if selected >= 0 and unit is not None and unit < len(photo.units):
            box = self._box(photo.units[unit].region)
            self._boxes.draw_outline(box, self._colours.accent, _SELECTED_LINE_PX)

    def draw_changes(
        self, photo: ShelfPhoto, changes: Sequence[ChangeMark], selected: int, item: int
    ) -> None:
        """Draw the differences above all items, which are only outlined.

        Args:
            photo: the photo.
            changes: the differences.
            selected: index of the selected difference; -1 for none.
            item: index of the selected item; -1 for none.
        """
        for one in photo.items:
            if not one.is_gap:
                self._boxes.draw_outline(self._box(one.region), self._colours.muted, _QUIET_LINE_PX)
        if 0 <= item < len(photo.items):
            self._draw_item(photo, photo.items[item], is_selected=True)
            self._draw_item_label(photo.items[item], is_selected=True)
        ordered = sorted(range(len(changes)), key=lambda n: n == selected)
        for number in ordered:
            self._draw_change(changes[number], is_selected=number == selected)

    def draw_searched(self, region: Region) -> None:
        """Draw a box that is being searched."""
        self._boxes.draw_new(self._box(region))

    def _draw_item(self, photo: ShelfPhoto, item: ShelfItem, *, is_selected: bool) -> None:
        width_px = _SELECTED_LINE_PX if is_selected else _LINE_PX
        box = self._box(item.region)
        if item.is_gap:
            self._boxes.draw_outline(box, self._colours.error, width_px, _GAP_DASHES)
            return
        kind = item_kind(item)
        colour, _ = self._colours.for_verdict(kind)
        self._draw_borders(photo, item, colour)
        self._boxes.draw_outline(box, colour, width_px, DASHES[kind])

    def _draw_borders(self, photo: ShelfPhoto, item: ShelfItem, colour: str) -> None:
        """Draw a thin line between the units of a run."""
        self._painter.setPen(QPen(QColor(colour), _QUIET_LINE_PX))
        units = [self._box(photo.units[position].region) for position in item.positions]
        for left, right in pairwise(units):
            x = (left.right() + right.left()) / 2
            top, bottom = max(left.top(), right.top()), min(left.bottom(), right.bottom())
            self._painter.drawLine(int(x), int(top), int(x), int(bottom))

    def _draw_item_label(self, item: ShelfItem, *, is_selected: bool) -> None:
        colours = self._colours.for_verdict(item_kind(item))
        if item.is_gap:
            colours = self._colours.error, self._colours.error_tint
        look = BoxLook(is_selected, is_current=is_selected, shows_all=is_selected)
        self._boxes.draw_label(
            item_label(item), item_mark(item), self._box(item.region), colours, look
        )

    def _draw_change(self, change: ChangeMark, *, is_selected: bool) -> None:
        width_px = _SELECTED_LINE_PX if is_selected else _LINE_PX
        boxes = [self._box(region) for region in change.regions]
        for box in boxes:
            dashes = _GAP_DASHES if change.is_dashed else ()
            self._boxes.draw_outline(box, change.colours[0], width_px + 1, dashes)
        look = BoxLook(is_selected, is_current=is_selected, shows_all=is_selected)
        for box in boxes[:1]:
            self._boxes.draw_label(change.text, change.mark, box, change.colours, look)
