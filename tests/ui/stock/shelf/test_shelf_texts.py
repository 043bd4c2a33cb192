"""What is said about items and differences."""

from dataclasses import replace

from desktop_app.engine.counting.shelf_comparison import compare_shelf
from desktop_app.ui.stock.shelf.shelf_items import shelf_items
from desktop_app.ui.stock.shelf.shelf_marks import now_marks, plan_marks
from desktop_app.ui.stock.shelf.shelf_texts import (
    difference_kind,
    item_label,
    spoken_difference,
    spoken_item,
)
from desktop_app.ui.style.colours import LIGHT
from tests.engine.counting.shelf_units import SAME_PLACE, shelf, unit


def test_items_are_told_with_their_facings() -> None:
    run, gap, thing = shelf_items(shelf("AA  ?"))
    assert item_label(run) == "✓ 2 × Product A"
    assert item_label(gap) == "□ Possibly empty"
    assert item_label(thing) == "– Unknown thing"
    assert spoken_item(run) == "Board 1, Product A, facings: 2, sure"
    assert spoken_item(gap) == "Board 1, Possibly empty, room for 2"


def test_differences_are_told_with_their_counts() -> None:
    comparison = compare_shelf(shelf("AABBC"), shelf("AA  C?"), SAME_PLACE)
    gone, new = comparison.differences
    assert difference_kind(gone) == "Missing, possibly empty"
    assert spoken_difference(gone) == (
        "Board 1, Product B, Missing, possibly empty, planned 2, found 0"
    )
    assert difference_kind(new) == "New, please check"
    assert [mark.mark for mark in now_marks(comparison, LIGHT)] == ["−", "?"]
    assert [len(mark.regions) for mark in plan_marks(comparison, LIGHT)] == [2, 0]
    assert now_marks(comparison, LIGHT)[0].is_dashed


def test_an_unclear_thing_is_to_be_checked() -> None:
    now = [replace(one, verdict="check") if one.product is None else one for one in shelf("A?C")]
    (unclear,) = compare_shelf([unit("A", 0), unit("B", 1), unit("C", 2)], now,
                               SAME_PLACE).differences  # fmt: skip
    assert difference_kind(unclear) == "Please check"
