"""The review of a group: visible, selected and kept products, and merged values."""

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


def review_of(*products: Product, pictures: int = 2) -> ReviewState:
    members = tuple(
        GroupMember(
            product,
            tuple(picture(10 * product.id + index, product.id) for index in range(pictures)),
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
    return review_of(*(Product(number, f"S-{number}") for number in range(1, count + 1)))


def test_the_pictures_of_the_finding_are_shown_first() -> None:
    state = numbered(2)
    first = state.picture(0)
    assert first is not None
    assert first.id == 11
    pair = state.pair_between(1, 0)
    assert pair is not None
    state.step_picture(0, 1)
    assert state.pair_between(1, 0) is None


def test_the_reference_is_on_every_page() -> None:
    state = numbered(6)
    assert state.visible_members() == [0, 1, 2, 3]
    assert state.page_position() == (1, 2)
    state.step_page(1)
    assert state.visible_members() == [0, 4, 5]
    state.step_page(1)
    assert state.page_position() == (2, 2)
    state.set_reference(4)
    assert state.visible_members() == [4, 0, 1, 2]


def test_stepping_goes_through_all_pictures_and_stops_at_the_ends() -> None:
    state = numbered(5)
    seen = []
    while state.step_through_pictures(-1):
        pass
    while True:
        seen.append((state.active, state.picture_position(state.active)[0]))
        if not state.step_through_pictures(1):
            break
    assert seen == [(member, place) for member in range(5) for place in (1, 2)]
    assert state.visible_members() == [0, 4]


def test_the_overlaid_pair_is_the_reference_and_the_active_member() -> None:
    state = numbered(3)
    state.active = 2
    assert state.compared_pair() == (0, 2)
    state.active = 0
    assert state.compared_pair() == (0, 1)


def test_the_reference_cannot_be_deselected() -> None:
    state = numbered(3)
    state.toggle_selected(0)
    assert state.covers_whole_group
    state.toggle_selected(2)
    state.set_reference(2)
    assert state.covers_whole_group


def test_a_single_product_cannot_be_resolved() -> None:
    state = numbered(2)
    state.toggle_selected(1)
    assert state.resolution("merge") is None


def test_a_merge_uses_chosen_values_and_fills_in_empty_fields() -> None:
    state = review_of(
        Product(1, "A", name="Cup", price=Decimal(4), currency="EUR"),
        Product(2, "B", name="Mug", brand="Mokk", price=Decimal(5), currency="USD"),
    )
    state.choose_value("price", 1)
    merge = state.resolution("merge")
    assert merge is not None
    assert merge.product_ids == (1, 2)
    assert merge.fields == {"brand": "Mokk", "price": Decimal(5), "currency": "USD"}
    variant = state.resolution("variant")
    assert variant is not None
    assert variant.fields == {}


def test_empty_fields_stay_empty_if_the_others_disagree() -> None:
    state = review_of(
        Product(1, "A"), Product(2, "B", brand="Mokk", gtin="1"), Product(3, "C", brand="Mok")
    )
    merge = state.resolution("merge")
    assert merge is not None
    assert merge.fields == {"gtin": "1"}
    state.toggle_selected(2)
    merge = state.resolution("merge")
    assert merge is not None
    assert merge.fields == {"gtin": "1", "brand": "Mokk"}


def test_values_of_a_deselected_product_are_not_used() -> None:
    state = review_of(
        Product(1, "A", name="Cup"), Product(2, "B", name="Mug"), Product(3, "C", brand="Mokk")
    )
    state.choose_value("name", 1)
    state.toggle_selected(1)
    state.toggle_selected(2)
    assert state.value_source("name") == 0
    assert state.value_source("brand") == 0


@pytest.mark.parametrize(("field", "differs"), [("name", True), ("brand", False), ("price", True)])
def test_fields_with_different_values_differ(field: str, differs: bool) -> None:
    state = review_of(
        Product(1, "A", name="Cup", price=Decimal(4), currency="EUR"),
        Product(2, "B", name="Mug", price=Decimal(4), currency="USD"),
    )
    assert state.differs(field) is differs


def test_products_without_pictures_can_be_compared() -> None:
    state = review_of(Product(1, "A"), Product(2, "B"), pictures=0)
    assert state.picture(0) is None
    assert state.picture_position(1) == (0, 0)
    assert state.step_through_pictures(-1)
    assert not state.step_through_pictures(-1)
