"""The words and amounts of a text on a label, in one form for all labels."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

# Han characters, kana and Hangul: words are not separated by blanks.
_UNSPACED: Final = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_RUN: Final = re.compile(rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}]+")
_IS_UNSPACED: Final = re.compile(f"[{_UNSPACED}]")
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_MIN_LENGTH: Final = 3
# Digits behind a separator of thousands.
_THOUSANDS: Final = 3
# Name of the unit: what it measures, and how much of the base unit it is.
_UNITS: Final = {
    "mg": ("g", 0.001),
    "毫克": ("g", 0.001),
    "g": ("g", 1.0),
    "gr": ("g", 1.0),
    "克": ("g", 1.0),
    "kg": ("g", 1000.0),
    "千克": ("g", 1000.0),
    "公斤": ("g", 1000.0),
    "斤": ("g", 500.0),
    "oz": ("g", 28.35),
    "lb": ("g", 453.6),
    "ml": ("ml", 1.0),
    "毫升": ("ml", 1.0),
    "cl": ("ml", 10.0),
    "dl": ("ml", 100.0),
    "l": ("ml", 1000.0),
    "ltr": ("ml", 1000.0),
    "litre": ("ml", 1000.0),
    "liter": ("ml", 1000.0),
    "升": ("ml", 1000.0),
    "pcs": ("pieces", 1.0),
    "pieces": ("pieces", 1.0),
    "tablets": ("pieces", 1.0),
    "bags": ("pieces", 1.0),
    "capsules": ("pieces", 1.0),
    "片": ("pieces", 1.0),
    "袋": ("pieces", 1.0),
    "包": ("pieces", 1.0),
    "粒": ("pieces", 1.0),
    "只": ("pieces", 1.0),
    "枚": ("pieces", 1.0),
    "支": ("pieces", 1.0),
    "cm": ("mm", 10.0),
    "mm": ("mm", 1.0),
    "厘米": ("mm", 10.0),
    "毫米": ("mm", 1.0),
    "w": ("w", 1.0),
    "瓦": ("w", 1.0),
}
_NAMES: Final = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
# Of the Latin units, the next character is no letter: "5 great" is no amount.
_AMOUNT: Final = re.compile(
    rf"(?<![\w.,])(?:(\d{{1,3}})\s*[x×*]\s*)?(\d{{1,5}}(?:[.,]\d{{1,3}})?)\s*\.?\s*({_NAMES})(?![a-z0-9])"
)


@dataclass(frozen=True, slots=True, order=True)
class Amount:
    """How much is in a package.

    Attributes:
        kind: the base unit: ``g``, ``ml``, ``pieces``, ``mm`` or ``w``.
        value: in the base unit.
    """

    kind: str
    value: float

    @property
    def text(self) -> str:
        """As it is shown to users, such as ``250 g``."""
        return f"{self.value:g}" if self.kind == "pieces" else f"{self.value:g} {self.kind}"


@dataclass(frozen=True, slots=True)
class LabelWords:
    """What a text says.

    Attributes:
        words: in lower case without accents, each once; of scripts without blanks the
            pairs of characters.
        amounts: each once.
    """

    words: frozenset[str] = frozenset()
    amounts: frozenset[Amount] = frozenset()


def words_of(text: str) -> LabelWords:
    """Return the words and amounts of a text; ``0,5 l`` and ``500 ml`` are one amount."""
    folded = _fold(text)
    amounts = frozenset(_amount(match) for match in _AMOUNT.finditer(folded))
    words = set()
    for run in _RUN.findall(_AMOUNT.sub(" ", folded)):
        if _IS_UNSPACED.match(run):
            words |= {run[start : start + 2] for start in range(max(1, len(run) - 1))}
        elif len(run) >= _MIN_LENGTH and not run.isdigit():
            words.add(run)
    return LabelWords(frozenset(words), amounts)


def all_words(texts: Iterable[str]) -> LabelWords:
    """Return the words and amounts of several texts."""
    found = [words_of(text) for text in texts]
    return LabelWords(
        frozenset().union(*(one.words for one in found)),
        frozenset().union(*(one.amounts for one in found)),
    )


def is_unspaced(word: str) -> bool:
    """Return whether a word is of a script without blanks between words."""
    return _IS_UNSPACED.match(word) is not None


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded.isascii():
        return folded
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", folded))
    return unicodedata.normalize("NFC", bare)


def _amount(match: re.Match[str]) -> Amount:
    kind, factor = _UNITS[match[3]]
    whole, separator, decimals = match[2].partition("," if "," in match[2] else ".")
    if factor == 1 and len(decimals) == _THOUSANDS:
        # "1,000 g" and "1.000 g": no package says how much it holds to a thousandth of a gram.
        separator = ""
    value = float(f"{whole}{'.' if separator else ''}{decimals}")
    return Amount(kind, round(int(match[1] or 1) * value * factor, 3))
