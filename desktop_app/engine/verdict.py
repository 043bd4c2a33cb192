"""How sure an answer is: ``match``, ``check`` or ``unknown``."""

from typing import Final

from desktop_app.engine.results import Evidence, Verdict
from desktop_app.vision.model_card import Calibration

# As many keypoints fall in line by chance.
_CHANCE_INLIERS: Final = 4
# So many more close half of the gap to 1.
_HALF_SURE_INLIERS: Final = 16


def score_of(cosine: float, inliers: int = 0) -> float:
    """Return the score shown for a similarity, 0..1: keypoints in line close the gap to 1."""
    similarity = min(1.0, max(0.0, cosine))
    more = max(0, inliers - _CHANCE_INLIERS)
    return similarity + (1 - similarity) * more / (more + _HALF_SURE_INLIERS)


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
