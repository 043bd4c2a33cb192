"""Pinyin of Chinese names, so that they are found by what is typed on a Latin keyboard."""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

_CHINESE: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
# Longer phrases in pypinyin's dictionary are proverbs.
_MAX_PHRASE: Final = 4
# A name may be searched for from any of its characters, up to this many further ones.
_MAX_SYLLABLES: Final = 12


class Pinyin(NamedTuple):
    """Words by which a Chinese text is found.

    Attributes:
        whole: of the text from its first character: full pinyin, and initials.
        inner: the same from each of its other characters.
    """

    whole: tuple[str, ...]
    inner: tuple[str, ...]


def pinyin_of(text: str) -> Pinyin:
    """Return the pinyin of the Chinese characters of a text; other characters are skipped."""
    syllables = [one for run in _CHINESE.findall(text) for one in _syllables(run)]
    starts = [syllables[start : start + _MAX_SYLLABLES] for start in range(len(syllables))]
    words = [("".join(some), "".join(one[0] for one in some)) for some in starts]
    inner = dict.fromkeys(word for pair in words[1:] for word in pair)
    return Pinyin(words[0] if words else (), tuple(inner))


def _syllables(run: str) -> list[str]:
    """Return the pinyin of each character, read as a part of the longest known phrase.

    pypinyin's own segmentation takes ten times as long, too long for 100,000 names.
    """
    phrases = _known_phrases()
    syllables: list[str] = []
    start = 0
    while start < len(run):
        end = next(
            (
                start + length
                for length in range(_MAX_PHRASE, 1, -1)
                if run[start : start + length] in phrases
            ),
            start + 1,
        )
        syllables += _read_phrase(run[start:end])
        start = end
    return syllables


@lru_cache(maxsize=20_000)
def _read_phrase(phrase: str) -> tuple[str, ...]:
    # Imported here: it loads its dictionaries, which only Chinese names need.
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin([phrase], errors="ignore"))


@cache
def _known_phrases() -> frozenset[str]:
    from pypinyin.constants import PHRASES_DICT

    return frozenset(PHRASES_DICT)
