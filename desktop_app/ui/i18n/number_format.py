"""Formats of numbers, percentages and prices in the user's locale."""

import unicodedata
from decimal import Decimal

from PySide6.QtCore import QLocale

from desktop_app.domain.product import Product


def format_number(value: int) -> str:
    """Return an integer with separators, such as ``5,000``."""
    return QLocale().toString(value)


def format_decimal(value: float, digits: int = 0) -> str:
    """Return a number with ``digits`` decimal places."""
    return QLocale().toString(float(value), "f", digits)


def format_percent(score: float) -> str:
    """Return a score of 0..1 in whole percent; only scores from 0.9995 give 100 %."""
    shown = 99 if 0.99 <= score < 0.9995 else round(score * 100)
    return f"{QLocale().toString(shown)}%"


def format_price(product: Product) -> str:
    """Return the price of a product with its currency; empty if it has none."""
    return "" if product.price is None else format_money(product.price, product.currency)


def format_money(value: Decimal, currency: str) -> str:
    """Return an amount of money with its currency, which may be empty."""
    amount = QLocale().toString(float(value), "f", _decimals(value))
    if not currency:
        return amount
    # The locale has a sign for its own currency, such as ¥ for CNY in Chinese.
    if currency == QLocale().currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode):
        currency = QLocale().currencySymbol()
    # It places a sign such as €; a code such as EUR comes after the number.
    if len(currency) == 1 and unicodedata.category(currency) == "Sc":
        return QLocale().toCurrencyString(float(value), currency, _decimals(value))
    return f"{amount}\N{NO-BREAK SPACE}{currency}"


def _decimals(price: Decimal) -> int:
    exponent = price.as_tuple().exponent
    written = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return 2 if written == 1 else written
