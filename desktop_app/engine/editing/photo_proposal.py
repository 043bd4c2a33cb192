"""What a photo of a new product suggests: values of similar products, or the product itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.answer import Answer, Hit, Verdict
from desktop_app.engine.recognition.category_vote import vote_shares

# Similar products whose brands are counted.
_VOTERS: Final = 5
# A value is proposed from this share of the votes on.
_MIN_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class ProposedValue:
    """A value that similar products have.

    Attributes:
        share: of the votes for it, weighted by similarity, 0..1.
    """

    value: str
    share: float


@dataclass(frozen=True, slots=True)
class PhotoProposal:
    """What a photo suggests for a new product.

    Attributes:
        verdict: whether the photo shows a product of the catalogue already.
        known: this product, or the most similar one; None if nothing is similar.
        category, brand: None if similar products do not agree.
    """

    verdict: Verdict
    known: Hit | None
    category: ProposedValue | None
    brand: ProposedValue | None


def propose_values(answer: Answer) -> PhotoProposal:
    """Return what the answer to a photo suggests for a new product."""
    category, guess = None, answer.category
    if guess is not None and guess.name and guess.score >= _MIN_SHARE:
        category = ProposedValue(guess.name, guess.score)
    return PhotoProposal(
        answer.verdict,
        answer.hits[0] if answer.hits else None,
        category,
        _brand(answer.hits, "" if category is None else category.value),
    )


def _brand(hits: Sequence[Hit], category: str) -> ProposedValue | None:
    """Return the brand of most of the similar products of the same category."""
    nearest = [
        (hit.product.brand, hit.evidence["cosine"])
        for hit in hits
        if hit.evidence is not None and category in ("", hit.product.category)
    ]
    shares = vote_shares(sorted(nearest, key=lambda vote: -vote[1])[:_VOTERS])
    brand = max(shares, key=lambda name: shares[name], default="")
    if not brand or shares[brand] < _MIN_SHARE:
        return None
    return ProposedValue(brand, shares[brand])
