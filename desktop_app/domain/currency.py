"""Rounding of prices to the decimals of their currency."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

# ISO 4217; all other currencies have two decimals.
_NO_DECIMALS: Final = (
    *("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND"),
    *("VUV", "XAF", "XOF", "XPF", "₩", "₫"),
)
_THREE_DECIMALS: Final = ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND")


def decimals_of(currency: str) -> int:
    """Return the number of decimals of a currency, an ISO code or a symbol."""
    code = currency.strip().upper()
    return 0 if code in _NO_DECIMALS else 3 if code in _THREE_DECIMALS else 2


def rounded(price: Decimal, currency: str) -> Decimal:
    """Return a price rounded half up to the decimals of its currency."""
    return price.quantize(Decimal(1).scaleb(-decimals_of(currency)), ROUND_HALF_UP)
