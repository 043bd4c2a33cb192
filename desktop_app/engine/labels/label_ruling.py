"""What the words of a photo change about its answer.

A ruling weighs the probability that a hit has without the label, and the features of
``label_features``, by a logistic regression of its own. It is worth the time of reading if
the answer has to be checked, or if the first hit has a look-alike in the catalogue.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from desktop_app.domain.answer import Answer, Hit
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.evidence import Evidence, LabelEvidence
from desktop_app.engine.labels.label_comparison import LabelComparison, measure_label
from desktop_app.engine.recognition.verdict import verdict_for

# Candidates that are compared: as many as are verified.
RULED_HITS: Final = 20
# Odds beyond this probability are not weighed: they are not known so precisely.
_MIN_ODDS: Final = 0.005
# The name of the probability without the label.
VISUAL: Final = "visual"
# Words that are shown for a product.
_SHOWN_WORDS: Final = 6
# A word of the photo that says less is not shown.
_MIN_SHOWN: Final = 0.1


def ruling_features(scores: Sequence[float], comparison: LabelComparison) -> list[dict[str, float]]:
    """Return the features of each hit that the calibration of rulings weighs, by name.

    Those of ``measure_label``, and

    - ``visual``: the log-odds without the label.
    - ``visual_gap``: by how much those of the best hit are larger, if the label puts this
      one first: where words exclude a look-alike, what speaks for it speaks for this one.

    Args:
        scores: probabilities of the hits without the label.
        comparison: of the photo with the hits.
    """
    visual = [log_odds(score) for score in scores]
    best = max(visual, default=0.0)
    return [
        {VISUAL: own, "visual_gap": features["label_first"] * (best - own), **features}
        for own, features in zip(visual, measure_label(comparison), strict=True)
    ]


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability, bounded."""
    bounded = min(max(probability, _MIN_ODDS), 1 - _MIN_ODDS)
    return math.log(bounded / (1 - bounded))


def ruled_probability(features: Mapping[str, float], calibration: Calibration) -> float:
    """Return the probability of a hit by the features of ``ruling_features``."""
    weighed = sum(calibration.weights.get(name, 0.0) * value for name, value in features.items())
    return 0.5 * (1 + math.tanh((calibration.intercept + weighed) / 2))


def rule(answer: Answer, comparison: LabelComparison, calibration: Calibration) -> Answer:
    """Return the answer with the probabilities, the order and the verdict that words give.

    Args:
        answer: the answer without the label.
        comparison: of the photo with the first ``RULED_HITS`` hits.
        calibration: of rulings.
    """
    if not comparison.is_telling:
        return answer
    hits, others = answer.hits[:RULED_HITS], answer.hits[RULED_HITS:]
    measured = ruling_features([_score(hit) for hit in hits], comparison)
    ruled = [
        _ruled_hit(hit, features, _words(comparison, row), calibration)
        for row, (hit, features) in enumerate(zip(hits, measured, strict=True))
    ]
    ruled.sort(key=_score, reverse=True)
    least = min(map(_score, ruled), default=0.0)
    rest = tuple(replace(hit, score=min(_score(hit), least)) for hit in others)
    verdict = verdict_for(ruled[0].score if ruled else None, calibration)
    return replace(answer, verdict=verdict, hits=(*ruled, *rest))


def _score(hit: Hit) -> float:
    """Return the score of a hit, 0 if it has none."""
    return hit.score or 0.0


def _ruled_hit(
    hit: Hit, features: Mapping[str, float], words: LabelEvidence, calibration: Calibration
) -> Hit:
    before = hit.evidence or Evidence({})
    label = {name: value for name, value in features.items() if name.startswith("label")}
    evidence = replace(before, features={**before.features, **label}, label=words)
    return replace(hit, score=ruled_probability(features, calibration), evidence=evidence)


def _words(comparison: LabelComparison, row: int) -> LabelEvidence:
    """Return the words of the photo that speak for or against a candidate."""
    found: list[str] = []
    other: list[str] = []
    telling = comparison.telling
    for column in np.argsort(-telling, kind="stable").tolist():
        if telling[column] >= _MIN_SHOWN:
            word = comparison.words[column].shown
            (found if comparison.explained[row, column] > 0 else other).append(word)
    amounts = [amount.text for amount in sorted(comparison.photo_amounts)]
    if comparison.amounts[row] > 0:
        found += amounts
    elif comparison.amounts[row] < 0:
        other += amounts
    return LabelEvidence(tuple(found[:_SHOWN_WORDS]), tuple(other[:_SHOWN_WORDS]))
