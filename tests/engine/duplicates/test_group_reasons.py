"""Reasons name what was found, and what agrees or differs between the products."""

from decimal import Decimal
from typing import Any

import pytest

from desktop_app.domain.duplicate_group import GroupReason
from desktop_app.domain.finding import FindingLevel
from desktop_app.domain.product import Product
from desktop_app.engine.duplicates.group_reasons import group_reasons


def _reasons(*values: dict[str, Any]) -> tuple[GroupReason, ...]:
    products = [Product(number, str(number), **fields) for number, fields in enumerate(values)]
    return group_reasons("copy", products, has_pictures=False)


@pytest.mark.parametrize(
    ("level", "reason"),
    [
        ("exact", "same_file"),
        ("copy", "same_photograph"),
        ("same_product", "looks_alike"),
        ("variant", "same_style"),
    ],
)
def test_the_level_gives_the_first_reason(level: FindingLevel, reason: GroupReason) -> None:
    products = [Product(1, "A"), Product(2, "B")]
    assert group_reasons(level, products, has_pictures=True) == (reason,)
    assert group_reasons(level, products, has_pictures=False) == ()


def test_equal_barcode_numbers_are_a_reason_but_not_a_row_of_zeros() -> None:
    assert _reasons({"gtin": "4006381333931"}, {"gtin": "4006381333931"}) == ("same_gtin",)
    assert _reasons({"gtin": "0000000000000"}, {"gtin": "0000000000000"}) == ()
    assert _reasons({"gtin": "4006381333931"}, {"gtin": ""}) == ()


@pytest.mark.parametrize(
    ("first", "second", "are_similar"),
    [
        ("Strawberry jam, 340 g", "STRAWBERRY JAM 340 g", True),
        ("Jam strawberry", "Strawberry jam", True),
        ("Strawberry jam", "Strawbery jam", True),
        ("Strawberry jam", "Blue kettle", False),
        ("", "", False),
        ("…", "!", False),
    ],
)
def test_nearly_equal_names_are_a_reason(first: str, second: str, are_similar: bool) -> None:
    expected = ("alike_names",) if are_similar else ()
    assert _reasons({"name": first}, {"name": second}) == expected


def test_different_prices_and_categories_are_reasons_against() -> None:
    assert _reasons(
        {"price": Decimal(1), "category": "Tea"}, {"price": Decimal(2), "category": "Coffee"}
    ) == ("price_differs", "category_differs")
    assert _reasons({"price": Decimal(1), "category": "Tea"}, {}) == ()


def test_a_single_product_has_only_the_reason_of_its_level() -> None:
    product = Product(1, "A", name="Jam", gtin="4006381333931")
    assert group_reasons("exact", [product], has_pictures=True) == ("same_file",)


def test_variants_tell_what_differs_and_which_fields_say_so() -> None:
    products = [Product(1, "A", name="Red cup"), Product(2, "B", name="Blue cup")]
    reasons = group_reasons(
        "variant", products, has_pictures=True, differences={"colour"}, fields={"name"}
    )
    assert reasons == ("same_style", "colour_differs", "name_differs")
