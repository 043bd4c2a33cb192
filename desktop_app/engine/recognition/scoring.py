"""The score stage: the evidence of each candidate, and its probability."""

import math
from collections.abc import Mapping, Sequence

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Hit
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.evidence import Evidence
from desktop_app.engine.recognition.features import (
    Observations,
    inliers_beyond_chance,
    measure_features,
    scaled_features,
)
from desktop_app.engine.recognition.found_products import Neighbour
from desktop_app.engine.recognition.geometric_verification import RegionMatches
from desktop_app.engine.recognition.retrieval import RegionCandidates

# Without a calibration, this number of inliers beyond chance halves the gap to 1.
_HALF_GAP_INLIERS = 16


def score_candidates(
    retrieved: Sequence[RegionCandidates],
    verified: Sequence[RegionMatches],
    calibration: Calibration | None,
    catalogue: Catalogue,
    *,
    top: int,
) -> list[tuple[Hit, ...]]:
    """Return the ``top`` most probable hits of each region, best first.

    Args:
        retrieved: of each region.
        verified: the keypoint matches of each region.
        calibration: the weights; None if unknown.
        catalogue: the catalogue.
        top: maximum number of hits.
    """
    ranked = [
        _ranked(*region, calibration)[:top] for region in zip(retrieved, verified, strict=True)
    ]
    candidates = [candidate for region in ranked for candidate, _, _ in region]
    products = catalogue.products.get(sorted({candidate.product_id for candidate in candidates}))
    pictures = catalogue.pictures.get(sorted({candidate.picture_id for candidate in candidates}))
    return [
        tuple(
            Hit(products[candidate.product_id], pictures[candidate.picture_id], score, evidence)
            for candidate, score, evidence in region
        )
        for region in ranked
    ]


def probability(features: Mapping[str, float], calibration: Calibration | None) -> float:
    """Return the probability that a hit is the product in the photo, 0..1.

    The features are weighed by a logistic regression,
    ``p = 1 / (1 + exp(-(intercept + weights · features)))``. Without a calibration the
    result is the cosine, cut at 0 and 1, and inliers close the gap to 1.

    Args:
        features: of the hit, by name; ``cosine`` at least.
        calibration: the weights; None if unknown.
    """
    if calibration is None:
        similarity = min(1.0, max(0.0, features["cosine"]))
        more = inliers_beyond_chance(features.get("inliers", 0))
        return similarity + (1 - similarity) * more / (more + _HALF_GAP_INLIERS)
    weights = calibration.weights
    scaled = scaled_features(features)
    logit = calibration.intercept + sum(
        weights.get(name, 0.0) * value for name, value in scaled.items()
    )
    return 0.5 * (1 + math.tanh(logit / 2))


def _ranked(
    retrieved: RegionCandidates, verified: RegionMatches, calibration: Calibration | None
) -> list[tuple[Neighbour, float, Evidence]]:
    """Return the candidates with probability and evidence, most probable first."""
    measured = measure_features(
        Observations(
            retrieved.candidates,
            retrieved.neighbours,
            retrieved.centroid_similarities,
            verified.inliers,
            retrieved.keypoint_scores,
            verified.appearances,
        )
    )
    scored = []
    for candidate, features in zip(retrieved.candidates, measured, strict=True):
        evidence = Evidence(features, verified.matches.get(candidate.picture_id))
        scored.append((candidate, probability(features, calibration), evidence))
    return sorted(scored, key=lambda item: -item[1])
