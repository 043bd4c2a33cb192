"""Global Trade Item Numbers, the numbers under bar codes."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

# Including invisible ones.
_SEPARATORS = re.compile(r"[\s'\u200b-\u200f\u2010\u2011\u202a-\u202e\u2060\ufeff-]+")
_BETWEEN = re.compile(r"[;,|/\n、]")
_NO_GTIN = re.compile(
    r"[-–—./\s]+|n\.?/?a\.?|none|null|no (ean|gtin|upc|barcode)|does not apply|keine?( ean)?|sans"
    r"|无|無|暂无|暫無|没有|沒有|无条码|無條碼|なし|없음",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:ean|gtin|upc|jan|isbn)(?:[-\s]?(?:8|1[0-4]|a)(?!\d))?|\(01\))[\s:#]*", re.IGNORECASE
)
# A spreadsheet's number that became a text.
_FRACTION = re.compile(r"\.0+$")
_GTIN = re.compile(r"[0-9]{8}|[0-9]{12,14}")
_USUAL_DIGITS = 13


@lru_cache(maxsize=4096)
def gtin_14(text: str) -> str | None:
    """Return the 14-digit form of a GTIN, in which its UPC and EAN forms are equal.

    Args:
        text: 8, 12, 13 or 14 digits, also in groups or full-width.

    Returns:
        None if the check digit or the number of digits is wrong, or if all digits are the
        same, as in placeholders.
    """
    digits = gtin_digits(text)
    if _GTIN.fullmatch(digits) is None or digits == digits[0] * len(digits):
        return None
    return digits.zfill(14) if _is_usual(digits) or _has_check_digit(digits) else None


def _is_usual(digits: str) -> bool:
    """Return whether a text is a valid GTIN of 13 digits, as most are.

    The library takes ten times as long; it decides about all others.
    """
    if len(digits) != _USUAL_DIGITS:
        return False
    codes = digits.encode()
    # The codes of the digits are 48 larger, 25 times: that is a multiple of ten.
    return (3 * sum(codes[1::2]) + sum(codes[::2])) % 10 == 0


def _has_check_digit(digits: str) -> bool:
    return _check_digit()(digits[:-1]) == int(digits[-1])


@cache
def _check_digit() -> Callable[[str], int]:
    # Imported here because it takes 180 ms.
    from biip.checksums import gs1_standard_check_digit

    return gs1_standard_check_digit


def with_check_digit(digits: str) -> str:
    """Return digits with the check digit of a GTIN appended."""
    return f"{digits}{_check_digit()(digits)}"


def gtin_digits(text: str) -> str:
    """Return the text without blanks and hyphens, with ASCII digits."""
    if text.isascii() and text.isdecimal():
        return text
    digits = _SEPARATORS.sub("", unicodedata.normalize("NFKC", text))
    return str(int(digits)).zfill(len(digits)) if _is_foreign_number(digits) else digits


def _is_foreign_number(text: str) -> bool:
    """Return whether a text has only digits, of another script such as Arabic."""
    return text.isdecimal() and not text.isascii()


def says_no_gtin(text: str) -> bool:
    """Return whether a text stands for a missing bar code, such as ``-``, ``n/a`` or ``无``."""
    return _NO_GTIN.fullmatch(unicodedata.normalize("NFKC", text).strip()) is not None


def gtins_in(text: str) -> list[str]:
    """Return the GTINs of a cell that has one or several, with words such as ``EAN`` beside them.

    Returns:
        their digits; empty if a part of the text is no GTIN.
    """
    if gtin_14(text) is not None:
        return [gtin_digits(text)]
    parts = [part for part in _BETWEEN.split(unicodedata.normalize("NFKC", text)) if part.strip()]
    found = [_FRACTION.sub("", _NAME.sub("", part.strip())) for part in parts]
    return list(map(gtin_digits, found)) if all(map(gtin_14, found)) else []
