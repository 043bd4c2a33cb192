"""Fitting of calibrations: probabilities of hits, learned from examples."""

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.domain.calibration import Calibration
from desktop_app.engine.recognition.calibration_examples import Example
from desktop_app.engine.recognition.features import FEATURES, scaled_features

_Numbers: TypeAlias = npt.NDArray[np.float64]

# Photos of absent products for each photo of a known one, in practice.
ABSENT_RATE: Final = 1 / 8
# Of the intercept and of the scaled features: the penalty is meant for weights of
# features of about equal spread.
_SPREADS: Final = np.array([1.0, *(feature.typical_spread for feature in FEATURES)])
_MAX_ITERATIONS: Final = 100
_TOLERANCE: Final = 1e-8


def fit_calibration(
    examples: Sequence[Example], prior: Calibration | None, prior_strength: float
) -> Calibration:
    """Fit a calibration to examples by penalised maximum likelihood.

    Newton's method for the logistic regression (Bishop, Pattern Recognition and
    Machine Learning, 2006, 4.3.3). A larger feature never makes a hit less probable: a
    weight that would fall below 0 is fixed at 0. Half of the examples are of absent
    products, so that the weights tell known from absent; the intercept is then set for
    the rate of absent products in practice (prior correction, King and Zeng, Logistic
    Regression in Rare Events Data, 2001).

    Args:
        examples: right and wrong hits.
        prior: the calibration that the weights are pulled towards; None for 0.
        prior_strength: how strongly, in examples.
    """
    rows = np.array([_row(example) for example in examples]) / _SPREADS
    right = np.array([example.is_right for example in examples], np.float64)
    start = np.zeros(rows.shape[1])
    if prior is not None:
        start = np.array(_parameters(prior)) * _SPREADS
    weights = fit_nonnegative(rows, right, start, prior_strength)
    sample_weights = np.array([ABSENT_RATE if e.is_absent else 1.0 for e in examples])
    strength = prior_strength if prior is not None else 0.0
    weights[0] += _intercept_shift(rows @ weights, right, sample_weights, strength)
    intercept, *others = (weights / _SPREADS).tolist()
    names = [feature.name for feature in FEATURES]
    return Calibration(intercept, dict(zip(names, others, strict=True)))


def _row(example: Example) -> list[float]:
    return [1.0, *scaled_features(example.features).values()]


def _parameters(calibration: Calibration) -> list[float]:
    weights = calibration.weights
    return [calibration.intercept, *(weights.get(feature.name, 0.0) for feature in FEATURES)]


def fit_nonnegative(rows: _Numbers, right: _Numbers, start: _Numbers, strength: float) -> _Numbers:
    """Return the best intercept and weights of a logistic regression, no weight below 0.

    Args:
        rows: (n, m), the first column 1.
        right: (n,) 1 for right, 0 for wrong.
        start: (m,) the weights that the result is pulled towards.
        strength: of the pull, in examples.
    """
    free = np.ones(len(start), np.bool_)
    while True:
        weights = _newton(rows, right, start, free, strength)
        negative = free & (weights < 0)
        negative[0] = False
        if not negative.any():
            return weights
        free &= ~negative


def _newton(
    rows: _Numbers, right: _Numbers, start: _Numbers, free: npt.NDArray[np.bool_], strength: float
) -> _Numbers:
    """Return the best weights; those that are not free are 0."""
    weights = np.where(free, start, 0.0)
    for _ in range(_MAX_ITERATIONS):
        probabilities = 0.5 * (1 + np.tanh(rows @ weights / 2))
        gradient = rows.T @ (probabilities - right) + strength * (weights - start)
        hessian = (rows.T * (probabilities * (1 - probabilities))) @ rows
        hessian += strength * np.eye(len(weights))
        step = np.zeros(len(weights))
        step[free] = np.linalg.solve(hessian[np.ix_(free, free)], gradient[free])
        # A full Newton step may overshoot where nearly all examples are certain.
        step *= min(1.0, 5.0 / max(float(np.abs(step).max()), _TOLERANCE))
        weights = weights - step
        if np.abs(step).max() < _TOLERANCE:
            break
    return weights


def _intercept_shift(
    logits: _Numbers, right: _Numbers, sample_weights: _Numbers, strength: float
) -> float:
    """Return what to add to all logits so that the mean probability equals the share right.

    Args:
        logits: (n,) of the examples.
        right: (n,) 1 where the hit was right.
        sample_weights: (n,) weight of each example.
        strength: of the pull towards no shift, in examples.
    """
    shift = 0.0
    for _ in range(_MAX_ITERATIONS):
        probabilities = 0.5 * (1 + np.tanh((logits + shift) / 2))
        gradient = float(sample_weights @ (probabilities - right)) + strength * shift
        hessian = float(sample_weights @ (probabilities * (1 - probabilities)))
        step = max(-1.0, min(1.0, gradient / (hessian + strength + _TOLERANCE)))
        shift -= step
        if abs(step) < _TOLERANCE:
            break
    return shift
