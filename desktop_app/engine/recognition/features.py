"""The features of a hit's evidence: one row each in ``FEATURES``.

A feature is measured for all candidates of one photo together, because most features
compare a candidate with the others. Calibrations, model cards, answers and reports
refer to features by name.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from desktop_app.engine.recognition.appearance_comparison import AppearanceAgreement
from desktop_app.engine.recognition.category_vote import vote_shares
from desktop_app.engine.recognition.found_products import Neighbour

# Random keypoint matches agree with a homography up to this number.
_CHANCE_INLIERS: Final = 4
# Scores of the search by keypoints are of this size for pictures that do not match.
_TYPICAL_PRINT: Final = 0.01
# Odds beyond this probability are not weighed: they are not known so precisely.
_MIN_ODDS: Final = 0.01


@dataclass(frozen=True, slots=True)
class Observations:
    """What was observed of one photo: the input of all features.

    Attributes:
        candidates: the nearest picture of each product, best first.
        neighbours: the nearest pictures of any product, best first.
        centroid_similarities: similarity of the photo and the mean of the product's
            pictures, by product id, -1..1.
        inliers: number of keypoint matches that agree with a homography, by picture
            id; pictures that were not verified are missing.
        keypoint_scores: of the products that the search by keypoints found, by product id.
        appearances: how well print and colours agree, by picture id; pictures that were
            not compared are missing.
    """

    candidates: Sequence[Neighbour]
    neighbours: Sequence[Neighbour]
    centroid_similarities: Mapping[int, float] = field(default_factory=dict)
    inliers: Mapping[int, int] = field(default_factory=dict)
    keypoint_scores: Mapping[int, float] = field(default_factory=dict)
    appearances: Mapping[int, AppearanceAgreement] = field(default_factory=dict)


Values: TypeAlias = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Feature:
    """A measurable property of a candidate.

    Attributes:
        name: as in model cards, stored calibrations and JSON output.
        value_range: smallest and largest possible value.
        measure: returns the value of each candidate; None if it was not measured.
        typical_spread: standard deviation of the scaled values in practice; the fit of
            a calibration divides by it, so that the penalty is equal for all weights.
        scale: maps a value to what a calibration's weight multiplies. A larger result
            must make a hit more probable. A feature that was not measured gives 0.
    """

    name: str
    value_range: tuple[float, float]
    measure: Callable[[Observations], Values]
    typical_spread: float
    scale: Callable[[float], float] = float


def inliers_beyond_chance(inliers: float) -> float:
    """Return the number of inliers that random matches do not explain, 0 or more."""
    return max(0, inliers - _CHANCE_INLIERS)


def _log_inliers(inliers: float) -> float:
    # Twice as many inliers are one step more, whether 10 or 100.
    return math.log1p(inliers_beyond_chance(inliers))


def _cosine(observed: Observations) -> Values:
    """Return the similarity of the photo and the candidate's nearest picture."""
    return [candidate.cosine for candidate in observed.candidates]


def _margin(observed: Observations) -> Values:
    """Return by how much the cosine exceeds that of the best other product.

    That product need not be a candidate: the user may have narrowed the search.
    """
    best: dict[int, float] = {}
    for item in (*observed.candidates, *observed.neighbours):
        best[item.product_id] = max(item.cosine, best.get(item.product_id, item.cosine))
    first, second = sorted((0.0, 0.0, *best.values()))[-1:-3:-1]
    return [
        candidate.cosine - (second if best[candidate.product_id] == first else first)
        for candidate in observed.candidates
    ]


def _agreement(observed: Observations) -> Values:
    """Return the candidate's share of the neighbours, weighted by their similarity."""
    shares = vote_shares([(item.product_id, item.cosine) for item in observed.neighbours])
    return [shares.get(candidate.product_id, 0.0) for candidate in observed.candidates]


def _inliers(observed: Observations) -> Values:
    """Return the number of keypoint matches that agree with a homography."""
    return [observed.inliers.get(candidate.picture_id) for candidate in observed.candidates]


def _lead(observed: Observations) -> Values:
    """Return the log inliers minus those of the best other candidate.

    Packages of one brand share a logo: many inliers say little where another
    candidate has as many.
    """
    logs = [_log_inliers(count or 0) for count in _inliers(observed)]
    second, best = sorted([0.0, 0.0, *logs])[-2:]
    return [own - (second if own == best else best) for own in logs]


def _centre(observed: Observations) -> Values:
    """Return the similarity of the photo and the mean of the product's pictures."""
    similarities = observed.centroid_similarities
    return [similarities.get(candidate.product_id, 0.0) for candidate in observed.candidates]


def _print(observed: Observations) -> Values:
    """Return how much the print resembles the photo's; 0 if keypoints found others."""
    scores = observed.keypoint_scores
    return [scores.get(candidate.product_id, 0.0) for candidate in observed.candidates]


def _log_print(score: float) -> float:
    return math.log1p(score / _TYPICAL_PRINT)


def _appearance(observed: Observations) -> Values:
    """Return how probable it is, of the print alone, that photo and picture show one product."""
    found = (observed.appearances.get(item.picture_id) for item in observed.candidates)
    return [None if item is None else item.appearance for item in found]


def _colour(observed: Observations) -> Values:
    """Return how probable it is, of the colours alone, that both show one product."""
    found = (observed.appearances.get(item.picture_id) for item in observed.candidates)
    return [None if item is None else item.colour for item in found]


def _log_odds(share: float) -> float:
    # 0 where neither answer is more probable, as if it had not been measured.
    bounded = min(max(share, _MIN_ODDS), 1 - _MIN_ODDS)
    return math.log(bounded / (1 - bounded))


FEATURES: Final = (
    Feature("cosine", (-1.0, 1.0), _cosine, typical_spread=0.15),
    Feature("margin", (-2.0, 2.0), _margin, typical_spread=0.1),
    Feature("agreement", (0.0, 1.0), _agreement, typical_spread=0.3),
    Feature("inliers", (0.0, math.inf), _inliers, typical_spread=1.0, scale=_log_inliers),
    Feature("lead", (-math.inf, math.inf), _lead, typical_spread=1.0),
    Feature("centre", (-1.0, 1.0), _centre, typical_spread=0.15),
    Feature("print", (0.0, math.inf), _print, typical_spread=1.0, scale=_log_print),
    Feature("appearance", (0.0, 1.0), _appearance, typical_spread=1.5, scale=_log_odds),
    Feature("colour", (0.0, 1.0), _colour, typical_spread=1.5, scale=_log_odds),
)


def measure_features(observed: Observations) -> list[dict[str, float]]:
    """Return the measured features of each candidate by name."""
    measured: list[dict[str, float]] = [{} for _ in observed.candidates]
    for feature in FEATURES:
        for features, value in zip(measured, feature.measure(observed), strict=True):
            if value is not None:
                features[feature.name] = value
    return measured


def scaled_features(features: Mapping[str, float]) -> dict[str, float]:
    """Return what a calibration weighs, by feature name; 0 if it was not measured."""
    return {
        feature.name: feature.scale(features[feature.name]) if feature.name in features else 0.0
        for feature in FEATURES
    }
