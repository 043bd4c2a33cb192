"""The basket as a value: rows, counts, sums and every change."""

from decimal import Decimal

from desktop_app.domain.answer import Hit, Verdict
from desktop_app.domain.basket import Basket
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region


def _hit(product_id: int, price: str | None = "2.50", currency: str = "EUR") -> Hit:
    amount = None if price is None else Decimal(price)
    product = Product(product_id, f"P-{product_id}", price=amount, currency=currency)
    return Hit(product, None, 0.9)


def _found(hit: Hit | None, *, is_sure: bool = True) -> FoundUnit:
    verdict: Verdict = "unknown" if hit is None else "match" if is_sure else "check"
    hits = () if hit is None else (hit,)
    return FoundUnit(Region(0.1, 0.1, 0.3, 0.3), verdict, hits, hit)


def _counts(basket: Basket) -> dict[str, int]:
    return {row.product.sku: row.count for row in basket.rows}


def test_boxes_of_one_product_are_one_row_and_unknown_things_are_none() -> None:
    basket = Basket.of((_found(_hit(1)), _found(None), _found(_hit(2)), _found(_hit(1))))
    assert _counts(basket) == {"P-1": 2, "P-2": 1}
    assert [unit.id for unit in basket.unknown] == [2]
    assert [unit.id for unit in basket.to_check] == [2]


def test_currencies_are_never_added() -> None:
    basket = Basket.of((_found(_hit(1)), _found(_hit(2, "3", "USD")), _found(_hit(3, None))))
    tally = basket.plus(1).tally
    assert tally.sums() == {"EUR": Decimal("5.00"), "USD": Decimal(3)}
    assert tally.unpriced_count == 1


def test_minus_takes_the_unit_without_a_box_first_then_the_one_to_check() -> None:
    basket = Basket.of((_found(_hit(1)), _found(_hit(1), is_sure=False), _found(_hit(1)))).plus(1)
    assert _counts(basket) == {"P-1": 4}
    basket = basket.minus(1)
    assert [unit.id for unit in basket.units] == [1, 2, 3]
    basket = basket.minus(1)
    assert [unit.id for unit in basket.units] == [1, 3]
    basket = basket.minus(1)
    assert [unit.id for unit in basket.units] == [1]
    assert basket.minus(1).rows == ()
    assert basket.minus(1).minus(1).rows == ()


def test_units_without_a_box_stay_when_the_boxes_are_deleted() -> None:
    basket = Basket.of((_found(_hit(1)),)).plus(1).deleted(1)
    assert _counts(basket) == {"P-1": 1}
    assert basket.rows[0].is_sure
    assert basket.plus(2) == basket


def test_a_box_is_what_the_user_says() -> None:
    basket = Basket.of((_found(_hit(1), is_sure=False),))
    assert not basket.rows[0].is_sure
    other = basket.assigned(1, _hit(2))
    assert _counts(other) == {"P-2": 1}
    assert other.rows[0].is_sure
    nothing = basket.assigned(1, None)
    assert nothing.rows == ()
    assert nothing.to_check == ()


def test_a_resized_box_is_searched_again_unless_the_user_has_said_what_it_is() -> None:
    basket = Basket.of((_found(_hit(1)),))
    again = FoundUnit(Region(0, 0, 0.5, 0.5), "match", (_hit(2),), _hit(2))
    assert _counts(basket.searched(1, again)) == {"P-2": 1}
    kept = basket.assigned(1, _hit(3)).searched(1, again)
    assert _counts(kept) == {"P-3": 1}
    unit = kept.unit(1)
    assert unit is not None
    assert unit.found.region == again.region


def test_ids_are_not_used_twice() -> None:
    basket = Basket.of((_found(_hit(1)), _found(_hit(2)))).deleted(2).added(_found(_hit(3)))
    assert [unit.id for unit in basket.units] == [1, 3]
    assert basket.unit(2) is None


def test_a_product_is_removed_with_all_its_units() -> None:
    basket = Basket.of((_found(_hit(1)), _found(_hit(2)), _found(_hit(1)))).plus(1)
    assert _counts(basket.without(1)) == {"P-2": 1}


def test_products_are_shown_as_they_are_in_the_catalogue_now() -> None:
    basket = Basket.of((_found(_hit(1)), _found(_hit(2)))).plus(1)
    changed = basket.with_products({1: _hit(1, "9.00").product})
    assert changed.tally.sums() == {"EUR": Decimal("20.50")}
    assert changed.with_products({}) == changed


def test_a_unit_without_a_box_may_be_of_a_new_product() -> None:
    basket = Basket.of((_found(_hit(1)),)).with_unboxed(_hit(2)).with_unboxed(_hit(2))
    assert _counts(basket.with_unboxed(_hit(1))) == {"P-1": 2, "P-2": 2}
