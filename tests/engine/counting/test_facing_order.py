"""Units of one board, paired by their order."""

from desktop_app.engine.counting.facing_order import aligned_units
from tests.engine.counting.shelf_units import shelf


def _aligned(plan: str, now: str) -> dict[int, int]:
    units, found = shelf(plan), shelf(now)
    places = [one.region for one in units]
    paired = {i: i for i in range(min(len(units), len(found)))}
    return aligned_units(units, found, places, paired)


def test_the_order_of_the_products_decides() -> None:
    assert _aligned("ABC", " ABC") == {0: 0, 1: 1, 2: 2}
    assert _aligned("ABC", "XABC") == {0: 1, 1: 2, 2: 3}
    assert len(_aligned("AB", "BA")) == 1
    assert _aligned("?", " ?") == {}


def test_as_many_units_as_possible_are_paired() -> None:
    assert _aligned("AABBC", "ABBC") == {0: 0, 2: 1, 3: 2, 4: 3}


def test_of_equal_units_those_at_the_same_place_are_paired() -> None:
    assert _aligned("AAA", "A A") == {0: 0, 1: 1}
    assert _aligned("ABA", "A") == {0: 0}


def test_only_the_same_board_is_aligned() -> None:
    plan, now = shelf("AB", "CD"), shelf("CD", "AB")
    assert aligned_units(plan, now, [one.region for one in plan], {}) == {}
    assert aligned_units(plan, [], [one.region for one in plan], {}) == {}
