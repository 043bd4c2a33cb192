"""The score of a box: how probably it shows a product, one of many things in a photo.

A thing among others is small, partly hidden, and seen from above. Its embedding says less than
that of a photo of one product, so the order of the hits also follows the colours of the box.
``training.fit_counting`` fits the weights, which stand in the card of counting.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Hit, Verdict
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.recognition.features import scaled_features
from desktop_app.vision.appearance import APPEARANCE_VERSION, appearance

Vector: TypeAlias = npt.NDArray[np.float32]

# The similarity of the colours of a box and of a picture of the product, as a feature.
COLOUR: Final = "colours"
# Number of products that are compared by colour.
RANKED_HITS: Final = 20
# From this probability on a box needs no check, and below the other it is an unknown thing.
SURE_PROBABILITY: Final = 0.9
COUNTED_PROBABILITY: Final = 0.5

# The similarity of colours of a product whose pictures have no stored colours.
_TYPICAL_COLOUR: Final = 0.6
# A larger distance says no more.
MAX_LEAD: Final = 5.0


@dataclass(frozen=True, slots=True)
class UnitWeights:
    """Weights of the score of a box.

    Attributes:
        order: of scaled features, and of ``COLOUR``, in the value that hits are ordered by.
        certainty: of the same features in the log-odds that the first hit is right.
        lead: in the log-odds, of the distance of its value to that of the next one.
        intercept: of the log-odds.
    """

    order: Mapping[str, float]
    certainty: Mapping[str, float]
    lead: float
    intercept: float


def rank_hits(
    pixels: Sequence[RgbImage],
    hits: Sequence[Sequence[Hit]],
    catalogue: Catalogue,
    weights: UnitWeights,
) -> list[tuple[Hit, ...]]:
    """Return the hits of each box with their probability as score, best first.

    Args:
        pixels: of each box, (h, w, 3) uint8 RGB.
        hits: of each box, with evidence.
        catalogue: the catalogue.
        weights: of the score.
    """
    features = unit_features(pixels, hits, catalogue)
    return [_ranked(*box, weights) for box in zip(hits, features, strict=True)]


def unit_features(
    pixels: Sequence[RgbImage], hits: Sequence[Sequence[Hit]], catalogue: Catalogue
) -> list[list[dict[str, float]]]:
    """Return the scaled features of each hit of each box, and the similarity of their colours."""
    colours = _colours([hit.product.id for some in hits for hit in some], catalogue)
    return [_box_features(*box, colours) for box in zip(pixels, hits, strict=True)]


def _box_features(
    pixels: RgbImage, hits: Sequence[Hit], colours: Mapping[int, Sequence[Vector]]
) -> list[dict[str, float]]:
    own = appearance(pixels).colour.astype(np.float32)
    return [
        {**_scaled(hit), COLOUR: _colour_similarity(own, colours.get(hit.product.id, ()))}
        for hit in hits
    ]


def _scaled(hit: Hit) -> dict[str, float]:
    return {} if hit.evidence is None else dict(scaled_features(hit.evidence.features))


def _colour_similarity(own: Vector, pictures: Sequence[Vector]) -> float:
    return max((_cosine(own, other) for other in pictures), default=_TYPICAL_COLOUR)


def unit_verdict(hits: Sequence[Hit]) -> Verdict:
    """Return how far the first hit of a box can be trusted."""
    best = hits[0].score if hits else None
    if best is None or best < COUNTED_PROBABILITY:
        return "unknown"
    return "match" if best >= SURE_PROBABILITY else "check"


def _ranked(
    hits: Sequence[Hit], features: Sequence[Mapping[str, float]], weights: UnitWeights
) -> tuple[Hit, ...]:
    values = [weighted_sum(one, weights.order) for one in features]
    first, second = sorted((*values, -math.inf, -math.inf))[-1:-3:-1]
    leads = [min(one - (second if one == first else first), MAX_LEAD) for one in values]
    scored = [
        replace(hit, score=_probability(one, lead, weights))
        for hit, one, lead in zip(hits, features, leads, strict=True)
    ]
    order = np.argsort([-value for value in values], kind="stable").tolist()
    return tuple(scored[row] for row in order)


def weighted_sum(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the sum of features with their weights; a feature that is missing is 0."""
    return sum(weight * features.get(name, 0.0) for name, weight in weights.items())


def _probability(features: Mapping[str, float], lead: float, weights: UnitWeights) -> float:
    logit = weights.intercept + weighted_sum(features, weights.certainty) + weights.lead * lead
    return 0.5 * (1 + math.tanh(logit / 2))


def _colours(product_ids: Sequence[int], catalogue: Catalogue) -> dict[int, list[Vector]]:
    """Return the colours of the pictures of each product, as ``Appearance.colour``."""
    pictures = catalogue.pictures.of_products(sorted(set(product_ids)))
    ids = [picture.id for some in pictures.values() for picture in some]
    known = catalogue.appearances.get(APPEARANCE_VERSION, ids)
    return {
        product: [known[one.id][0].astype(np.float32) for one in some if one.id in known]
        for product, some in pictures.items()
    }


def _cosine(one: Vector, other: Vector) -> float:
    length = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / max(length, 1.0)
