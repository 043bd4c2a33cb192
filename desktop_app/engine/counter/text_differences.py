"""What differs between short texts, such as the names of similar products."""

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

# Start and end of a part of a text, in characters.
Span: TypeAlias = tuple[int, int]

# A number; a character of Chinese, Japanese or Korean; a word of other scripts.
_EAST_ASIAN: Final = r"\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_TOKEN: Final = re.compile(rf"\d+(?:[.,]\d+)*|[{_EAST_ASIAN}]|[^\W\d_{_EAST_ASIAN}]+")


def differing_spans(texts: Sequence[str]) -> tuple[tuple[Span, ...], ...]:
    """Return for each text the words that not all other texts have.

    A number is a word of its own, because ``250 g`` and ``500 g`` differ in one; so is a
    Chinese character. Adjacent ones are joined.

    Args:
        texts: of the same field, such as names; empty ones are ignored.
    """
    tokens = [list(_TOKEN.finditer(text)) for text in texts]
    words = [{token[0].casefold() for token in line} for line in tokens]
    common = set.intersection(*(line for line in words if line)) if any(words) else set()
    return tuple(
        _joined(text, [token.span() for token in line if token[0].casefold() not in common])
        for text, line in zip(texts, tokens, strict=True)
    )


def related_texts(texts: Sequence[str]) -> list[list[int]]:
    """Return for each text the indices of those related to it, its own too.

    Two texts are related if half of the words of the shorter one are in both. Marks between
    others would be everywhere.
    """
    words = [{token[0].casefold() for token in _TOKEN.finditer(text)} for text in texts]
    return [
        [other for other, others in enumerate(words) if other == own or _are_related(mine, others)]
        for own, mine in enumerate(words)
    ]


def _are_related(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and 2 * len(one & other) >= min(len(one), len(other))


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
