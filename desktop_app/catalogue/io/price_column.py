"""The prices of a column: all of them together tell which mark is the decimal one."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from desktop_app.catalogue.io.currencies import (
    COMMA_GROUPS,
    POINT_GROUPS,
    THREE_DECIMALS,
    currency_code,
)
from desktop_app.catalogue.io.price_parser import (
    DecimalMark,
    PriceText,
    clear_mark,
    is_ambiguous,
    parse_price,
    price_value,
)
from desktop_app.catalogue.io.workbook_reader import NumberText

_CENTS: Final = 2
# Larger numbers are no prices; Decimal would round those of more than 28 digits.
_MAX_PRICE: Final = 10**15
_MAX_CHARACTERS: Final = 200
_KEPT_PRICES: Final = 1 << 14


class PriceColumn:
    """Reads prices, after it has seen all of them once.

    Args:
        delimiter: of the table; a semicolon is used where the comma is the decimal mark.
        currency: of prices that name none.
        is_own_export: whether an export has written the prices, with a decimal point. A
            program that has saved them again may have changed it.
        are_cents: whether whole numbers are in the hundredth part of the currency.
    """

    def __init__(
        self,
        delimiter: str,
        currency: str,
        *,
        is_own_export: bool = False,
        are_cents: bool = False,
    ) -> None:
        self._are_cents = are_cents
        self._votes: Counter[str] = Counter()
        self._delimiter = delimiter
        self._currency = currency
        self._has_points_only = is_own_export and delimiter != ";"
        # Prices repeat. A number and a text may be equal and are read otherwise.
        self._known_values = lru_cache(_KEPT_PRICES, typed=True)(self._values)
        self._known_doubts = lru_cache(_KEPT_PRICES, typed=True)(self._is_doubtful)

    def add(self, text: str) -> None:
        """Take a cell into account."""
        self._known_values.cache_clear()
        self._known_doubts.cache_clear()
        if isinstance(text, NumberText) or len(text) > _MAX_CHARACTERS:
            return
        self._has_points_only &= "," not in text
        has_mark = "." in text or "," in text or "．" in text or "，" in text
        price = parse_price(text) if has_mark else None
        if price is not None and price.number:
            self._votes[_vote(price.number)] += 1

    def values(self, text: str, currency: str) -> Mapping[str, Any] | None:
        """Return ``price`` and ``currency``, as far as a row gives them.

        Args:
            text: the cell of the price.
            currency: the cell of the currency; it wins over a sign in ``text``.

        Returns:
            None if the text is not a price.
        """
        if len(text) + len(currency) > _MAX_CHARACTERS:
            return None
        return self._known_values(text, currency)

    def _values(self, text: str, currency: str) -> Mapping[str, Any] | None:
        named = currency_code(currency) or currency
        price = parse_price(text) if text else PriceText("")
        if price is None:
            return None
        if not price.number:
            return {"currency": named} if named else {}
        known = named or price.currency or self._currency
        mark = "." if isinstance(text, NumberText) else self._mark(known)
        value = price_value(self._in_units(price, known), mark)
        return _without_large({"price": value, "currency": known} if known else {"price": value})

    def _in_units(self, price: PriceText, currency: str) -> PriceText:
        """Return a price of the currency, in its units."""
        is_whole = self._are_cents and price.number.isdecimal()
        decimals = price.decimals + (_CENTS if is_whole else 0)
        if (currency, decimals) == (price.currency, price.decimals):
            return price
        return PriceText(price.number, currency, decimals)

    def is_doubtful(self, text: str, currency: str) -> bool:
        """Return whether nothing tells if a mark in ``text`` groups thousands."""
        return len(text) + len(currency) <= _MAX_CHARACTERS and self._known_doubts(text, currency)

    def _is_doubtful(self, text: str, currency: str) -> bool:
        price = None if isinstance(text, NumberText) else parse_price(text)
        if price is None or not is_ambiguous(price.number):
            return False
        known = currency_code(currency) or price.currency or self._currency
        is_contested = self._votes["."] > 0 and self._votes[","] > 0
        if is_contested or self._mark(known) is not None:
            return is_contested
        return "." in price.number and known not in POINT_GROUPS | THREE_DECIMALS

    def _mark(self, currency: str) -> DecimalMark | None:
        """Return the decimal mark of the column, if it can be determined.

        The delimiter tells less than the currency.
        """
        if self._has_points_only:
            return "."
        if self._votes["."] != self._votes[","]:
            return "." if self._votes["."] > self._votes[","] else ","
        return "," if self._delimiter == ";" and currency not in COMMA_GROUPS else None


def _vote(number: str) -> str:
    """Return the decimal mark that a number shows, directly or by its grouping."""
    mark = clear_mark(number)
    if mark:
        return mark
    if number.count(",") > 1:
        return "."
    return "," if number.count(".") > 1 else ""


def _without_large(values: Mapping[str, Any]) -> Mapping[str, Any] | None:
    return values if values["price"] <= _MAX_PRICE else None
