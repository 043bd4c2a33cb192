"""The group that is being settled: who is shown, marked and kept, and which values."""

from decimal import Decimal

import pytest

from desktop_app.domain.duplicate_group import (
    DuplicateGroup,
    GroupDetail,
    GroupMember,
)
from desktop_app.domain.finding import PicturePair
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product
from desktop_app.ui.audit.review_state import ReviewState


def picture(number: int, product: int) -> Picture:
    return Picture(number, product, f"/{number}.jpg", f"{number:032x}", 100, 100)


def case_of(*products: Product, pictures: int = 2) -> ReviewState:
    members = tuple(
        GroupMember(
            product,
            tuple(picture(10 * product.id + row, product.id) for row in range(pictures)),
        )
        for product in products
    )
    group = DuplicateGroup(
        tuple(product.id for product in products),
        tuple(10 * product.id + pictures - 1 if pictures else 0 for product in products),
        products[0].name,
        tuple(product.sku for product in products),
        "copy",
        0.9,
        (),
        "open",
    )
    pairs = (PicturePair(11, 21, "copy", 0.9, None),)
    return ReviewState(group, GroupDetail(members, pairs, ()))


def numbered(count: int) -> ReviewState:
    return case_of(*(Product(number, f"S-{number}") for number in range(1, count + 1)))


def test_the_pictures_that_were_found_alike_come_first() -> None:
    case = numbered(2)
    first = case.picture(0)
    assert first is not None
    assert first.id == 11
    pair = case.pair_of(1, 0)
    assert pair is not None
    case.turn(0, 1)
    assert case.pair_of(1, 0) is None


def test_the_reference_is_on_every_page() -> None:
    case = numbered(6)
    assert case.shown() == [0, 1, 2, 3]
    assert case.pages() == (1, 2)
    case.turn_page(1)
    assert case.shown() == [0, 4, 5]
    case.turn_page(1)
    assert case.pages() == (2, 2)
    case.make_reference(4)
    assert case.shown() == [4, 0, 1, 2]


def test_the_walk_goes_through_all_pictures_and_ends() -> None:
    case = numbered(5)
    seen = []
    while case.walk(-1):
        pass
    while True:
        seen.append((case.active, case.picture_place(case.active)[0]))
        if not case.walk(1):
            break
    assert seen == [(member, place) for member in range(5) for place in (1, 2)]
    assert case.shown() == [0, 4]


def test_two_are_laid_over_each_other_the_reference_among_them() -> None:
    case = numbered(3)
    case.active = 2
    assert case.compared() == (0, 2)
    case.active = 0
    assert case.compared() == (0, 1)


def test_the_reference_cannot_be_left_out() -> None:
    case = numbered(3)
    case.toggle(0)
    assert case.is_whole
    case.toggle(2)
    case.make_reference(2)
    assert case.is_whole


def test_nothing_is_said_of_one_product_alone() -> None:
    case = numbered(2)
    case.toggle(1)
    assert case.settlement("merge") is None


def test_a_merge_takes_what_was_chosen_and_what_the_reference_lacks() -> None:
    case = case_of(
        Product(1, "A", name="Cup", price=Decimal(4), currency="EUR"),
        Product(2, "B", name="Mug", brand="Mokk", price=Decimal(5), currency="USD"),
    )
    case.choose("price", 1)
    merge = case.settlement("merge")
    assert merge is not None
    assert merge.product_ids == (1, 2)
    assert merge.fields == {"brand": "Mokk", "price": Decimal(5), "currency": "USD"}
    variant = case.settlement("variant")
    assert variant is not None
    assert variant.fields == {}


def test_where_the_others_do_not_agree_nothing_is_taken_from_them() -> None:
    case = case_of(
        Product(1, "A"), Product(2, "B", brand="Mokk", gtin="1"), Product(3, "C", brand="Mok")
    )
    merge = case.settlement("merge")
    assert merge is not None
    assert merge.fields == {"gtin": "1"}
    case.toggle(2)
    merge = case.settlement("merge")
    assert merge is not None
    assert merge.fields == {"gtin": "1", "brand": "Mokk"}


def test_values_of_a_product_that_is_left_out_are_not_taken() -> None:
    case = case_of(
        Product(1, "A", name="Cup"), Product(2, "B", name="Mug"), Product(3, "C", brand="Mokk")
    )
    case.choose("name", 1)
    case.toggle(1)
    case.toggle(2)
    assert case.source_of("name") == 0
    assert case.source_of("brand") == 0


@pytest.mark.parametrize(("field", "differs"), [("name", True), ("brand", False), ("price", True)])
def test_differences_are_known(field: str, differs: bool) -> None:
    case = case_of(
        Product(1, "A", name="Cup", price=Decimal(4), currency="EUR"),
        Product(2, "B", name="Mug", price=Decimal(4), currency="USD"),
    )
    assert case.differs(field) is differs


def test_products_without_pictures_can_be_compared() -> None:
    case = case_of(Product(1, "A"), Product(2, "B"), pictures=0)
    assert case.picture(0) is None
    assert case.picture_place(1) == (0, 0)
    assert case.walk(-1)
    assert not case.walk(-1)
