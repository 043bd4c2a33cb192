from desktop_app.domain.basket import Basket
from desktop_app.engine.counting.sent_units import NOTHING_SENT, SentUnits, tally_of
from tests.engine.counting.baskets import CUP, TEA, basket, found, hit


def _send(sent: SentUnits, shown: Basket) -> SentUnits:
    return sent.with_sent(sent.new_units(shown), "261127-140322")


def _new(sent: SentUnits, shown: Basket) -> list[tuple[str, int, tuple[int, ...]]]:
    return [
        (new.row.product.sku, new.count, tuple(unit.id for unit in new.units))
        for new in sent.new_units(shown)
    ]


def test_each_unit_is_sent_once() -> None:
    shown = basket()
    assert _new(NOTHING_SENT, shown) == [("C-1", 2, (1, 2)), ("T-3", 1, ())]
    sent = _send(NOTHING_SENT, shown)
    assert sent.customer == "261127-140322"
    assert _new(sent, shown) == []
    shown = shown.added(found(CUP)).plus(TEA.id)
    assert _new(sent, shown) == [("C-1", 1, (4,)), ("T-3", 1, ())]
    assert tally_of(sent.new_units(shown)).piece_count == 2


def test_what_is_taken_back_is_told_until_it_was_taken_off() -> None:
    shown = basket()
    sent = _send(NOTHING_SENT, shown)
    changed = shown.deleted(1).assigned(2, hit(TEA))
    assert _new(sent, changed) == [("T-3", 1, ())]
    removed = sent.removed(changed)
    assert [(one.product.sku, one.count) for one in removed] == [("C-1", 2)]
    # Put back before it was taken off, it is not sent again.
    assert _new(sent, shown) == []
    sent = sent.without(removed)
    assert sent.removed(changed) == ()
    assert [one[:2] for one in _new(sent, shown)] == [("C-1", 2)]


def test_a_box_of_a_changed_count_is_sent_with_the_box_that_is_new() -> None:
    shown = Basket.of((found(CUP), found(CUP)))
    sent = _send(NOTHING_SENT, shown.deleted(2))
    assert _new(sent, shown) == [("C-1", 1, (2,))]
