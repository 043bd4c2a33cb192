"""Prices as people write them."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any, Final

_PRICE: Final = re.compile(
    r"(?P<before>[A-Z]{3}|[€$£¥￥])?\s*(?P<number>\d[\d.,'\u2019\s]*?)\s*(?P<after>[A-Z]{3}|[€$£¥￥元])?"
)
_SYMBOLS: Final = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "CNY", "￥": "CNY", "元": "CNY"}


def price_and_currency(text: str, currency: str) -> dict[str, Any]:
    """Return ``price`` and ``currency`` of cells such as ``1.299,00 €`` or ``USD 12.5``.

    Raises:
        InvalidOperation: the text holds no price.
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
    """Return a number whose decimal mark may be a point or a comma.

    The last mark is the decimal one unless it repeats or three digits follow
    a comma: 1,299 is one thousand, 12,90 is twelve and a bit.
    """
    mark = max(".,", key=digits.rfind)
    whole, found, fraction = digits.rpartition(mark)
    thousands = digits.count(mark) > 1 or (mark == "," and len(fraction) == 3)
    if not found or thousands:
        return Decimal(digits.replace(mark, "") if thousands else digits)
    return Decimal(whole.replace(".", "").replace(",", "") + "." + fraction)
