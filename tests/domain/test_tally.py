from dataclasses import replace
from decimal import Decimal

import numpy as np

from desktop_app.domain.tally import MAX_COUNT, Tally
from tests.engine.counter.accepted import APPLES, CUP, GIFT, TEA, accepted, batch, label


def test_pieces_of_one_article_are_counted() -> None:
    tally = Tally().add(accepted(CUP), "a").add(accepted(TEA), "b").add(accepted(CUP), "c")
    assert [(line.id, line.count) for line in tally.lines] == [("a", 2), ("b", 1)]
    assert tally.piece_count == 3
    assert tally.sums() == {"EUR": Decimal("9.00"), "JPY": Decimal("980")}


def test_a_weight_is_charged_by_the_kilogram() -> None:
    tally = Tally().add(accepted(APPLES, label(weight_kg="1.250")), "a")
    line = tally.lines[0]
    assert (line.weight_kg, line.unit_price, line.total) == (
        Decimal("1.250"),
        Decimal("3.74"),
        Decimal("3.74"),
    )


def test_each_label_is_a_line_of_its_own() -> None:
    half = label(weight_kg="0.500")
    tally = Tally().add(accepted(APPLES, half), "a").add(accepted(APPLES, half), "b")
    assert len(tally.lines) == 2
    assert tally.sums() == {"EUR": Decimal("3.00")}


def test_the_price_on_a_label_counts() -> None:
    tally = Tally().add(accepted(APPLES, label(price="7.13")), "a")
    assert tally.sums() == {"EUR": Decimal("7.13")}


def test_the_number_on_a_label_counts() -> None:
    tally = Tally().add(accepted(CUP, label(count=6)), "a").add(accepted(CUP), "b")
    assert [line.count for line in tally.lines] == [7]


def test_batches_are_kept_apart() -> None:
    tally = Tally()
    for line_id, number in (("a", "B1"), ("b", "B2"), ("c", "B1")):
        tally = tally.add(accepted(CUP, batch(number)), line_id)
    assert [(line.id, line.count) for line in tally.lines] == [("a", 2), ("b", 1)]


def test_products_without_a_price_are_not_in_the_sum() -> None:
    tally = Tally().add(accepted(GIFT), "a").add(accepted(GIFT), "b").add(accepted(CUP), "c")
    assert tally.unpriced_count == 2
    assert tally.sums() == {"EUR": Decimal("4.50")}


def test_counts_are_changed_and_lines_removed() -> None:
    tally = Tally().add(accepted(CUP), "a").add(accepted(TEA), "b")
    assert [line.count for line in tally.with_count("b", 3).lines] == [1, 3]
    assert tally.with_count("a", 0).lines[0].count == 1
    assert tally.with_count("a", 10**9).lines[0].count == MAX_COUNT
    assert [line.id for line in tally.without("a").lines] == ["b"]


def test_photos_are_not_kept() -> None:
    photo = np.zeros((4, 4, 3), np.uint8)
    (line,) = Tally().add(replace(accepted(TEA), photo=photo), "1").lines
    assert line.accepted.photo is None
