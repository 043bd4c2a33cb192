"""What stands on a shelf, item by item: runs of one product, unknown things, and gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.engine.counting.shelf import shelf_rows, unit_rows


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """Facings of one product side by side, or a gap.

    Attributes:
        board: number of its row, 1 for the top one.
        product: None for unknown things and for a gap.
        positions: of its units among those of the photo, from left to right; empty for a gap.
        region: that contains all of it.
        is_sure: whether nobody has to check any of its units.
        room: number of units that a gap has room for.
    """

    board: int
    product: Product | None
    positions: tuple[int, ...]
    region: Region
    is_sure: bool = True
    room: int = 0

    @property
    def is_gap(self) -> bool:
        """Whether it is a place that is possibly empty."""
        return not self.positions


def shelf_items(units: Sequence[FoundUnit]) -> tuple[ShelfItem, ...]:
    """Return the items of all rows, from top to bottom and from left to right."""
    found: list[ShelfItem] = []
    rows = zip(shelf_rows(units), unit_rows(units), strict=True)
    for board, (row, positions) in enumerate(rows, 1):
        left = iter(positions)
        items = [_run(board, [next(left) for _ in facing.regions], units) for facing in row.facings]
        gaps = [ShelfItem(board, None, (), gap.region, room=gap.room) for gap in row.gaps]
        found += sorted([*items, *gaps], key=lambda item: item.region.left)
    return tuple(found)


def item_at(
    items: Sequence[ShelfItem], units: Sequence[FoundUnit], x: float, y: float
) -> tuple[ShelfItem, int | None] | None:
    """Return the item at a point of the photo, 0..1, and the position of its unit there."""
    found = [(area, item, at) for area, item, at in _parts(items, units, x, y)]
    if not found:
        return None
    _, item, at = min(found, key=lambda one: one[0])
    return item, at


def item_beside(items: Sequence[ShelfItem], index: int, across: int, down: int) -> int:
    """Return the index of the next item in a direction; the same one at the end.

    To the left and right the way goes along the boards, one after the other.

    Args:
        items: of ``shelf_items``.
        index: where to start; -1 for nowhere.
        across: 1 for to the right, -1 for to the left, or 0.
        down: 1 for down, -1 for up, or 0.
    """
    if index < 0 or across:
        return max(0, min(index + (across or 1), len(items) - 1))
    item = items[index]
    others = [n for n, other in enumerate(items) if other.board == item.board + down]
    middle = item.region.left + item.region.right
    return min(
        others,
        key=lambda n: abs(items[n].region.left + items[n].region.right - middle),
        default=index,
    )


def _run(board: int, positions: Sequence[int], units: Sequence[FoundUnit]) -> ShelfItem:
    regions = [units[one].region for one in positions]
    region = Region(
        min(one.left for one in regions),
        min(one.top for one in regions),
        max(one.right for one in regions),
        max(one.bottom for one in regions),
    )
    is_sure = all(units[one].is_sure for one in positions)
    return ShelfItem(board, units[positions[0]].product, tuple(positions), region, is_sure)


def _parts(
    items: Sequence[ShelfItem], units: Sequence[FoundUnit], x: float, y: float
) -> Iterator[tuple[float, ShelfItem, int | None]]:
    """Yield area, item and position of the boxes and gaps at a point."""
    for item in items:
        if item.is_gap and _contains(item.region, x, y):
            yield item.region.area, item, None
        for position in item.positions:
            region = units[position].region
            if _contains(region, x, y):
                yield region.area, item, position


def _contains(region: Region, x: float, y: float) -> bool:
    return region.left <= x <= region.right and region.top <= y <= region.bottom
