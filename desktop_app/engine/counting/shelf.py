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
