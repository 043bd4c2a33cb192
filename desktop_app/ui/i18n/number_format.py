"""Numbers as the user's locale writes them."""

import unicodedata
from decimal import Decimal

from PySide6.QtCore import QLocale

from desktop_app.domain.product import Product


def number(value: int) -> str:
    """Return ``5,000`` or as the locale writes it."""
    return QLocale().toString(value)


def decimal(value: float, digits: int = 0) -> str:
    """Return a number with some digits behind the point."""
    return QLocale().toString(float(value), "f", digits)


def percent(score: float) -> str:
    """Return a score of 0..1 as whole percent; 100 % is kept for what is all but equal."""
    shown = 99 if 0.99 <= score < 0.9995 else round(score * 100)
    return f"{QLocale().toString(shown)}%"


def price_of(product: Product) -> str:
    """Return the price with its currency; empty when there is none."""
    if product.price is None:
        return ""
    amount = QLocale().toString(float(product.price), "f", _decimals(product.price))
    currency = product.currency
    if not currency:
        return amount
    # A sign stands where the locale has it; a word or a code such as EUR behind.
    if len(currency) == 1 and unicodedata.category(currency) == "Sc":
        return QLocale().toCurrencyString(float(product.price), currency, _decimals(product.price))
    return f"{amount}\N{NO-BREAK SPACE}{currency}"


def _decimals(price: Decimal) -> int:
    exponent = price.as_tuple().exponent
    written = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return 2 if written == 1 else written
