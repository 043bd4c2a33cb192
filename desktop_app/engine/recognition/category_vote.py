"""The category of a photo: a weighted vote of the nearest pictures."""

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Final, TypeVar

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import CategoryGuess, Hit, Verdict
from desktop_app.errors import Message, VitrineError

# Number of nearest pictures that vote, and the temperature of the softmax over their
# cosines; benchmarks/category_vote.py compares other values.
VOTERS: Final = 20
TEMPERATURE: Final = 0.04
# Number of categories that an error message lists.
_LISTED_CATEGORIES: Final = 20

Label = TypeVar("Label", bound=Hashable)


def vote_shares(
    nearest: Sequence[tuple[Label, float]], temperature: float = TEMPERATURE
) -> dict[Label, float]:
    """Return each label's share of the votes of the nearest pictures, 0..1.

    Args:
        nearest: (label, cosine) of the nearest pictures, best first.
        temperature: of the softmax over the cosines.
    """
    shares: defaultdict[Label, float] = defaultdict(float)
    for label, cosine in nearest:
        shares[label] += math.exp((cosine - nearest[0][1]) / temperature)
    total = sum(shares.values())
    return {label: share / total for label, share in shares.items()}


def guess_category(
    nearest: Sequence[tuple[str, float]], temperature: float = TEMPERATURE
) -> CategoryGuess | None:
    """Return the category with the largest share of the votes.

    Args:
        nearest: (category, cosine) of the nearest pictures, best first.
        temperature: of the softmax over the cosines.

    Returns:
        The category and its share; None if no picture has a category.
    """
    shares = vote_shares(nearest, temperature)
    shares.pop("", None)
    if not shares:
        return None
    name = max(shares, key=lambda category: shares[category])
    return CategoryGuess(name, shares[name])


def final_category(
    guess: CategoryGuess | None, verdict: Verdict, hits: Sequence[Hit]
) -> CategoryGuess | None:
    """Return the category of the first hit if it is a match, otherwise the guess.

    A match is more reliable than the vote of the pictures around the photo.
    """
    if verdict != "match" or not hits[0].product.category:
        return guess
    name, score = hits[0].product.category, hits[0].score or 0.0
    if guess is not None and guess.name == name:
        score = max(score, guess.score)
    return CategoryGuess(name, score)


def require_category(name: str, catalogue: Catalogue) -> None:
    """Raise ``VitrineError`` if no picture is of the category; empty means all."""
    if name and not catalogue.pictures.in_category(name, 1):
        known = ", ".join(list(catalogue.products.categories())[:_LISTED_CATEGORIES])
        raise VitrineError(
            Message("No picture in the catalogue is of the category {name}.", name=name),
            Message("Choose one of these: {names}.", names=known)
            if known
            else Message("Give the products categories, then import them again."),
        )
