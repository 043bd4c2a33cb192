"""Whether two pictures that are no copies show one style, and one product or two variants.

Two logistic regressions. The first one tells pictures of one thing, in the same view, from
pictures of different things: by edges, keypoints and embeddings, without colours. The second
one tells another photograph from a variant by the colours.
``training/fit_relation_classifier.py`` fits their weights;
docs/decisions/0016-variants-are-a-finding.md has the reasons.
"""

import math
from typing import Final

import numpy as np

STYLE_WEIGHTS: Final = (2.07, 0.85, 7.10)
STYLE_INTERCEPT: Final = -10.58
COLOUR_WEIGHT: Final = 1.52
COLOUR_INTERCEPT: Final = -4.13
# Keypoints that agree by chance.
_CHANCE_INLIERS: Final = 6
# Keep the logarithms finite.
_EDGE_MARGIN: Final = 0.02
_COLOUR_MARGIN: Final = 0.003


def style_features(edge_correlation: float, inliers: int, cosine: float) -> tuple[float, ...]:
    """Return the features of pictures of one style, each larger the more likely it is.

    Args:
        edge_correlation: see ``EdgeAlignment``.
        inliers: of their keypoints.
        cosine: of their embeddings.
    """
    return (
        -math.log(1 + _EDGE_MARGIN - min(edge_correlation, 1.0)),
        math.log1p(max(0, inliers - _CHANCE_INLIERS)),
        cosine,
    )


def style_probability(edge_correlation: float, inliers: int, cosine: float) -> float:
    """Return the probability that two pictures show one style, 0..1; see ``style_features``."""
    features = style_features(edge_correlation, inliers, cosine)
    return _logistic(STYLE_INTERCEPT + float(np.dot(STYLE_WEIGHTS, features)))


def colour_feature(colour_cosine: float) -> float:
    """Return the feature of equal colours, larger the more alike two histograms are."""
    return -math.log(1 + _COLOUR_MARGIN - min(colour_cosine, 1.0))


def same_colour_probability(colour_cosine: float) -> float:
    """Return the probability that pictures of one style show the same colours, 0..1."""
    return _logistic(COLOUR_INTERCEPT + COLOUR_WEIGHT * colour_feature(colour_cosine))


def _logistic(log_odds: float) -> float:
    return 0.5 * (1 + math.tanh(log_odds / 2))
