"""Labels of a shop's own scale: EAN-13 codes with an item number and a weight or price.

GS1 leaves the prefixes 02 and 20 to 29 to the shops (restricted circulation numbers), so
each shop has a pattern of its own.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from desktop_app.domain.code import Amount

_LENGTH: Final = 13
_PREFIX: Final = re.compile(r"02|2[0-9x]")


class InvalidPatternError(ValueError):
    """The text is not a pattern of scale labels."""


@dataclass(frozen=True, slots=True)
class ScaleLabelPattern:
    """How the 13 digits of a scale label are divided.

    Attributes:
        text: a character per digit: a digit stands for itself, ``x`` for any digit, ``I`` for
            the item number, ``W`` for the weight in grams, ``P`` for the price in hundredths,
            ``N`` for a number of pieces, and ``C`` for the check digit at the end.
    """

    text: str

    def __post_init__(self) -> None:
        """Raise InvalidPatternError unless every part is there once."""
        parts = [part[0] for part in re.findall(r"I+|W+|P+|N+", self.text)]
        has_parts = sorted(parts, key="IWPN".index)[:1] == ["I"] and len(parts) in (1, 2)
        is_complete = re.fullmatch(r"[0-9xIWPN]{12}C", self.text) is not None
        if not (is_complete and has_parts and parts.count("I") == 1 and _PREFIX.match(self.text)):
            raise InvalidPatternError(self.text)

    def read(self, ean_13: str) -> "ScaleLabel | None":
        """Return what a label says; None if the code is not one of this pattern.

        Args:
            ean_13: 13 digits whose check digit is right.
        """
        if len(ean_13) != _LENGTH or not ean_13.isascii() or not ean_13.isdecimal():
            return None
        pairs = list(zip(self.text, ean_13, strict=True))
        if any(sign.isdecimal() and sign != digit for sign, digit in pairs):
            return None
        parts: dict[str, str] = defaultdict(str)
        for sign, digit in pairs:
            parts[sign] += digit
        return ScaleLabel(parts["I"], _amount(parts))


@dataclass(frozen=True, slots=True)
class ScaleLabel:
    """What a scale label says.

    Attributes:
        item: the shop's item number, with leading zeros.
        amount: the weight, the price or the number of pieces.
    """

    item: str
    amount: Amount


def parse_patterns(text: str) -> tuple[ScaleLabelPattern, ...]:
    """Return the patterns of a setting, separated by commas or spaces.

    Raises:
        InvalidPatternError: one of them is not a pattern; its ``args`` name it.
    """
    return tuple(ScaleLabelPattern(part) for part in re.split(r"[\s,;]+", text) if part)


def _amount(parts: Mapping[str, str]) -> Amount:
    return Amount(
        weight_kg=Decimal(parts["W"]).scaleb(-3) if "W" in parts else None,
        price=Decimal(parts["P"]).scaleb(-2) if "P" in parts else None,
        count=int(parts["N"]) if "N" in parts else None,
    )
