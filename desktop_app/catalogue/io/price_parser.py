"""Parsing prices in the formats of shops' tables."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any, Final

_PRICE: Final = re.compile(
    r"(?P<before>[A-Z]{3}|[€$£¥￥])?\s*(?P<number>\d[\d.,'\u2019\s]*?)\s*(?P<after>[A-Z]{3}|[€$£¥￥元])?"
)
_SYMBOLS: Final = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "CNY", "￥": "CNY", "元": "CNY"}


def parse_price(text: str, currency: str) -> dict[str, Any]:
    """Return ``price`` and ``currency`` from cells such as ``1.299,00 €`` or ``USD 12.5``.

    Args:
        text: the cell of the price; if empty, there is no ``price`` in the result.
        currency: the cell of the currency; it wins over a sign in ``text``.

    Raises:
        InvalidOperation: the text is not a price.
    """
    values: dict[str, Any] = {"currency": currency} if currency else {}
    if text:
        parts = _PRICE.fullmatch(text)
        if parts is None:
            raise InvalidOperation
        sign = parts["before"] or parts["after"]
        if sign and not currency:
            values["currency"] = _SYMBOLS.get(sign, sign)
        values["price"] = _as_decimal(re.sub(r"[\s'\u2019]", "", parts["number"]))
    return values


def _as_decimal(digits: str) -> Decimal:
    """Return a number whose decimal mark is a point or a comma.

    The last mark is the decimal mark, unless it repeats or is a comma before three digits:
    1,299 is 1299 and 12,90 is 12.9.
    """
    mark = max(".,", key=digits.rfind)
    whole, separator, fraction = digits.rpartition(mark)
    is_thousands = digits.count(mark) > 1 or (mark == "," and len(fraction) == 3)
    if not separator or is_thousands:
        return Decimal(digits.replace(mark, "") if is_thousands else digits)
    return Decimal(whole.replace(".", "").replace(",", "") + "." + fraction)
