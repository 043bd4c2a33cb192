"""A drag of the mouse on the photo: a new box, or a box that is moved or resized."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF

from desktop_app.domain.basket import BasketUnit
from desktop_app.domain.region import Region
from desktop_app.ui.widgets.region_changes import moved
from desktop_app.ui.widgets.region_handles import Handle, dragged, spanned

# A shorter drag is a click.
_CLICK_PX: Final = 6


@dataclass(frozen=True, slots=True)
class BoxDrag:
    """What is dragged.

    Attributes:
        handle: what is held.
        start: where it began, in shares of the photo.
        place: where it began, in pixels of the widget.
        unit: the box that is changed; None for a new one.
    """

    handle: Handle
    start: QPointF
    place: QPointF
    unit: BasketUnit | None

    def is_click(self, place: QPointF) -> bool:
        """Return whether the mouse has not moved, when it is released at a place."""
        return (place - self.place).manhattanLength() < _CLICK_PX

    def region_at(self, share: QPointF) -> Region | None:
        """Return the box when the mouse is at a point of the photo; None if it is too small."""
        if self.unit is None:
            return spanned(self.start.x(), self.start.y(), share.x(), share.y())
        across, down = share.x() - self.start.x(), share.y() - self.start.y()
        region = self.unit.found.region
        if self.handle == "inside":
            return moved(region, across, down)
        return dragged(region, self.handle, across, down)
