"""The products that words find, as the find page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from desktop_app.domain.answer import Hit
from desktop_app.domain.text_match import EXACT_SCORE

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_browser import CatalogueBrowser

MAX_FOUND: Final = 500


@dataclass(frozen=True, slots=True)
class WordsAnswer:
    """Products that words find, best first.

    Attributes:
        words: the words.
        hits: the products, without scores: these would only tell the order.
        is_exact: whether the words are found as they are; otherwise similar spellings.
    """

    words: str
    hits: Sequence[Hit]
    is_exact: bool

    @property
    def is_complete(self) -> bool:
        """Whether there are no further products."""
        return len(self.hits) < MAX_FOUND


def find_words(catalogue: "CatalogueBrowser", words: str) -> WordsAnswer:
    """Return the products that words find; runs on the engine's lane."""
    hits = catalogue.search(words, limit=MAX_FOUND)
    is_exact = not hits or (hits[0].score or 0.0) >= EXACT_SCORE
    return WordsAnswer(words, [replace(hit, score=None) for hit in hits], is_exact)
