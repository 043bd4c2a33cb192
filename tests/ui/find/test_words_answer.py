from typing import cast

from desktop_app.domain.answer import Hit
from desktop_app.domain.product import Product
from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.ui.find.words_answer import MAX_FOUND, WordsAnswer, find_words


class _Catalogue:
    def __init__(self, *scores: float) -> None:
        self.scores = scores

    def search(self, text: str, *, limit: int) -> tuple[Hit, ...]:
        return tuple(Hit(Product(1, text), None, score) for score in self.scores[:limit])


def _find(*scores: float) -> WordsAnswer:
    return find_words(cast("CatalogueBrowser", _Catalogue(*scores)), "mug")


def test_hits_have_no_scores() -> None:
    answer = _find(0.9, 0.4)
    assert answer.words == "mug"
    assert [hit.score for hit in answer.hits] == [None, None]
    assert (answer.is_exact, answer.is_complete) == (True, True)


def test_similar_spellings_are_told_from_exact_ones() -> None:
    assert not _find(0.29, 0.2).is_exact
    assert _find(0.3).is_exact
    assert _find().is_exact


def test_as_many_hits_as_are_asked_for_may_not_be_all() -> None:
    assert not _find(*[0.9] * (MAX_FOUND + 5)).is_complete
