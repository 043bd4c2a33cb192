"""Names that users give to things, such as the place of a shelf."""

import unicodedata
from typing import Final

# They turn around what stands before or after the name in a sentence, a list or a file name.
_DIRECTION_CONTROLS: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def one_line_name(text: str) -> str:
    """Return a name in one line, without control characters and without those of direction.

    Letters that are written from right to left stay.
    """
    signs = (" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    return " ".join("".join(one for one in signs if one not in _DIRECTION_CONTROLS).split())
