"""The review of a group: visible, selected and kept products, and merged values."""

from decimal import Decimal

import pytest

from desktop_app.domain.duplicate_group import GroupReason
from desktop_app.domain.product import Product
from tests.ui.audit.samples import make_products, make_review


def test_the_pictures_of_the_finding_are_shown_first() -> None:
    state = make_review(*make_products(2))
    first = state.picture(0)
    assert first is not None
    assert first.id == 11
    pair = state.pair_between(1, 0)
    assert pair is not None
    state.step_picture(0, 1)
    assert state.pair_between(1, 0) is None


def test_the_reference_is_on_every_page() -> None:
    state = make_review(*make_products(6))
    assert state.visible_members() == [0, 1, 2, 3]
    assert state.page_position() == (1, 2)
    state.step_page(1)
    assert state.visible_members() == [0, 4, 5]
    state.step_page(1)
    assert state.page_position() == (2, 2)
    state.set_reference(4)
    assert state.visible_members() == [4, 0, 1, 2]


def test_stepping_goes_through_all_pictures_and_stops_at_the_ends() -> None:
    state = make_review(*make_products(5))
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
    state = make_review(*make_products(3))
    state.active = 2
    assert state.compared_pair() == (0, 2)
    state.active = 0
    assert state.compared_pair() == (0, 1)


def test_the_reference_cannot_be_deselected() -> None:
    state = make_review(*make_products(3))
    state.toggle_selected(0)
    assert state.covers_whole_group
    state.toggle_selected(2)
    state.set_reference(2)
    assert state.covers_whole_group


def test_a_single_product_cannot_be_resolved() -> None:
    state = make_review(*make_products(2))
    state.toggle_selected(1)
    assert state.resolution("merge") is None


def test_a_merge_uses_chosen_values_and_fills_in_empty_fields() -> None:
    state = make_review(
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
    state = make_review(
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
    state = make_review(
        Product(1, "A", name="Cup"), Product(2, "B", name="Mug"), Product(3, "C", brand="Mokk")
    )
    state.choose_value("name", 1)
    state.toggle_selected(1)
    state.toggle_selected(2)
    assert state.value_source("name") == 0
    assert state.value_source("brand") == 0


@pytest.mark.parametrize(("field", "differs"), [("name", True), ("brand", False), ("price", True)])
def test_fields_with_different_values_differ(field: str, differs: bool) -> None:
    state = make_review(
        Product(1, "A", name="Cup", price=Decimal(4), currency="EUR"),
        Product(2, "B", name="Mug", price=Decimal(4), currency="USD"),
    )
    assert state.differs(field) is differs


def test_products_without_pictures_can_be_compared() -> None:
    state = make_review(Product(1, "A"), Product(2, "B"), pictures=0)
    assert state.picture(0) is None
    assert state.picture_position(1) == (0, 0)
    assert state.step_through_pictures(-1)
    assert not state.step_through_pictures(-1)


@pytest.mark.parametrize(
    ("second", "is_recommended"),
    [
        (Product(2, "B", gtin="1"), True),
        (Product(2, "B", gtin="2"), False),
        (Product(2, "B", category="Jars"), False),
        (Product(2, "B"), True),
    ],
)
def test_a_merge_is_recommended_unless_values_conflict(
    second: Product, is_recommended: bool
) -> None:
    first = Product(1, "A", category="Cups", gtin="1")
    state = make_review(first, second, reasons=("alike_names",))
    assert state.recommended == ("merge" if is_recommended else None)
    assert make_review(first, second).recommended is None


def test_a_merge_is_not_recommended_where_fields_name_two_colours() -> None:
    reasons: tuple[GroupReason, ...] = ("same_file", "colour_differs", "alike_names")
    assert make_review(Product(1, "A"), Product(2, "B"), reasons=reasons).recommended is None
