"""The differences from a plan as they are marked in the two photos."""

from collections.abc import Sequence

from desktop_app.domain.shelf import ShelfComparison, ShelfDifference
from desktop_app.ui.stock.shelf.shelf_painter import ChangeMark
from desktop_app.ui.stock.shelf.shelf_texts import (
    difference_colours,
    difference_kind,
    difference_mark,
    difference_name,
)
from desktop_app.ui.style.colours import Colours


def now_marks(comparison: ShelfComparison, colours: Colours) -> Sequence[ChangeMark]:
    """Return the marks in the photo of now, one for each difference."""
    return [
        ChangeMark(
            one.regions,
            _text(one),
            difference_mark(one),
            difference_colours(one, colours),
            is_dashed=one.kind in ("missing", "fewer", "empty"),
        )
        for one in comparison.differences
    ]


def plan_marks(comparison: ShelfComparison, colours: Colours) -> Sequence[ChangeMark]:
    """Return the marks in the photo of the plan, one for each difference, some without a place."""
    return [
        ChangeMark(
            one.plan_regions,
            _text(one),
            difference_mark(one),
            difference_colours(one, colours),
            is_dashed=False,
        )
        for one in comparison.differences
    ]


def _text(one: ShelfDifference) -> str:
    name = difference_kind(one) if one.kind == "empty" else difference_name(one)
    return f"{difference_mark(one)} {name}"
