"""The fields of two products say whether they are variants, and of what."""

from typing import Any

import pytest

from desktop_app.domain.product import Product
from desktop_app.engine.duplicates.variant_fields import (
    FieldEvidence,
    differing_attributes,
    field_evidence,
)


def _evidence(first: tuple[str, str], second: tuple[str, str], **values: Any) -> FieldEvidence:
    """Compare two products by SKU and name; ``values`` are pairs of further fields."""
    products = [
        Product(place, sku, name=name, **{field: pair[place] for field, pair in values.items()})
        for place, (sku, name) in enumerate((first, second))
    ]
    return field_evidence(*products)


@pytest.mark.parametrize(
    ("first", "second", "differences", "fields"),
    [
        (("A1", "Red cotton shirt"), ("B2", "Blue cotton shirt"), {"colour"}, {"name"}),
        (("A1", "Jam 250 g"), ("B2", "Jam, 1 kg"), {"size"}, {"name"}),
        (("A1", "红色T恤"), ("B2", "黑色T恤"), {"colour"}, {"name"}),
        (("TS04-black", ""), ("TS04-red", ""), {"colour"}, {"sku"}),
        (("TS04-BK", ""), ("TS04-WH", ""), {"colour"}, {"sku"}),
        (("TS04-S-red", ""), ("TS04-XL-blue", ""), {"colour", "size"}, {"sku"}),
    ],
)
def test_a_colour_or_size_that_differs_makes_variants(
    first: tuple[str, str], second: tuple[str, str], differences: set[str], fields: set[str]
) -> None:
    evidence = _evidence(first, second)
    assert evidence.is_variant
    assert evidence.differences == differences
    assert evidence.fields == fields


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("A1", "Red pen"), ("B2", "Blue lamp")),
        (("A1", "Strawberry jam 250 g"), ("B2", "Strawberry jam")),
        (("A1", "Jam 250 g"), ("B2", "Jam 0.25 kg")),
        (("A1", "鸡肉味猫粮"), ("B2", "牛肉味猫粮")),
        (("TS04-red", ""), ("TS05-blue", "")),
        (("0001", ""), ("0002", "")),
        (("A1", ""), ("A1-red", "")),
        (("TS-red", "Cotton shirt"), ("TS-blue", "Wooden lamp")),
    ],
)
def test_other_differences_prove_nothing(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert not _evidence(first, second).is_variant


def test_another_word_of_a_name_is_told_without_being_proof() -> None:
    evidence = _evidence(("TEA-LEM", "Leaf tea, lemon"), ("TEA-MIN", "Leaf tea, mint"))
    assert not evidence.is_variant
    assert evidence.fields == {"name", "sku"}


def test_attributes_count_if_the_names_agree() -> None:
    attributes = ({"Colour": "red"}, {"Colour": "blue"})
    evidence = _evidence(("A1", "Tank top"), ("B2", "Tank top"), attributes=attributes)
    assert evidence.is_variant
    assert evidence.fields == {"attributes"}
    assert not _evidence(("A1", "Tank top"), ("B2", "Lamp"), attributes=attributes).is_variant


def test_equal_gtins_are_one_product() -> None:
    gtin = ("4006381333931", "4006381333931")
    assert _evidence(("A", "Jam"), ("B", "Jam"), gtin=gtin).is_same
    assert not _evidence(("A", "Jam"), ("B", "Jam"), gtin=("", "")).is_same


def test_of_very_long_names_without_blanks_the_beginning_is_compared() -> None:
    assert _evidence(("A1", "红" + "茶" * 300), ("B2", "蓝" + "茶" * 200 + "杯" * 99)).is_variant


def test_attributes_that_differ_are_named_with_their_values() -> None:
    given = [
        {"Colour": "Red", "Size": "M", "Material": "wool"},
        {"Colour": "blue", "Size": "m", "Material": "silk"},
        {"Colour": "red ", "Size": ""},
    ]
    products = [Product(row, str(row), attributes=one) for row, one in enumerate(given)]
    assert differing_attributes(products) == (("Colour", ("Red", "blue")),)
