"""The rows of a shelf in a photo, the facings in them, and gaps that are possibly empty."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import Final

from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.region import Region
from desktop_app.domain.shelf import Facing, Gap, ShelfRow

# Share of the lower one of two neighbours that is beside the other.
_MIN_BESIDE: Final = 0.5
# Of two units in one row, the share of the narrower one that the other may cover.
_MAX_COVERED: Final = 0.6
# Number of units inside of an unknown thing that is the shelf, or a part of it, and the share of
# each that is inside.
_MIN_FRAMED: Final = 2
_MIN_INSIDE: Final = 0.8
# Share of a gap that a unit may cover.
_MAX_GAP_COVERED: Final = 0.25


def shelf_rows(units: Sequence[FoundUnit]) -> tuple[ShelfRow, ...]:
    """Return the rows of a shelf, from top to bottom.

    Args:
        units: of one photo, in any order.
    """
    regions = [unit.region for unit in units]
    rows = [[units[position] for position in row] for row in unit_rows(units)]
    return tuple(
        ShelfRow(_facings(row), _gaps([one.region for one in row], regions)) for row in rows
    )


def without_frames(units: Sequence[FoundUnit]) -> tuple[FoundUnit, ...]:
    """Return the units without unknown things that contain several others: the shelf itself."""
    return tuple(
        unit
        for unit in units
        if unit.product is not None or unit.is_confirmed or _contained(unit, units) < _MIN_FRAMED
    )


def _contained(frame: FoundUnit, units: Sequence[FoundUnit]) -> int:
    """Return the number of other units that are inside of a box."""
    others = (unit for unit in units if unit is not frame)
    return sum(unit.region.share_inside(frame.region) >= _MIN_INSIDE for unit in others)


def unit_rows(units: Sequence[FoundUnit]) -> list[list[int]]:
    """Return the positions of the units of each row, from left to right, the top row first.

    A row may slope, because a photo is seldom straight: a unit belongs to the row whose last
    unit stands beside it.
    """
    regions = [unit.region for unit in units]
    rows: list[list[int]] = []
    for position in sorted(range(len(units)), key=lambda one: regions[one].left):
        own = regions[position]
        fitting = [row for row in rows if _is_beside(regions[row[-1]], own)]
        if fitting:
            max(fitting, key=lambda row: _beside(regions[row[-1]], own)).append(position)
        else:
            rows.append([position])
    rows.sort(key=lambda row: median(regions[one].top + regions[one].bottom for one in row))
    return rows


def board_at(region: Region, rows: Sequence[ShelfRow]) -> int:
    """Return the number of the row that a place belongs to, 1 for the top one.

    Rows may slope, so that the unit of each row that is nearest to the side counts.
    """
    across, down = _middle(region)

    def distance(row: ShelfRow) -> float:
        middles = (_middle(one) for facing in row.facings for one in facing.regions)
        _, nearest_down = min(middles, key=lambda one: abs(one[0] - across))
        return abs(nearest_down - down)

    numbers = range(len(rows))
    return 1 + min(numbers, key=lambda number: distance(rows[number]), default=0)


def _middle(region: Region) -> tuple[float, float]:
    return (region.left + region.right) / 2, (region.top + region.bottom) / 2


def _beside(first: Region, second: Region) -> float:
    """Return the share of the lower box's height that is beside the other one, 0..1."""
    common = min(first.bottom, second.bottom) - max(first.top, second.top)
    return max(0.0, common) / min(first.height, second.height)


def _is_beside(first: Region, second: Region) -> bool:
    covered = (min(first.right, second.right) - second.left) / min(first.width, second.width)
    return _beside(first, second) >= _MIN_BESIDE and covered <= _MAX_COVERED


def _facings(row: Sequence[FoundUnit]) -> tuple[Facing, ...]:
    runs = (list(run) for _, run in groupby(row, key=_product_id))
    return tuple(Facing(run[0].product, tuple(one.region for one in run)) for run in runs)


def _product_id(unit: FoundUnit) -> int | None:
    return None if unit.product is None else unit.product.id


def _gaps(row: Sequence[Region], units: Sequence[Region]) -> tuple[Gap, ...]:
    """Return the places between neighbours that are wider than a typical unit of the row.

    Where another unit stands nothing is empty, also if it counts to another row: a tall one.
    """
    typical = median(region.width for region in row)
    gaps = [
        Gap(_between(left, right), int((right.left - left.right) / typical))
        for left, right in pairwise(row)
        if right.left - left.right > typical
    ]
    return tuple(gap for gap in gaps if not any(_covers(unit, gap.region) for unit in units))


def _covers(unit: Region, gap: Region) -> bool:
    return gap.share_inside(unit) > _MAX_GAP_COVERED


def _between(left: Region, right: Region) -> Region:
    top, bottom = min(left.top, right.top), max(left.bottom, right.bottom)
    return Region(left.right, top, right.left, bottom)
