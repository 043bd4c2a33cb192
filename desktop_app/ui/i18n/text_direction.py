"""Text of the user inside sentences, some of which is written from right to left."""

import unicodedata
from typing import Final

# First strong isolate and pop directional isolate: what is between them has a direction of its
# own and does not change that of the text around it.
_START: Final = "\u2068"
_END: Final = "\u2069"
# Strong right-to-left characters, and characters that change the direction of what follows.
_CHANGES_DIRECTION: Final = frozenset(
    ("R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
)


def isolated(text: str) -> str:
    """Return text that leaves the direction of a sentence around it as it is.

    Text without right-to-left characters is returned unchanged.
    """
    if text.isascii() or not any(map(_changes_direction, text)):
        return text
    # One that is too much would end the isolation.
    return f"{_START}{text.replace(_END, '')}{_END}"


def without_controls(text: str) -> str:
    """Return text with a space in the place of each control character, also of line breaks."""
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)


def _changes_direction(character: str) -> bool:
    return unicodedata.bidirectional(character) in _CHANGES_DIRECTION
