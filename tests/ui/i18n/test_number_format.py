"""Numbers and prices in the format of the locale."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from desktop_app.domain.product import Product
from desktop_app.ui.i18n.number_format import (
    format_decimal,
    format_number,
    format_percent,
    format_price,
)


@pytest.fixture(autouse=True)
def _locale_as_before() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("price", "currency", "shown"),
    [
        (None, "EUR", ""),
        (Decimal("3.5"), "", "3.50"),
        (Decimal("3.99"), "EUR", "3.99\N{NO-BREAK SPACE}EUR"),
        (Decimal("1234.50"), "€", "€1,234.50"),
        (Decimal("300"), "¥", "¥300"),
        (Decimal("12"), "元", "12\N{NO-BREAK SPACE}元"),
    ],
)
def test_prices(price: Decimal | None, currency: str, shown: str) -> None:
    assert format_price(Product(1, "A", price=price, currency=currency)) == shown


@pytest.mark.parametrize(
    ("locale", "currency", "shown"),
    [
        ("zh_CN", "CNY", "¥12.80"),
        ("zh_CN", "¥", "¥12.80"),
        ("zh_CN", "USD", "12.80\N{NO-BREAK SPACE}USD"),
        ("en_US", "USD", "$12.80"),
        ("de_DE", "EUR", "12,80\N{NO-BREAK SPACE}€"),
    ],
)
def test_the_currency_of_the_locale_has_its_sign(locale: str, currency: str, shown: str) -> None:
    QLocale.setDefault(QLocale(locale))
    assert format_price(Product(1, "A", price=Decimal("12.80"), currency=currency)) == shown


def test_prices_in_another_locale() -> None:
    QLocale.setDefault(QLocale("de_DE"))
    product = Product(1, "A", price=Decimal("1234.5"), currency="€")
    assert format_price(product) == "1.234,50\N{NO-BREAK SPACE}€"


@pytest.mark.parametrize(
    ("score", "shown"),
    [(0.0, "0%"), (0.434, "43%"), (0.994, "99%"), (0.9994, "99%"), (0.9996, "100%"), (1.0, "100%")],
)
def test_only_scores_very_near_1_have_100_percent(score: float, shown: str) -> None:
    assert format_percent(score) == shown


def test_numbers_are_grouped() -> None:
    assert format_number(5000) == "5,000"
    assert format_decimal(3.14159, 2) == "3.14"
