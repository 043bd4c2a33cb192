"""What is said about stock takes and their lines."""

from dataclasses import replace

import pytest

from desktop_app.domain.actor import Actor
from desktop_app.domain.product import Product
from desktop_app.domain.stock_take import (
    CountedUnit,
    Sighting,
    StockEntry,
    StockLine,
    StockTake,
)
from desktop_app.ui.stock.take.take_texts import (
    NO_VALUE,
    difference_text,
    state_text,
    stock_text,
    take_name,
    take_origin,
)

_TEA = Product(1, "TEA", "Tea")
_TAKE = StockTake(7, "", 0, Actor("Anna", "office\n"), "2026-11-21T16:00:00Z")


def _line(count: int, stock: int | None, *, is_sure: bool = True) -> StockLine:
    units = tuple(CountedUnit(1, is_sure, (Sighting(1, at),)) for at in range(count))
    return StockLine(_TEA, units, stock)


def test_a_stock_take_has_its_name_or_its_number_in_one_line() -> None:
    assert take_name(_TAKE) == "Stock take 7"
    assert take_name(replace(_TAKE, name="Aisle 3,\n\u202eleft")) == "Aisle 3, left"
    assert take_origin(_TAKE).startswith("Anna · office · ")


@pytest.mark.parametrize(
    ("counted", "stock", "shown", "difference"),
    [
        (2, 5, "5", "\N{MINUS SIGN}3"),
        (5, 2, "2", "+3"),
        (2, 2, "2", "0"),
        (2, None, NO_VALUE, NO_VALUE),
    ],
)
def test_the_difference_has_its_sign(
    counted: int, stock: int | None, shown: str, difference: str
) -> None:
    line = _line(counted, stock)
    assert (stock_text(line), difference_text(line)) == (shown, difference)


def test_the_state_names_what_was_decided_and_what_is_to_be_checked() -> None:
    missing = _line(2, 5, is_sure=False)
    assert "2 to check" in state_text(missing)
    decided = replace(missing, entry=StockEntry("recount", None, 2, 5))
    assert state_text(decided) != state_text(missing)
    # The decision was about other numbers.
    outdated = replace(missing, entry=StockEntry("recount", None, 1, 5))
    assert state_text(outdated) == state_text(missing)
    by_hand = replace(missing, entry=StockEntry(hand_count=5))
    assert state_text(by_hand).endswith("by hand")
    assert "to check" not in state_text(by_hand)
