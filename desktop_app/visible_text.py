"""Text of unknown origin, such as names of files: shown, stored, and never obeyed."""

import re
from pathlib import Path
from typing import Final

from desktop_app.errors import Message, VitrineError

# What begins a new line, or leaves a gap in one.
_BREAK: Final = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
# Escape sequences and other control characters, marks that turn the direction of writing, and
# lone surrogates: Python reads a byte of a file name that is no text as one of them.
_UNSEEN: Final = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_EXCERPT_CHARACTERS: Final = 80
_REPLACEMENT: Final = "\ufffd"


def one_line(text: str) -> str:
    """Return text as one line, with � in the place of what a terminal would obey."""
    return visible_lines(_BREAK.sub(" ", text))


def visible_lines(text: str) -> str:
    """Return text with � in the place of what a terminal would obey, except for line breaks."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(_REPLACEMENT, text)


def as_json_text(json_text: str) -> str:
    """Return JSON with escapes for what a terminal would obey.

    Args:
        json_text: JSON in which only strings have such characters. A lone surrogate becomes �,
            because programs refuse its escape.
    """
    escaped = _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", as_encodable(json_text))
    return escaped.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def as_encodable(text: str) -> str:
    """Return text that UTF-8 can encode, with � in the place of each lone surrogate."""
    return text if text.isascii() else _SURROGATE.sub(_REPLACEMENT, text)


def excerpt(text: str, length: int = _EXCERPT_CHARACTERS) -> str:
    """Return text for a sentence: its start, if it has more characters than ``length``."""
    return text if len(text) <= length else f"{text[:length]}…"


def is_encodable(text: str) -> bool:
    """Return whether UTF-8 can encode a text, such as a path."""
    return text.isascii() or _SURROGATE.search(text) is None


def require_encodable(path: Path) -> None:
    """Check that a path can be stored.

    Raises:
        VitrineError: it has bytes that are no text.
    """
    if not is_encodable(str(path)):
        raise VitrineError(
            Message("The name {name} is not valid text.", name=path),
            Message("Rename it, then try again."),
        )
