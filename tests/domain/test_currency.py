from decimal import Decimal

import pytest

from desktop_app.domain.currency import decimals_of, rounded


@pytest.mark.parametrize(
    ("price", "currency", "expected"),
    [
        ("10.2949", "EUR", "10.29"),
        ("10.295", "EUR", "10.30"),
        ("1030.5", "JPY", "1031"),
        ("1030.5", "jpy", "1031"),
        ("0.99951", "KWD", "1.000"),
        ("3", "", "3.00"),
        ("3.456", "¥", "3.46"),
    ],
)
def test_prices_are_rounded_to_the_decimals_of_the_currency(
    price: str, currency: str, expected: str
) -> None:
    assert str(rounded(Decimal(price), currency)) == expected


def test_currencies_without_decimals() -> None:
    assert (decimals_of("KRW"), decimals_of("₫"), decimals_of("USD")) == (0, 0, 2)
