"""Bar codes and matrix codes of a photo, and what they contain."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from desktop_app.domain.answer import Hit

# ``ean`` is all forms of EAN and UPC.
CodeFormat = Literal["ean", "code_128", "code_39", "itf", "databar", "qr", "data_matrix"]
# x and y of a corner, as shares of the photo's width and height, 0..1.
Corner: TypeAlias = tuple[float, float]
# The corners of a code in the photo, clockwise.
CodePlace: TypeAlias = tuple[Corner, Corner, Corner, Corner]

# The GTIN at the start of a GS1 element string, or in a digital link.
_GS1_GTIN: Final = re.compile(r"(?:\](?:C1|d2|Q3|e0)|\(?)01\)?(\d{14})|https?://\S*?/01/(\d{8,14})")

_GTIN_14: Final = 14
_GTIN_DIGITS: Final = re.compile(r"[0-9]{8}|[0-9]{12,14}")


@dataclass(frozen=True, slots=True)
class Code:
    r"""A bar code or matrix code as it was read.

    Attributes:
        format: the kind of code.
        text: its characters; EAN and UPC have 8 or 13 digits, and the separator of GS1 codes
            is ``\x1d``.
        is_gs1: whether the text is a GS1 element string.
        corners: of the code in the photo, clockwise.
    """

    format: CodeFormat
    text: str
    is_gs1: bool
    corners: CodePlace


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of a product a code stands for; at most one attribute is set.

    Attributes:
        weight_kg: net weight.
        price: total price in the shop's currency.
        count: number of pieces.
    """

    weight_kg: Decimal | None = None
    price: Decimal | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class CodeContents:
    """What a code, or a scan of a keyboard scanner, says.

    Attributes:
        text: as it was read.
        keys: SKUs or GTINs under which the product may be known, the likeliest first.
        gtin: a GTIN with a valid check digit, as digits; None if the code has none, or if it
            is one that the shop has assigned itself.
        amount: of a scale label, or of a GS1 code.
        batch: batch or lot number; empty if unknown.
        best_before: date of minimum durability.
        use_by: date after which the product must not be used.
    """

    text: str
    keys: tuple[str, ...]
    gtin: str | None = None
    amount: Amount = Amount()
    batch: str = ""
    best_before: date | None = None
    use_by: date | None = None

    @property
    def number(self) -> str:
        """The number that people know: the GTIN without the zero before it, or the SKU."""
        if self.gtin is not None:
            return self.gtin.removeprefix("0") if len(self.gtin) == _GTIN_14 else self.gtin
        return next(iter(self.keys), self.text)

    def is_past(self, today: date) -> bool:
        """Return whether the product must or should not be sold any more."""
        dates = [day for day in (self.best_before, self.use_by) if day is not None]
        return bool(dates) and min(dates) < today


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """What a code says, and the products that have it.

    Attributes:
        contents: what it says.
        hits: the products with their first pictures and a score of 1; more than one if the
            catalogue uses a code several times, none if it does not know the code.
        place: where the camera has just read it; None if that is not known.
    """

    contents: CodeContents
    hits: tuple[Hit, ...]
    place: CodePlace | None = field(default=None, compare=False)


def has_gtin(scan: str) -> bool:
    """Return whether a scan can be a GTIN, by its digits, or contain one."""
    return _GTIN_DIGITS.fullmatch(gtin_in(scan)) is not None


def gtin_in(scan: str) -> str:
    """Return the GTIN of a scanned GS1 code; any other text as it is."""
    found = _GS1_GTIN.match(scan)
    return scan.strip() if found is None else next(part for part in found.groups() if part)
