"""The normal form of a SKU, and SKUs that are easily confused."""

import re
import unicodedata
from typing import Final, Literal

SkuDifference = Literal["case", "zeros", "hyphens"]

_INVISIBLE: Final = frozenset({"Cc", "Cf"})
_HYPHENS: Final = re.compile("[\u2010-\u2015\u2212\u30fc\u2500]")


def normalised_sku(text: str) -> str:
    """Return a SKU as it is stored.

    Full-width and composed forms become the usual ones (NFKC), characters that nobody sees
    are left out, and blanks around it and repeated ones too. Upper and lower case and leading
    zeros stay: they may be meant.
    """
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFKC", text)
        text = "".join(
            sign for sign in text if sign.isspace() or unicodedata.category(sign) not in _INVISIBLE
        )
    return " ".join(text.split())


def sku_key(sku: str) -> str:
    """Return a key that SKUs share if they are easily confused.

    They differ in upper and lower case, in the kind of hyphen, or, if they are numbers, in
    leading zeros, which spreadsheets drop.
    """
    key = sku.casefold()
    if key.isascii():
        return key.lstrip("0") or "0" if key.isdecimal() else key
    return _HYPHENS.sub("-", key)


def sku_difference(sku: str, other: str) -> SkuDifference:
    """Return how two SKUs with the same key differ."""
    if sku.isdecimal():
        return "zeros"
    return "case" if sku.casefold() == other.casefold() else "hyphens"
