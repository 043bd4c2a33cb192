from decimal import Decimal, InvalidOperation

import pytest

from desktop_app.catalogue.io.price_parser import parse_price


@pytest.mark.parametrize(
    ("text", "price", "currency"),
    [
        ("12.90", "12.90", None),
        ("12,90", "12.90", None),
        ("1.299,00", "1299.00", None),
        ("1,299.00", "1299.00", None),
        ("1,299", "1299", None),
        ("1'299.50", "1299.50", None),
        ("1 299,50 €", "1299.50", "EUR"),
        ("¥88", "88", "CNY"),
        ("88元", "88", "CNY"),
        ("USD 7.20", "7.20", "USD"),
    ],
)
def test_usual_formats_are_parsed(text: str, price: str, currency: str | None) -> None:
    values = parse_price(text, "")
    assert values["price"] == Decimal(price)
    assert values.get("currency") == currency


def test_the_currency_column_wins() -> None:
    assert parse_price("$5", "CAD") == {"price": Decimal(5), "currency": "CAD"}
    assert parse_price("", "CAD") == {"currency": "CAD"}
    assert parse_price("", "") == {}


@pytest.mark.parametrize("text", ["NaN", "-3", "1.2.x", "Infinity", "EUR"])
def test_other_text_is_not_a_price(text: str) -> None:
    with pytest.raises(InvalidOperation):
        parse_price(text, "")
