"""The rules choose the reference in their order."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from desktop_app.domain.duplicate_group import ReferenceRule
from desktop_app.domain.finding import PictureQuality
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product
from desktop_app.engine.duplicates.reference_ranking import ReferenceCandidate, rank_candidates


def _candidate(
    number: int,
    *,
    sizes: tuple[tuple[int, int], ...] = (),
    sharpness: float | None = None,
    **values: Any,
) -> ReferenceCandidate:
    pictures = [
        Picture(10 * number + place, number, f"/{place}.jpg", "", *size)
        for place, size in enumerate(sizes)
    ]
    qualities: Mapping[int, PictureQuality] = (
        {} if sharpness is None else {pictures[0].id: PictureQuality(sharpness, 1.0)}
    )
    return ReferenceCandidate(Product(number, str(number), **values), pictures, qualities)


def _ranking(rules: tuple[ReferenceRule, ...], *candidates: ReferenceCandidate) -> list[int]:
    return [one.product.id for one in rank_candidates(candidates, rules)]


PLAIN = _candidate(1)
BETTER: dict[ReferenceRule, ReferenceCandidate] = {
    "most_pictures": _candidate(2, sizes=((9, 9), (9, 9))),
    "sharpest": _candidate(2, sizes=((9, 9),), sharpness=0.5),
    "largest": _candidate(2, sizes=((30, 40),)),
    "cheapest": _candidate(2, price=Decimal(3)),
    "longest_description": _candidate(2, description="a long one"),
}


@pytest.mark.parametrize("rule", BETTER)
def test_each_rule_prefers_the_better_product(rule: ReferenceRule) -> None:
    assert _ranking((rule,), PLAIN, BETTER[rule]) == [2, 1]


def test_the_oldest_product_has_the_lowest_id() -> None:
    assert _ranking(("oldest",), _candidate(3), PLAIN) == [1, 3]


def test_a_product_without_a_price_is_the_most_expensive() -> None:
    expensive, cheap = _candidate(1, price=Decimal(9)), _candidate(3, price=Decimal(4))
    assert _ranking(("cheapest",), _candidate(2), expensive, cheap) == [3, 1, 2]


def test_further_rules_break_ties() -> None:
    small, large = _candidate(1, sizes=((9, 9),)), _candidate(2, sizes=((90, 90),))
    assert _ranking(("most_pictures", "largest"), small, large) == [2, 1]
    assert _ranking(("most_pictures", "oldest"), large, small) == [1, 2]


def test_the_lower_id_breaks_the_last_tie() -> None:
    assert _ranking((), _candidate(5), _candidate(4)) == [4, 5]
