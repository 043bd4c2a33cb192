"""How sure an answer is: ``match``, ``check`` or ``unknown``."""

from desktop_app.engine.results import Evidence, Verdict
from desktop_app.vision.model_card import Calibration


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
