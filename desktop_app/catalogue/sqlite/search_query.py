"""What a user has typed, as expressions of SQLite's full-text search (FTS5)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.catalogue.gtin import gtin_14
from desktop_app.catalogue.sqlite.search_words import code_key, is_single, words_of

# More is no search for a product, but text pasted by mistake.
_MAX_CHARACTERS: Final = 200
_MAX_WORDS: Final = 32


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """The words of a search.

    Attributes:
        code: the text as a SKU or GTIN is looked up.
        groups: words of the text that belong together, because nothing separates them.
    """

    code: str
    groups: tuple[tuple[str, ...], ...]

    @classmethod
    def parse(cls, text: str) -> "SearchQuery":
        """Split a text into its words; only the start of a very long text counts."""
        text = text[:_MAX_CHARACTERS]
        groups: list[tuple[str, ...]] = []
        room = _MAX_WORDS
        for part in text.split():
            words = words_of(part)[:room]
            room -= len(words)
            groups += _without_mixed_scripts(words)
        return cls(code_key(text), tuple(groups))

    @property
    def code_without_zeros(self) -> str:
        """The code without leading zeros if it may be a GTIN, as UPC and EAN differ in these."""
        return self.code.lstrip("0") if gtin_14(self.code) else self.code

    @property
    def words(self) -> tuple[str, ...]:
        """All words in their order."""
        return tuple(word for group in self.groups for word in group)

    @property
    def in_order(self) -> str:
        """Expression: the words in this order, at the start of a column."""
        return f"^ {_phrase(self.words)}"

    @property
    def in_groups(self) -> str:
        """Expression: every group as it is, the groups in any order."""
        return _all(_phrase(group) for group in self.groups)

    @property
    def in_parts(self) -> str:
        """Expression: every word by itself, in any order."""
        return _all(_phrase([word]) for word in self.words)

    def with_alternatives(self, similar: Callable[[str], Sequence[str]]) -> str | None:
        """Return an expression with other spellings of the words; None if there are none.

        Digits and CJK characters stay as they are: there one character is the whole
        difference between two products.

        Args:
            similar: returns other spellings of a word of letters.
        """
        spellings = [similar(group[0]) if _is_letters(group) else () for group in self.groups]
        if not any(spellings):
            return None
        return _all(
            _any([_phrase(group), *(_phrase([other]) for other in others)])
            for group, others in zip(self.groups, spellings, strict=True)
        )


def _without_mixed_scripts(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Split words where characters of a script without spaces begin or end."""
    groups: list[list[str]] = []
    for word in words:
        if groups and is_single(groups[-1][-1]) == is_single(word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [tuple(group) for group in groups]


def _phrase(words: Sequence[str]) -> str:
    """Return an expression for words that stand together; the last one may be incomplete."""
    # Only letters and digits: nothing to escape.
    star = "" if is_single(words[-1]) else "*"
    return f'"{" ".join(words)}"{star}'


def _is_letters(group: Sequence[str]) -> bool:
    return len(group) == 1 and not (group[0].isdecimal() or is_single(group[0]))


def _all(expressions: Iterable[str]) -> str:
    return " AND ".join(f"({expression})" for expression in expressions)


def _any(expressions: Iterable[str]) -> str:
    return " OR ".join(expressions)
