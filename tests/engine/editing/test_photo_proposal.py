"""A photo of a new product suggests a category and a brand, or the product itself."""

from collections.abc import Sequence
from typing import cast

from desktop_app.domain.answer import Answer, CategoryGuess, Hit, Timings, Verdict
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.product import Product
from desktop_app.engine.editing.photo_proposal import ProposedValue, propose_values


def _hit(number: int, brand: str, cosine: float, category: str = "Toys") -> Hit:
    product = Product(number, f"P-{number}", brand=brand, category=category)
    return Hit(product, None, 0.01, Evidence({"cosine": cosine}))


def _answer(
    hits: Sequence[Hit], category: CategoryGuess | None = None, verdict: Verdict = "unknown"
) -> Answer:
    return Answer(verdict, category, tuple(hits), cast("Timings", None), "cpu")


def test_the_category_of_the_nearest_pictures_is_proposed() -> None:
    proposal = propose_values(_answer([], CategoryGuess("Toys", 0.8)))
    assert proposal.category == ProposedValue("Toys", 0.8)
    assert proposal.known is None
    assert propose_values(_answer([], CategoryGuess("Toys", 0.4))).category is None
    assert propose_values(_answer([], CategoryGuess("", 0.9))).category is None


def test_the_brand_is_that_of_most_similar_products_of_the_category() -> None:
    hits = [
        _hit(1, "Shelf", 0.9, category="Tools"),
        _hit(2, "Acme", 0.8),
        _hit(3, "Acme", 0.79),
        _hit(4, "Bolt", 0.78),
    ]
    proposal = propose_values(_answer(hits, CategoryGuess("Toys", 0.9)))
    assert proposal.brand is not None
    assert proposal.brand.value == "Acme"
    assert 0.5 < proposal.brand.share < 1


def test_nothing_is_proposed_where_similar_products_do_not_agree() -> None:
    hits = [_hit(1, "Acme", 0.8), _hit(2, "Bolt", 0.8), _hit(3, "Cup", 0.8)]
    assert propose_values(_answer(hits)).brand is None
    assert propose_values(_answer([_hit(1, "", 0.8)])).brand is None


def test_the_product_that_the_photo_shows_is_named() -> None:
    hit = _hit(1, "Acme", 0.99)
    proposal = propose_values(_answer([hit], verdict="match"))
    assert (proposal.verdict, proposal.known) == ("match", hit)
