"""What kind of thing a photo shows: the category of the pictures nearest to it."""

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Final, TypeVar

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import (
    CategoryGuess,
    Hit,
    Verdict,
)
from desktop_app.errors import Message, VitrineError

# So many of the nearest pictures vote; a picture whose cosine is less by the
# temperature counts for a factor e less. benchmarks/category_vote.py compares others.
VOTERS: Final = 20
TEMPERATURE: Final = 0.04
_NAMED: Final = 20


Voted = TypeVar("Voted", bound=Hashable)


def votes(
    nearest: Sequence[tuple[Voted, float]], temperature: float = TEMPERATURE
) -> dict[Voted, float]:
    """Return the share of the votes that each candidate gets from the nearest pictures.

    Args:
        nearest: (candidate, cosine) of the nearest pictures, best first.
        temperature: of the softmax over the cosines.
    """
    shares: defaultdict[Voted, float] = defaultdict(float)
    for candidate, cosine in nearest:
        shares[candidate] += math.exp((cosine - nearest[0][1]) / temperature)
    total = sum(shares.values())
    return {candidate: share / total for candidate, share in shares.items()}


def guess_category(
    nearest: Sequence[tuple[str, float]], temperature: float = TEMPERATURE
) -> CategoryGuess | None:
    """Return the category that most of the nearest pictures carry.

    Args:
        nearest: (category, cosine) of the nearest pictures, best first.
        temperature: of the softmax over the cosines.

    Returns:
        The category with the largest share of the votes, and that share; None
        when none of the pictures has a category.
    """
    shares = votes(nearest, temperature)
    shares.pop("", None)
    if not shares:
        return None
    name = max(shares, key=lambda category: shares[category])
    return CategoryGuess(name, shares[name])


def final_category(
    guess: CategoryGuess | None, verdict: Verdict, hits: Sequence[Hit]
) -> CategoryGuess | None:
    """Return the guess, or the category of the first hit where that is a match.

    A sure hit knows its category better than the crowd around it.
    """
    if verdict != "match" or not hits[0].product.category:
        return guess
    name, score = hits[0].product.category, hits[0].score or 0.0
    if guess is not None and guess.name == name:
        score = max(score, guess.score)
    return CategoryGuess(name, score)


def require_category(name: str, catalogue: Catalogue) -> None:
    """Refuse a category that no picture is of; the empty name stands for all.

    Raises:
        VitrineError: there is no such picture.
    """
    if name and not catalogue.pictures.in_category(name, 1):
        known = ", ".join(list(catalogue.products.categories())[:_NAMED])
        raise VitrineError(
            Message("No picture in the catalogue is of the category {name}.", name=name),
            Message("Choose one of these: {names}.", names=known)
            if known
            else Message("Give the products categories, then import them again."),
        )
