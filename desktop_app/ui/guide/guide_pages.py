"""The pages of the user guide in one language, in the order of their contents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.errors import Message, VitrineError

CONTENTS: Final = "index.md"

_SECTION: Final = re.compile(r"^## (.+)$|^- \[[^\]]+\]\(([\w-]+\.md)\)$", re.MULTILINE)
_TITLE: Final = re.compile(r"^# (.+)$", re.MULTILINE)
_PICTURE: Final = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
# The marks of headings, lists, tables, names and keys.
_MARKS: Final = re.compile(
    r"^```.*$|^\|[-|]+\|$|^ *(?:#+|-|\d+\.) |^(?:\| )+| \|$|\*\*|`", re.MULTILINE
)
_NO_LETTER_BEFORE: Final = "(?<![a-z0-9])"
_ITALIC: Final = re.compile(r"\*([^*\n]+)\*")


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page.

    Attributes:
        name: of its file.
        title: its first heading.
        section: the heading of the contents under which it is listed; empty for the contents.
        markdown: what it says.
        text: the same without marks, in lower case, for the search.
    """

    name: str
    title: str
    section: str
    markdown: str
    text: str


def read_guide(folder: Path) -> Sequence[GuidePage]:
    """Read all pages of a language; the contents are the first one.

    Raises:
        VitrineError: a page is missing or cannot be read.
    """
    try:
        contents = (folder / CONTENTS).read_text(encoding="utf-8")
        pages = [_page(CONTENTS, "", contents)]
        section = ""
        for heading, name in _SECTION.findall(contents):
            section = heading or section
            if name:
                pages.append(_page(name, section, (folder / name).read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise VitrineError(
            Message("The user guide cannot be read."), Message("Install Vitrine again.")
        ) from error
    return pages


def plain_text(markdown: str) -> str:
    """Return the text of a page without the marks of its format."""
    text = _LINK.sub(r"\1", _PICTURE.sub("", markdown))
    return _ITALIC.sub(r"\1", _MARKS.sub("", text).replace(" | ", "\n"))


def words_of(query: str) -> Sequence[str]:
    """Return the words to search for; upper and lower case make no difference."""
    return list(dict.fromkeys(query.lower().split()))


def with_all_words(pages: Sequence[GuidePage], words: Sequence[str]) -> Sequence[GuidePage]:
    """Return the pages that have all words, in their order."""
    return [page for page in pages if all(hits(page.text, [word]) for word in words)]


def hits(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where words are in a text: first character, and the one after the last.

    A word in Latin letters is found at the beginning of words, a Chinese one everywhere.
    """
    if not words:
        return []
    # A longer word before one that it begins with.
    pattern = "|".join(
        (_NO_LETTER_BEFORE if word[0].isascii() and word[0].isalnum() else "") + re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    )
    return [match.span() for match in re.finditer(pattern, text.lower())]


def _page(name: str, section: str, markdown: str) -> GuidePage:
    title = _TITLE.search(markdown)
    return GuidePage(
        name, title[1] if title else name, section, markdown, plain_text(markdown).lower()
    )
