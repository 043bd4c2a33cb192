"""How sure an answer is: the probability of each hit, and what is said of the first.

The parts of the evidence are weighed by a logistic regression,
``p = 1 / (1 + exp(-(intercept + weights · parts)))``. Its weights were measured for
the model, or by ``teach`` on the catalogue's own pictures.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop_app.domain.answer import Verdict
from desktop_app.domain.evidence import Evidence
from desktop_app.vision.model_card import Calibration

# ``match`` promises that nine of ten are right; ``unknown`` that it is hardly there.
MATCH: Final = 0.9
UNKNOWN: Final = 0.2
# As many keypoints fall in line by chance.
_CHANCE_INLIERS: Final = 4
# Without a calibration so many more close half of the gap to 1.
_HALF_SURE_INLIERS: Final = 16


def feature_values(evidence: Evidence) -> tuple[float, ...]:
    """Return what is weighed, in the order of a calibration's weights.

    Twice as many inliers beyond chance are one step more, whether 10 or 100.
    """
    return (
        evidence.cosine,
        evidence.margin,
        evidence.agreement,
        _steps(evidence),
        evidence.lead,
        evidence.centre,
    )


def with_inlier_leads(found: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence of all candidates for a photo, each compared with the best other.

    Packs of one brand share a logo: many keypoints say little where another
    candidate has as many.
    """
    steps = [_steps(evidence) for evidence in found]
    second, most = sorted([0.0, 0.0, *steps])[-2:]
    return [
        replace(evidence, lead=own - (second if own == most else most))
        for evidence, own in zip(found, steps, strict=True)
    ]


def probability(evidence: Evidence, calibration: Calibration | None) -> float:
    """Return how probable it is that the hit is the product in the photo, 0..1.

    Without a calibration nobody knows; then it is the similarity, cut at 0 and 1, and
    keypoints in line close the gap to 1.
    """
    if calibration is None:
        similarity, more = min(1.0, max(0.0, evidence.cosine)), _beyond_chance(evidence)
        return similarity + (1 - similarity) * more / (more + _HALF_SURE_INLIERS)
    weighed = zip(calibration.weights, feature_values(evidence), strict=True)
    logit = calibration.intercept + sum(weight * part for weight, part in weighed)
    return 0.5 * (1 + math.tanh(logit / 2))


def verdict_of(best: float | None, calibration: Calibration | None) -> Verdict:
    """Return how far the best hit can be trusted.

    Without a calibration nobody can promise a match, so everything that was found
    is to be checked.

    Args:
        best: probability of the first hit; None when there is none.
        calibration: what it was reckoned with.
    """
    if best is None:
        return "unknown"
    if calibration is None:
        return "check"
    if best >= MATCH:
        return "match"
    return "unknown" if best < UNKNOWN else "check"


def _steps(evidence: Evidence) -> float:
    return math.log1p(_beyond_chance(evidence))


def _beyond_chance(evidence: Evidence) -> int:
    return max(0, (evidence.inliers or 0) - _CHANCE_INLIERS)
