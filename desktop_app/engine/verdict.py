"""How sure an answer is: ``match``, ``check`` or ``unknown``."""

from collections import defaultdict
from collections.abc import Sequence

from desktop_app.engine.results import CategoryGuess, Evidence, Verdict
from desktop_app.vision.model_card import Calibration

# The category is voted on by so many of the nearest pictures.
_VOTERS = 10


def score_of(cosine: float) -> float:
    """Return the score shown for a similarity, 0..1."""
    return min(1.0, max(0.0, cosine))


def verdict_of(best: Evidence | None, calibration: Calibration | None) -> Verdict:
    """Return how far the best hit can be trusted.

    Without thresholds measured for the model nobody can promise a match, so
    everything that was found is to be checked.

    Args:
        best: of the first hit; None when there is none.
        calibration: thresholds measured for the model, from its card.
    """
    if best is None:
        return "unknown"
    if calibration is None:
        return "check"
    if best.cosine < calibration.unknown_cosine:
        return "unknown"
    if best.cosine >= calibration.match_cosine and best.margin >= calibration.match_margin:
        return "match"
    return "check"


def guess_category(nearest: Sequence[tuple[str, float]]) -> CategoryGuess | None:
    """Return the category that most of the nearest pictures carry.

    Args:
        nearest: (category, cosine) of the nearest pictures, best first.

    Returns:
        The category with the largest share of the summed cosines, and that
        share; None when none of the pictures has a category.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    for category, cosine in nearest[:_VOTERS]:
        votes[category] += score_of(cosine)
    total = sum(votes.values())
    votes.pop("", None)
    if not votes or total == 0:
        return None
    name = max(votes, key=lambda category: votes[category])
    return CategoryGuess(name, votes[name] / total)
