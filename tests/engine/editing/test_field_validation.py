from decimal import Decimal
from typing import Any

import pytest

from desktop_app.domain.product import Product
from desktop_app.engine.editing.field_validation import (
    FieldProblem,
    InvalidFieldsError,
    validated,
)
from desktop_app.errors import Message


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("sku", " ＭＺ００２ ", "MZ002"),
        ("name", "Boot\nred ", "Boot red"),
        ("name", "Cafe\u0301", "Caf\u00e9"),
        ("description", " one\r\ntwo ", "one\ntwo"),
        ("description", "bell\x07", "bell"),
        ("price", "12,90", Decimal("12.90")),
        ("price", "９．９０", Decimal("9.90")),
        ("price", "0.500", Decimal("0.500")),
        ("price", " ", None),
        ("price", Decimal(3), Decimal(3)),
        ("gtin", "4006381 333931", "4006381333931"),
        ("gtin", "", ""),
        ("currency", " € ", "EUR"),
        ("currency", "Points", "Points"),
        ("attributes", {"size": "M", "colour": " "}, {"size": "M"}),
    ],
)
def test_typed_text_becomes_a_value(field: str, typed: Any, value: Any) -> None:
    assert validated({field: typed}) == ({field: value}, [])


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("sku", " ", "The SKU is missing."),
        ("price", "twelve", "The price twelve is not a number."),
        ("price", "-3", "The price -3 is not a number."),
        ("price", "1e5", "The price 1e5 is not a number."),
        ("price", Decimal("NaN"), "The price NaN is not a number."),
        ("price", "1.299,00", "Write the price 1.299,00 without thousands separators."),
        ("price", "4006381333931", "The price 4006381333931 is too large."),
        ("gtin", "12345", "A GTIN has 8, 12, 13 or 14 digits."),
        ("gtin", "Does not apply", "A GTIN has 8, 12, 13 or 14 digits."),
        (
            "gtin",
            "4006381333932",
            "The last digit of the GTIN 4006381333932 would have to be 1.",
        ),
        ("name", "x" * 1001, "The text is longer than 1000 characters."),
        ("attributes", {" ": "x"}, "An attribute has no name."),
    ],
)
def test_a_field_that_cannot_be_used_has_one_sentence(
    field: str, typed: Any, sentence: str
) -> None:
    values, (problem,) = validated({field: typed, "brand": "Acme"})
    assert values == {"brand": "Acme"}
    assert (problem.field, str(problem.message)) == (field, sentence)


def test_values_that_stay_are_not_validated() -> None:
    product = Product(1, "A", price=Decimal("1.50"), gtin="no code", attributes={"size": "M"})
    typed = {"gtin": "no code", "price": "1.50", "name": "Boot", "attributes": {"size": "M"}}
    assert validated(typed, product) == ({"name": "Boot"}, [])


def test_attributes_are_changed_one_by_one() -> None:
    product = Product(1, "A", attributes={"size": "M", "colour": "red"})
    values, _ = validated({"attributes": {"size": "", "shape": "round"}}, product)
    assert values == {"attributes": {"colour": "red", "shape": "round"}}


def test_a_changed_attribute_keeps_its_place() -> None:
    product = Product(1, "A", attributes={"size": "M", "colour": "red"})
    values, _ = validated({"attributes": {" size": "L", "shape": "round"}}, product)
    assert list(values["attributes"].items()) == [
        ("size", "L"),
        ("colour", "red"),
        ("shape", "round"),
    ]


def test_all_attributes_are_given_as_pairs() -> None:
    product = Product(1, "A", attributes={"size": "M", "colour": "red"})
    pairs = [("Size", "M"), ("colour", ""), ("", ""), (" shape ", "round")]
    values, _ = validated({"attributes": pairs}, product)
    assert list(values["attributes"].items()) == [("Size", "M"), ("shape", "round")]
    assert validated({"attributes": [("size", "M"), ("colour", "red")]}, product) == ({}, [])


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        ([("size", "M"), ("size ", "L")], "Two attributes are called size."),
        ([("", "M")], "An attribute has no name."),
    ],
)
def test_pairs_need_names_that_differ(pairs: list[tuple[str, str]], sentence: str) -> None:
    values, (problem,) = validated({"attributes": pairs})
    assert values == {}
    assert str(problem.message) == sentence


def test_an_unknown_field_is_a_bug() -> None:
    with pytest.raises(ValueError, match="price_list"):
        validated({"price_list": "1"})


def test_the_error_names_all_fields() -> None:
    problems = [FieldProblem("sku", Message("One.")), FieldProblem("price", Message("Two."))]
    error = InvalidFieldsError(problems)
    assert str(error) == "One."
    assert error.problems == tuple(problems)


@pytest.mark.parametrize(
    ("price", "currency"),
    [("5.00 EUR", "EUR"), ("5,00 €", "EUR"), ("€5", "EUR"), ("￥５", "CNY"), ("5 zł", "PLN")],
)
def test_a_price_may_name_its_currency(price: str, currency: str) -> None:
    expected = {"price": Decimal(5), "currency": currency}
    assert validated({"price": price}) == (expected, [])
    assert validated({"price": price, "currency": ""}) == (expected, [])
    assert validated({"price": price, "currency": currency}) == (expected, [])


@pytest.mark.parametrize(
    "typed",
    [
        {"price": "5 USD", "currency": "EUR"},
        {"price": "€ 5 $"},
        {"price": "5 boxes"},
        {"price": "-5 €"},
        {"price": "1,99/kg"},
        {"price": "5 € / kg"},
    ],
)
def test_a_price_with_other_words_is_refused(typed: dict[str, str]) -> None:
    values, problems = validated(typed)
    assert "price" not in values
    assert [one.field for one in problems] == ["price"]
