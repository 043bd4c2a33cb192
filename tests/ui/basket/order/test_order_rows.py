from desktop_app.domain.answer import Hit
from desktop_app.domain.basket import Basket
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.engine.counting.order_check import OrderLine, check_order
from desktop_app.ui.basket.order.order_rows import details_text, order_rows, state_text
from tests.engine.counter.accepted import CUP, TEA


def test_each_state_has_a_sign_and_words() -> None:
    cup, tea = Hit(CUP, None, 0.9), Hit(TEA, None, 0.9)
    units = (
        FoundUnit(WHOLE_PHOTO, "match", (cup,), cup),
        FoundUnit(WHOLE_PHOTO, "check", (tea,), tea),
        FoundUnit(WHOLE_PHOTO, "unknown", (), None),
    )
    basket = Basket.of(units)
    counted = [(row.product, row.count) for row in basket.rows]

    def states(*ordered: OrderLine) -> list[tuple[str, str]]:
        rows = order_rows(check_order(ordered, counted, 1), basket, {})
        return [(row.mark, state_text(row)) for row in rows]

    gone = OrderLine("GONE", "Old", 2, None)
    assert states(OrderLine("CUP", "", 1, CUP), OrderLine("TEA", "", 1, TEA), gone) == [
        ("✓", "complete"),
        ("?", "please check"),
        ("−", "2 missing"),
        ("?", "not in the catalogue"),
    ]
    assert states(OrderLine("CUP", "", 0, CUP))[:2] == [("×", "not ordered")] * 2
    more = basket.plus(CUP.id)
    check = check_order([OrderLine("CUP", "", 1, CUP), gone], [(CUP, 2)])
    first, last = order_rows(check, more, {})[:2]
    assert (first.mark, state_text(first)) == ("+", "1 too many")
    assert details_text(last) == "GONE · not in the catalogue"
    assert not last.is_counted
