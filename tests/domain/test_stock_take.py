"""A line of a stock take compares what was counted with the stock."""

import pytest

from desktop_app.domain.product import Product
from desktop_app.domain.stock_take import CountedUnit, Sighting, StockEntry, StockLine

_PRODUCT = Product(1, "A")


def _line(count: int, stock: int | None, entry: StockEntry = StockEntry()) -> StockLine:  # noqa: B008
    units = tuple(CountedUnit(1, True, (Sighting(1, number),)) for number in range(count))
    return StockLine(_PRODUCT, units, stock, entry)


@pytest.mark.parametrize(
    ("count", "stock", "kind"),
    [
        (2, 2, "equal"),
        (2, 3, "missing"),
        (2, 1, "surplus"),
        (2, None, "no_stock"),
        (0, 3, "not_seen"),
        (0, 0, "equal"),
    ],
)
def test_the_kind_of_a_difference(count: int, stock: int | None, kind: str) -> None:
    assert _line(count, stock).kind == kind


def test_a_number_counted_by_hand_replaces_that_of_the_photos() -> None:
    line = _line(2, 5, StockEntry(hand_count=5))
    assert (line.counted, line.kind, line.unsure_count) == (5, "equal", 0)
    assert _line(0, 5, StockEntry(hand_count=0)).kind == "missing"


def test_a_decision_holds_for_its_numbers_only() -> None:
    entry = StockEntry("keep", counted=2, stock=3)
    assert _line(2, 3, entry).decision == "keep"
    assert _line(1, 3, entry).decision == "open"
    assert _line(2, 4, entry).decision == "open"
