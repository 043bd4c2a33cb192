"""Text of the user inside sentences, some of which is written from right to left."""

import unicodedata
from typing import Final

from desktop_app.visible_text import excerpt

# First strong isolate and pop directional isolate: what is between them has a direction of its
# own and does not change that of the text around it.
_START: Final = "\u2068"
_END: Final = "\u2069"
# Names that are longer would hide what a sentence says about them.
_MAX_CHARACTERS: Final = 200
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


def in_sentence(text: str) -> str:
    """Return text of the user as a part of a sentence: short, in one line, and isolated."""
    return isolated(without_controls(excerpt(text, _MAX_CHARACTERS)))


def without_controls(text: str) -> str:
    """Return text with a space in the place of each control character, also of line breaks."""
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)


def _changes_direction(character: str) -> bool:
    return unicodedata.bidirectional(character) in _CHANGES_DIRECTION
