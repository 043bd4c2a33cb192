"""The score of a box: how probably it shows a product, one of many things in a photo.

A thing among others is small, partly hidden, and seen from above. Its embedding says less than
that of a photo of one product, so the order of the hits also follows the colours of the box.
The weights are fitted to rendered scenes with other products, grounds and light than the
sample's, and each box counts twice: with its product in the catalogue, and without.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Hit, Verdict
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.recognition.features import scaled_features
from desktop_app.vision.appearance import APPEARANCE_VERSION, appearance

Vector: TypeAlias = npt.NDArray[np.float32]

# Number of products that are compared by colour.
RANKED_HITS: Final = 20
# From this probability on a box needs no check, and below the other it is an unknown thing.
SURE_PROBABILITY: Final = 0.9
COUNTED_PROBABILITY: Final = 0.5

# Weights of the order: of scaled features, and of the similarity of colours.
_RANK_WEIGHTS: Final[Mapping[str, float]] = {
    "cosine": 4.64,
    "agreement": 3.37,
    "inliers": 0.965,
    "lead": 0.2,
    "centre": 6.056,
    "print": 3.823,
}
_COLOUR_WEIGHT: Final = 5.507
# Of the probability: of the rank value, and of its distance to the best other product.
_INTERCEPT: Final = -4.954
_VALUE_WEIGHT: Final = 0.258
_LEAD_WEIGHT: Final = 0.598
# The similarity of colours of a product whose pictures have no stored colours.
_TYPICAL_COLOUR: Final = 0.6
# A larger distance says no more.
_MAX_LEAD: Final = 5.0


def rank_hits(
    pixels: Sequence[RgbImage], hits: Sequence[Sequence[Hit]], catalogue: Catalogue
) -> list[tuple[Hit, ...]]:
    """Return the hits of each box with their probability as score, best first.

    Args:
        pixels: of each box, (h, w, 3) uint8 RGB.
        hits: of each box, with evidence.
        catalogue: the catalogue.
    """
    colours = _colours([hit.product.id for some in hits for hit in some], catalogue)
    return [_ranked(*box, colours) for box in zip(pixels, hits, strict=True)]


def unit_verdict(hits: Sequence[Hit]) -> Verdict:
    """Return how far the first hit of a box can be trusted."""
    best = hits[0].score if hits else None
    if best is None or best < COUNTED_PROBABILITY:
        return "unknown"
    return "match" if best >= SURE_PROBABILITY else "check"


def _ranked(
    pixels: RgbImage, hits: Sequence[Hit], colours: Mapping[int, Sequence[Vector]]
) -> tuple[Hit, ...]:
    own = appearance(pixels).colour.astype(np.float32)
    values = [_value(hit, own, colours.get(hit.product.id, ())) for hit in hits]
    first, second = sorted((*values, -math.inf, -math.inf))[-1:-3:-1]
    scored = [
        replace(hit, score=_probability(value, second if value == first else first))
        for hit, value in zip(hits, values, strict=True)
    ]
    order = np.argsort([-value for value in values], kind="stable").tolist()
    return tuple(scored[row] for row in order)


def _value(hit: Hit, own: Vector, pictures: Sequence[Vector]) -> float:
    """Return what hits are ordered by."""
    features = {} if hit.evidence is None else scaled_features(hit.evidence.features)
    colour = max((_cosine(own, other) for other in pictures), default=_TYPICAL_COLOUR)
    weighed = sum(weight * features.get(name, 0.0) for name, weight in _RANK_WEIGHTS.items())
    return weighed + _COLOUR_WEIGHT * colour


def _probability(value: float, best_other: float) -> float:
    lead = min(value - best_other, _MAX_LEAD)
    logit = _INTERCEPT + _VALUE_WEIGHT * value + _LEAD_WEIGHT * lead
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
