"""How surely two pictures that lie over each other are one photograph, edited.

Two logistic regressions weigh what is left over: one for edits in the plane, one for
pictures that were tilted as a whole. Their weights come from ``training/copies.py``:
docs/decisions/0011-near-duplicates-by-registration.md.
"""

import math
from typing import Final

import numpy as np

from desktop_app.vision.registration import Registration

AFFINE_WEIGHTS: Final = (1.22, 1.55, 13.98, 2.34)
AFFINE_INTERCEPT: Final = -14.12
HOMOGRAPHY_WEIGHTS: Final = (0.68, 15.09, 2.90, 4.98)
HOMOGRAPHY_INTERCEPT: Final = -22.39
# As much of one picture must be in the other: less may be a logo that both bear.
MIN_OVERLAP: Final = 0.3


def copy_log_odds(laid: Registration | None) -> float:
    """Return the log odds that a picture laid over another is a copy of it."""
    if laid is None or laid.overlap < MIN_OVERLAP:
        return -math.inf
    flat = AFFINE_INTERCEPT + float(np.dot(AFFINE_WEIGHTS, affine_features(laid)))
    tilted = HOMOGRAPHY_INTERCEPT + float(np.dot(HOMOGRAPHY_WEIGHTS, homography_features(laid)))
    return max(flat, tilted)


def copy_probability(laid: Registration | None) -> float:
    """Return how probable it is that a picture laid over another is a copy of it, 0..1."""
    return 0.5 * (1 + math.tanh(copy_log_odds(laid) / 2))


def affine_features(laid: Registration) -> tuple[float, ...]:
    """Return what speaks for an edit in the plane, each larger the more it does."""
    return (
        -_log(laid.affine_residual.median_px, 0.05, 4),
        # What a tilt explains better is another photograph; by as much as the standard
        # error of a share it does so by chance, where there are few corners.
        -max(
            0.0,
            _log(laid.affine_residual.median_px, 0.05, 4)
            - _log(laid.homography_residual.median_px, 0.05, 4),
        ),
        -max(
            0.0,
            laid.homography_residual.inlier_share
            - laid.affine_residual.inlier_share
            - 0.5 / math.sqrt(max(1, laid.corner_count)),
        ),
        -_log(laid.unexplained_share, 0.002, 0.1),
    )


def homography_features(laid: Registration) -> tuple[float, ...]:
    """Return what speaks for a photograph that was tilted as a whole."""
    return (
        -_log(laid.homography_residual.median_px, 0.05, 4),
        laid.homography_residual.inlier_share,
        -_log(laid.unexplained_share, 0.002, 0.1),
        _log(laid.affine_residual.median_px, 0.1, 1),
    )


def _log(value: float, least: float, most: float) -> float:
    return math.log(min(max(value, least), most))
