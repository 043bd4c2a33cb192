"""Defaults of a merge fill what the reference lacks, and never overwrite what it has."""

from decimal import Decimal

from desktop_app.domain.product import Product
from desktop_app.engine.duplicates.merge_values import (
    SELECTABLE_FIELDS,
    changes_from,
    complementary_values,
    default_source,
    values_with_currency,
)

REFERENCE = Product(1, "A", name="Cup", currency="EUR")
DOLLARS = Product(2, "B", name="Mug", brand="Mok", price=Decimal(5), currency="USD")
SAME_PRICE = Product(3, "C", brand="Mokk", price=Decimal(5), currency="USD", gtin="4006381333931")


def test_the_currency_goes_with_the_price() -> None:
    assert "currency" not in SELECTABLE_FIELDS
    assert values_with_currency("price", DOLLARS) == (Decimal(5), "USD")
    assert values_with_currency("name", DOLLARS) == ("Mug",)


def test_the_default_source_is_the_reference_if_it_has_a_value() -> None:
    assert default_source("name", [REFERENCE, DOLLARS, SAME_PRICE]) == 0


def test_the_default_source_is_another_product_if_all_others_agree() -> None:
    assert default_source("price", [REFERENCE, DOLLARS, SAME_PRICE]) == 1
    assert default_source("gtin", [REFERENCE, DOLLARS, SAME_PRICE]) == 2


def test_the_default_source_is_the_reference_if_the_others_disagree() -> None:
    assert default_source("brand", [REFERENCE, DOLLARS, SAME_PRICE]) == 0


def test_equal_prices_in_two_currencies_disagree() -> None:
    euros = Product(4, "D", price=Decimal(5), currency="EUR")
    assert default_source("price", [REFERENCE, DOLLARS, euros]) == 0


def test_the_default_source_is_the_reference_if_no_product_has_a_value() -> None:
    assert default_source("description", [REFERENCE, DOLLARS]) == 0


def test_changes_are_what_differs_from_the_reference() -> None:
    assert changes_from("price", DOLLARS, REFERENCE) == {"price": Decimal(5), "currency": "USD"}
    euros = Product(4, "D", price=Decimal(5), currency="EUR")
    assert changes_from("price", euros, REFERENCE) == {"price": Decimal(5)}
    assert changes_from("name", REFERENCE, REFERENCE) == {}


def test_complementary_values_are_the_defaults_of_all_missing_fields() -> None:
    assert complementary_values([REFERENCE, DOLLARS, SAME_PRICE]) == {
        "price": Decimal(5),
        "currency": "USD",
        "gtin": "4006381333931",
    }
