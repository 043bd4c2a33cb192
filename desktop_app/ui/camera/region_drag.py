"""How a region changes when it is drawn, moved, or dragged by an edge."""

from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import Qt

from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.ui.widgets.region_changes import Edge, moved, resized

# x and y, 0..1.
_Point: TypeAlias = tuple[float, float]

# A smaller part of a picture shows no product.
MIN_SIDE: Final = 0.1


@dataclass(frozen=True, slots=True)
class RegionDrag:
    """One drag of the mouse.

    Attributes:
        before: the region before it.
        start: where it began.
        edges: those that are dragged; empty to move or to draw.
        moves: whether the whole region is moved.
    """

    before: Region
    start: _Point
    edges: frozenset[Edge]
    moves: bool

    @classmethod
    def begin(cls, region: Region, start: _Point, grip: _Point) -> "RegionDrag":
        """Return what a press at a point begins.

        Args:
            region: the present region.
            start: the point.
            grip: how far from an edge it still counts as on it, in both directions.
        """
        edges = _edges_at(region, start, grip)
        is_inside = region.left < start[0] < region.right and region.top < start[1] < region.bottom
        return cls(region, start, edges, not edges and is_inside and region != WHOLE_PHOTO)

    @property
    def cursor(self) -> Qt.CursorShape:
        """The shape of the mouse pointer."""
        if self.moves:
            return Qt.CursorShape.SizeAllCursor
        if len(self.edges) == 2:
            is_falling = self.edges in ({"left", "top"}, {"right", "bottom"})
            shapes = Qt.CursorShape
            return shapes.SizeFDiagCursor if is_falling else shapes.SizeBDiagCursor
        if self.edges:
            is_upright = bool(self.edges & {"left", "right"})
            return Qt.CursorShape.SizeHorCursor if is_upright else Qt.CursorShape.SizeVerCursor
        return Qt.CursorShape.CrossCursor

    def region_at(self, point: _Point) -> Region:
        """Return the region when the mouse is at a point."""
        x, y = point[0] - self.start[0], point[1] - self.start[1]
        if self.edges:
            return resized(self.before, self.edges, x, y, min_side=MIN_SIDE)
        if self.moves:
            return moved(self.before, x, y)
        left, right = _side(self.start[0], point[0])
        top, bottom = _side(self.start[1], point[1])
        is_click = max(abs(x), abs(y)) < MIN_SIDE / 5
        return self.before if is_click else Region(left, top, right, bottom)


def _edges_at(region: Region, point: _Point, grip: _Point) -> frozenset[Edge]:
    (x, y), (grip_x, grip_y) = point, grip
    is_beside = region.left - grip_x <= x <= region.right + grip_x
    is_level = region.top - grip_y <= y <= region.bottom + grip_y
    if not (is_beside and is_level):
        return frozenset()
    near: dict[Edge, bool] = {
        "left": abs(x - region.left) <= grip_x,
        "right": abs(x - region.right) <= grip_x,
        "top": abs(y - region.top) <= grip_y,
        "bottom": abs(y - region.bottom) <= grip_y,
    }
    return frozenset(edge for edge, is_near in near.items() if is_near)


def _side(start: float, end: float) -> tuple[float, float]:
    """Return both ends of a side in order, at least ``MIN_SIDE`` apart."""
    low, high = min(start, end), max(start, end)
    if high - low < MIN_SIDE:
        low = min(low, 1 - MIN_SIDE)
        high = low + MIN_SIDE
    return low, high
