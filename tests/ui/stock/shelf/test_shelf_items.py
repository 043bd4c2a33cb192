"""The items of a shelf: runs, unknown things and gaps, and the way between them."""

from dataclasses import replace

from desktop_app.ui.stock.shelf.shelf_items import ShelfItem, item_at, item_beside, shelf_items
from tests.engine.counting.shelf_units import shelf, unit


def _told(items: tuple[ShelfItem, ...]) -> list[tuple[int, str, int]]:
    """Return board, SKU and facings of each item; a gap is ``gap`` with its room."""
    return [
        (one.board, "gap", one.room)
        if one.is_gap
        else (one.board, one.product.sku if one.product else "?", len(one.positions))
        for one in items
    ]


def test_runs_and_gaps_are_listed_by_board_from_the_left() -> None:
    units = shelf("AAB  A?", "CC")
    items = shelf_items(list(reversed(units)))
    assert _told(items) == [
        *((1, "A", 2), (1, "B", 1), (1, "gap", 2), (1, "A", 1), (1, "?", 1)),
        (2, "C", 2),
    ]
    assert items[0].region.left == units[0].region.left
    assert items[0].region.right == units[1].region.right
    assert shelf_items([]) == ()


def test_a_run_with_an_unsure_unit_is_to_be_checked() -> None:
    (run,) = shelf_items([unit("A", 0), replace(unit("A", 1), verdict="check")])
    assert not run.is_sure


def test_the_box_at_a_point_and_its_item_are_found() -> None:
    units = shelf("AAB  C")
    items = shelf_items(units)
    found = item_at(items, units, 0.15, 0.1)
    assert found == (items[0], 1)
    gap = item_at(items, units, 0.4, 0.1)
    assert gap is not None
    assert gap[0].is_gap
    assert item_at(items, units, 0.95, 0.9) is None


def test_arrow_keys_go_along_the_shelf() -> None:
    items = shelf_items(shelf("ABC", "DE"))
    assert item_beside(items, -1, 1, 0) == 0
    assert [item_beside(items, n, 1, 0) for n in range(5)] == [1, 2, 3, 4, 4]
    assert item_beside(items, 0, -1, 0) == 0
    assert item_beside(items, 2, 0, 1) == 4
    assert item_beside(items, 4, 0, -1) == 1
    assert item_beside(items, 1, 0, -1) == 1
