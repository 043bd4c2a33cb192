"""An edit of many products: the new value of each, and why one cannot be changed."""

from decimal import Decimal

import pytest

from desktop_app.domain.product import Category, Product
from desktop_app.engine.editing.bulk_edit import (
    BulkEdit,
    ChangePrice,
    ReplaceText,
    SetField,
    check_edit,
    planned_changes,
)
from desktop_app.engine.editing.field_validation import InvalidFieldsError


def _after(product: Product, edit: BulkEdit) -> object:
    """Return the new value; the old one if nothing changes; the problem if there is one."""
    check_edit(edit)
    (change,) = planned_changes([product], edit, {})
    return change.after if change.problem is None else str(change.problem)


def _price(price: str, currency: str, **change: str) -> str:
    product = Product(1, "A", price=Decimal(price), currency=currency)
    return str(
        _after(product, ChangePrice(**{name: Decimal(value) for name, value in change.items()}))
    )


@pytest.mark.parametrize(
    ("price", "currency", "change", "after"),
    [
        ("9.99", "EUR", {"percent": "3"}, "10.29"),
        ("1000", "JPY", {"percent": "-3.3"}, "967"),
        ("2.00", "EUR", {"amount": "-0.35"}, "1.65"),
        ("2.00", "EUR", {"percent": "10", "amount": "1"}, "3.20"),
        ("9.99", "CHF", {"percent": "3", "step": "0.05"}, "10.30"),
        ("12.40", "EUR", {"percent": "3", "step": "1", "offset": "-0.01"}, "12.99"),
        ("12.40", "KWD", {"percent": "1"}, "12.524"),
        ("5", "EUR", {"percent": "-100"}, "0.00"),
        ("5", "EUR", {"amount": "-5"}, "The price would be 0 or less."),
        ("0.30", "EUR", {"step": "1", "percent": "1"}, "The price would be 0 or less."),
        ("9" * 30, "EUR", {"percent": "3"}, "The price would be too large."),
        ("9" * 30, "EUR", {"step": "0.05"}, "The price would be too large."),
        ("0.30", "EUR", {"step": "1", "offset": "-0.01"}, "The price would be 0 or less."),
    ],
)
def test_prices_are_changed_exactly(
    price: str, currency: str, change: dict[str, str], after: str
) -> None:
    assert _price(price, currency, **change) == after


def test_a_price_of_none_or_without_a_change_is_left_out() -> None:
    products = [Product(1, "A"), Product(2, "B", price=Decimal("2.00"), currency="EUR")]
    assert planned_changes(products, ChangePrice(), {}) == []


@pytest.mark.parametrize(
    ("edit", "after"),
    [
        (SetField("category", " Toys "), "Toys"),
        (SetField("brand", ""), ""),
        (SetField("price", "4,50"), Decimal("4.50")),
        (SetField("price", ""), None),
        (SetField("currency", "€"), "EUR"),
        (SetField("attribute: season", "summer"), "summer"),
        (SetField("attribute: size", ""), ""),
        (ReplaceText("name", "cup (0.3 l)", "mug"), "Red mug"),
        (ReplaceText("name", "RED ", "", matches_case=False), "cup (0.3 l)"),
        (ReplaceText("attribute: size", "X", r"\1"), r"\1L"),
        (ReplaceText("description", "cafe\u0301", "bar"), "A bar."),
    ],
)
def test_a_value_is_set_removed_or_replaced(edit: BulkEdit, after: object) -> None:
    product = Product(
        1,
        "A",
        "Red cup (0.3 l)",
        brand="Mokk",
        price=Decimal(3),
        description="A café.",
        attributes={"size": "XL", "colour": "red"},
    )
    assert _after(product, edit) == after
    (change,) = planned_changes([product], edit, {})
    if "attributes" in change.values:
        assert change.values["attributes"]["colour"] == "red"


def test_products_with_nothing_to_replace_are_left_out() -> None:
    product = Product(1, "A", "Red cup")
    assert planned_changes([product], ReplaceText("name", "red", "x"), {}) == []
    assert planned_changes([product], SetField("name", "Red cup"), {}) == []
    assert planned_changes([product], SetField("gtin", ""), {}) == []


def test_a_text_that_becomes_too_long_is_a_problem_of_its_product() -> None:
    product = Product(1, "A", "x" * 900)
    assert _after(product, ReplaceText("name", "x", "xx")) == (
        "The text is longer than 1000 characters."
    )


def test_a_category_brings_its_names_in_other_languages() -> None:
    product = Product(1, "A", category="Cups", attributes={"category_zh": "杯子", "size": "M"})
    known = {"Jars": Category(3, {"zh": "罐子"})}
    (change,) = planned_changes([product], SetField("category", "Jars"), known)
    assert change.values == {
        "category": "Jars",
        "attributes": {"size": "M", "category_zh": "罐子"},
    }


@pytest.mark.parametrize(
    ("edit", "field", "sentence"),
    [
        (SetField("price", "cheap"), "text", "The price cheap is not a number."),
        (ChangePrice(Decimal(-101)), "percent", "Give a number from -100 to 1000."),
        (ChangePrice(Decimal("NaN")), "percent", "Give a number from -100 to 1000."),
        (ChangePrice(amount=Decimal("Infinity")), "amount", "Infinity is not an amount."),
        (ChangePrice(amount=Decimal("1e99999")), "amount", "1E+99999 is not an amount."),
        (ChangePrice(Decimal("1e99999")), "percent", "Give a number from -100 to 1000."),
        (ReplaceText("name", "", "x"), "old", "Enter the text to replace."),
    ],
)
def test_an_unusable_edit_is_refused_beside_its_field(
    edit: BulkEdit, field: str, sentence: str
) -> None:
    with pytest.raises(InvalidFieldsError) as error:
        check_edit(edit)
    assert [(one.field, str(one.message)) for one in error.value.problems] == [(field, sentence)]


@pytest.mark.parametrize(
    "edit",
    [SetField("sku", "X"), SetField("gtin", "4006381333931"), ReplaceText("price", "1", "2")],
)
def test_fields_that_products_cannot_share_are_a_bug(edit: BulkEdit) -> None:
    with pytest.raises(ValueError, match=edit.__getattribute__("field")):
        check_edit(edit)


@pytest.mark.parametrize(
    ("edit", "field", "after"),
    [
        (SetField("name", "茶", "zh"), "attribute: name_zh", "茶"),
        (SetField("name", "Tea", "en"), "name", "Tea"),
        (SetField("name", "", "zh"), "attribute: name_zh", ""),
        (ReplaceText("category", "杯子", "杯", language="zh"), "attribute: category_zh", "杯"),
        (SetField("category", "Jars", "zh"), "category", "Jars"),
        (SetField("description", "Good.", "zh"), "description", "Good."),
    ],
)
def test_a_text_is_changed_in_the_language_that_it_is_shown_in(
    edit: BulkEdit, field: str, after: str
) -> None:
    names = {"name_zh": "红杯子", "category_zh": "杯子"}
    product = Product(1, "A", "Red cup", category="Cups", attributes=names)
    (change,) = planned_changes([product], edit, {})
    assert (change.field, change.after) == (field, after)
