"""Parsing prices as tables of the world write them."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from desktop_app.catalogue.io.currencies import (
    COMMA_GROUPS,
    MINOR_UNITS,
    POINT_GROUPS,
    THREE_DECIMALS,
    currency_code,
)
from desktop_app.catalogue.io.price_words import ascii_digits, is_no_price, numeral_form

DecimalMark = Literal[".", ","]

# Before and after a number: a currency and what the price is for.
_PRICE: Final = re.compile(
    r"(?P<before>[^\d]*?)\s*"
    r"(?P<number>\d(?:[\d.,'\s]*\d)?|[.,]\d+)"
    r"(?P<dash>[.,]\s?(?:[-=–—]{1,2}|$))?"
    r"(?P<after>[^\d/]*?)\s*"
    r"(?P<unit>(?:/|\b(?:per|pro|je)\s|每)\s*.{1,20}|\b(?:each|ea|pcs?|stk|stück)\.?)?",
    re.IGNORECASE,
)
_APOSTROPHES: Final = str.maketrans("’‘´`′", "'''''")
_GROUPED: Final = re.compile(r"\d{1,3}(?:([ ',.])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}|\d*")


@dataclass(frozen=True, slots=True)
class PriceText:
    """A price whose decimal mark may not be known yet.

    Attributes:
        number: digits, marks and single spaces; empty if the text says that there is no
            price, as "on request" does.
        currency: ISO code; empty if none is named.
        decimals: number of digits by which the value is smaller, as for cents.
    """

    number: str
    currency: str = ""
    decimals: int = 0


@lru_cache(maxsize=1 << 16)
def parse_price(text: str) -> PriceText | None:
    """Return the parts of ``1.299,00 €``, ``USD 12.5``, ``5.-`` or ``3.00元/罐``.

    Returns:
        None if the text is not a price.
    """
    text = ascii_digits(unicodedata.normalize("NFKC", text)).translate(_APOSTROPHES)
    text = " ".join(text.split()).lstrip("'")
    if is_no_price(text):
        return PriceText("")
    text = numeral_form(text)
    parts = _PRICE.fullmatch(text)
    return None if parts is None else _price_text(parts)


def _price_text(parts: re.Match[str]) -> PriceText | None:
    number = parts["number"]
    if parts["dash"] and len(parts["dash"]) > 1:
        number += parts["dash"][0] + "00"
    named = [_named_currency(parts[side].strip()) for side in ("before", "after")]
    if None in named or (clear_mark(number) is None and not is_ambiguous(number)):
        return None
    currencies = dict(filter(None, named))
    currencies.pop("", None)
    # "$5 CAD" names a dollar and which.
    currency = next(iter(currencies.keys() - {"USD"} or currencies), "")
    return PriceText(number, currency, currencies.get(currency, 0))


def _named_currency(name: str) -> tuple[str, int] | None:
    """Return the currency beside a number and the decimals of its unit; None if unknown."""
    bare = name.strip(" :*")
    if not bare:
        return "", 0
    if bare in MINOR_UNITS:
        return MINOR_UNITS[bare]
    code = currency_code(name) or currency_code(bare)
    return None if code is None else (code, 0)


@lru_cache(maxsize=1 << 16)
def clear_mark(number: str) -> DecimalMark | Literal[""] | None:
    """Return the decimal mark of a number by itself.

    Returns:
        Empty if it has none or nothing tells; None if it is no number.
    """
    marks = re.sub(r"[^.,]", "", number)
    if len(marks) == 1:
        return _single_mark(number, "." if marks == "." else ",")
    if len(set(marks)) < 2:
        return "" if _is_grouped(number) else None
    mark: DecimalMark = "." if marks.endswith(".") else ","
    whole, _, fraction = number.rpartition(mark)
    is_number = mark not in whole and fraction.isdigit() and _is_grouped(whole)
    return mark if is_number else None


def _single_mark(number: str, mark: DecimalMark) -> DecimalMark | Literal[""] | None:
    whole, _, fraction = number.partition(mark)
    if not _is_grouped(whole) or not fraction.isdigit():
        return None
    # Three digits may be thousands, but not after 0, 1234 or 1 234.
    is_decimal = len(fraction) != 3 or len(whole) > 3 or whole[:1] in ("", "0")
    return mark if is_decimal else ""


def is_ambiguous(number: str) -> bool:
    """Return whether a number such as 1.299 has one mark that may group thousands."""
    return number.count(".") + number.count(",") == 1 and clear_mark(number) == ""


@lru_cache(maxsize=1 << 16)
def price_value(price: PriceText, column_mark: DecimalMark | None) -> Decimal:
    """Return the value of a price.

    Args:
        price: with a number.
        column_mark: the decimal mark of the other prices of its column; None if unknown.
    """
    mark = clear_mark(price.number)
    if is_ambiguous(price.number):
        single: DecimalMark = "." if "." in price.number else ","
        mark = single if _is_decimal(single, price.currency, column_mark) else ""
    number = price.number
    whole, _, fraction = number.rpartition(mark) if mark else (number, "", "")
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits or 0}.{fraction or 0}" if fraction else digits).scaleb(-price.decimals)


def _is_decimal(mark: DecimalMark, currency: str, column_mark: DecimalMark | None) -> bool:
    """Return whether the mark before three digits is a decimal mark."""
    if currency in THREE_DECIMALS:
        return True
    if column_mark is not None:
        return mark == column_mark
    if mark == "," and currency in COMMA_GROUPS:
        return False
    return mark == "." and currency not in POINT_GROUPS


def _is_grouped(whole: str) -> bool:
    return _GROUPED.fullmatch(whole) is not None
