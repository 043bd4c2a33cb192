"""The probability that one picture is an edited copy of another, given their registration.

Two logistic regressions over the residuals of the registration: one for edits in the
plane (an affine map), one for pictures that were tilted as a whole (a homography).
``training/fit_copy_classifier.py`` fits their weights; the reasons are in
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
# Pictures that overlap less may only have a logo in common.
MIN_OVERLAP: Final = 0.3


def copy_log_odds(registration: Registration | None) -> float:
    """Return the log odds that two pictures are copies.

    Args:
        registration: of the two pictures; None if they could not be registered.

    Returns:
        minus infinity without a registration or with too little overlap.
    """
    if registration is None or registration.overlap < MIN_OVERLAP:
        return -math.inf
    affine = float(np.dot(AFFINE_WEIGHTS, affine_features(registration)))
    homography = float(np.dot(HOMOGRAPHY_WEIGHTS, homography_features(registration)))
    return max(AFFINE_INTERCEPT + affine, HOMOGRAPHY_INTERCEPT + homography)


def copy_probability(registration: Registration | None) -> float:
    """Return the probability that two pictures are copies, 0..1; see ``copy_log_odds``."""
    return 0.5 * (1 + math.tanh(copy_log_odds(registration) / 2))


def affine_features(registration: Registration) -> tuple[float, ...]:
    """Return the features of an edit in the plane, each larger the more likely it is."""
    affine, homography = registration.affine_residual, registration.homography_residual
    # With few corners the homography has the larger inlier share by chance, by as much as
    # the standard error of a share.
    standard_error = 0.5 / math.sqrt(max(1, registration.corner_count))
    median = _clipped_log(affine.median_px, 0.05, 4)
    # A homography that fits better than the affine map means another photograph.
    median_excess = median - _clipped_log(homography.median_px, 0.05, 4)
    share_deficit = homography.inlier_share - affine.inlier_share - standard_error
    return (
        -median,
        -max(0.0, median_excess),
        -max(0.0, share_deficit),
        -_clipped_log(registration.unexplained_share, 0.002, 0.1),
    )


def homography_features(registration: Registration) -> tuple[float, ...]:
    """Return the features of a photograph that was tilted as a whole."""
    return (
        -_clipped_log(registration.homography_residual.median_px, 0.05, 4),
        registration.homography_residual.inlier_share,
        -_clipped_log(registration.unexplained_share, 0.002, 0.1),
        _clipped_log(registration.affine_residual.median_px, 0.1, 1),
    )


def _clipped_log(value: float, low: float, high: float) -> float:
    return math.log(min(max(value, low), high))
