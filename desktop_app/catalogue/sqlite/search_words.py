"""Words of product texts and of searches, in one form for both.

Text is NFKC-normalised, folded to lower case and freed of accents. Words are runs of letters
and runs of digits: ``YL-006`` and ``ＹＬ００６`` are both ``yl 006``. Characters of scripts
without spaces are words of their own, because the tokenisers of SQLite take a whole run of
them as one word, or need three characters.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

# Kana, Bopomofo, Hangul syllables and Han characters.
_SINGLE: Final = (
    "\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD: Final = re.compile(rf"[{_SINGLE}]|\d+|[^\W\d_{_SINGLE}]+")
_IS_SINGLE: Final = re.compile(f"[{_SINGLE}]")
_ACCENTS: Final = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Return text in NFKC and lower case, without accents."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if not folded.isascii():
        bare = _ACCENTS.sub("", unicodedata.normalize("NFD", folded))
        folded = unicodedata.normalize("NFC", bare)
    return folded


def words_of(text: str) -> list[str]:
    """Return the words of a text: runs of letters, runs of digits, single CJK characters."""
    return _WORD.findall(fold(text))


def code_key(text: str) -> str:
    """Return a SKU or GTIN as it is compared: its words without separators.

    A code that has only punctuation stays as it is.
    """
    return "".join(words_of(text)) or fold(text).strip()


def is_single(word: str) -> bool:
    """Return whether a word is one character of a script without spaces."""
    return _IS_SINGLE.match(word) is not None


def joined(texts: Iterable[str]) -> str:
    """Return the words of several texts, separated by spaces."""
    return " ".join(word for text in texts for word in words_of(text))
