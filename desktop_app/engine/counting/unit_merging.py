"""Several boxes of one thing become one unit; several units of one product stay apart."""

from collections.abc import Sequence
from typing import Final

from desktop_app.domain.photo_count import FoundUnit

# Two boxes of one product are of the same unit if one lies in the other by this share.
_SAME_SHARE: Final = 0.58
# An unknown box is a part of a counted unit, or that with something else, by this share.
_PART_SHARE: Final = 0.8
_SAME_IOU: Final = 0.5
# Of the photo's height: units whose middles are closer are in one row.
_ROW: Final = 0.12


def merge_units(units: Sequence[FoundUnit]) -> tuple[FoundUnit, ...]:
    """Return the units without second boxes, row by row from top to bottom.

    Of two boxes of one thing the one with the higher score stays. What the user has confirmed
    stays.
    """
    kept: list[FoundUnit] = []
    for unit in sorted(units, key=_priority):
        if unit.is_confirmed or not any(_is_same(unit, other) for other in kept):
            kept.append(unit)
    return reading_order(kept)


def reading_order(units: Sequence[FoundUnit]) -> tuple[FoundUnit, ...]:
    """Return units from left to right, in rows from top to bottom."""
    rows: list[list[FoundUnit]] = []
    for unit in sorted(units, key=_middle):
        if rows and _middle(unit) - _middle(rows[-1][0]) <= _ROW:
            rows[-1].append(unit)
        else:
            rows.append([unit])
    return tuple(unit for row in rows for unit in sorted(row, key=lambda one: one.region.left))


def _priority(unit: FoundUnit) -> tuple[bool, bool, float]:
    score = 0.0 if unit.product_hit is None else unit.product_hit.score or 0.0
    return not unit.is_confirmed, unit.product is None, -score


def _is_same(unit: FoundUnit, other: FoundUnit) -> bool:
    """Return whether a unit is a second box of another one of at least the same score."""
    one, two = unit.region, other.region
    share = max(one.share_inside(two), two.share_inside(one))
    if unit.product is None or other.product is None:
        return one.iou(two) >= _SAME_IOU or one.share_inside(two) >= _PART_SHARE
    if unit.product.id == other.product.id:
        return share >= _SAME_SHARE
    return one.iou(two) >= _SAME_IOU


def _middle(unit: FoundUnit) -> float:
    return (unit.region.top + unit.region.bottom) / 2
