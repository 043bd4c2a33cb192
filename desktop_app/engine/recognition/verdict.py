"""The verdict stage: how far the first hit can be trusted, and the category."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.answer import CategoryGuess, Hit, Verdict
from desktop_app.domain.calibration import Calibration
from desktop_app.engine.recognition.category_vote import final_category, guess_category
from desktop_app.engine.recognition.retrieval import RegionCandidates

# ``match``: at least nine of ten such hits are right; ``unknown``: hardly any.
MATCH_PROBABILITY: Final = 0.9
UNKNOWN_PROBABILITY: Final = 0.2


@dataclass(frozen=True, slots=True)
class RegionVerdict:
    """The verdict on a region, and the category of what it shows."""

    verdict: Verdict
    category: CategoryGuess | None


def decide_verdicts(
    hits: Sequence[Sequence[Hit]],
    retrieved: Sequence[RegionCandidates],
    calibration: Calibration | None,
) -> list[RegionVerdict]:
    """Return verdict and category of each region.

    Args:
        hits: of each region, best first.
        retrieved: of each region.
        calibration: the one that the hits were scored with.
    """
    return [_decide_verdict(*region, calibration) for region in zip(hits, retrieved, strict=True)]


def _decide_verdict(
    hits: Sequence[Hit], retrieved: RegionCandidates, calibration: Calibration | None
) -> RegionVerdict:
    verdict = verdict_for(hits[0].score if hits else None, calibration)
    guess = guess_category([(item.category, item.cosine) for item in retrieved.neighbours])
    return RegionVerdict(verdict, final_category(guess, verdict, hits))


def verdict_for(best: float | None, calibration: Calibration | None) -> Verdict:
    """Return how far the best hit can be trusted.

    Without a calibration scores are not probabilities, so that every hit has to be
    checked.

    Args:
        best: score of the first hit; None if there is none.
        calibration: the one that the hit was scored with.
    """
    if best is None:
        return "unknown"
    if calibration is None:
        return "check"
    if best >= MATCH_PROBABILITY:
        return "match"
    return "unknown" if best < UNKNOWN_PROBABILITY else "check"
