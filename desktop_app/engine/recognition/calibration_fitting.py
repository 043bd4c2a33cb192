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
# Hits of each photo that the weights are fitted to; most others would never come first.
_FITTED_HITS: Final = 3
_MIN_SCALE: Final = 0.1
_MAX_ITERATIONS: Final = 100
_TOLERANCE: Final = 1e-8


def fit_calibration(
    examples: Sequence[Example],
    prior: Calibration | None,
    prior_strength: float,
    example_weights: Sequence[float] | None = None,
) -> Calibration:
    """Fit a calibration to examples by penalised maximum likelihood.

    First the weights of the features, to the best hits of all photos, half of which show
    absent products, unless there is a prior, which expects them to be as rare as in
    practice: Newton's method for the logistic regression (Bishop, Pattern
    Recognition and Machine Learning, 2006, 4.3.3). A larger feature never makes a hit less
    probable: a weight that would fall below 0 is fixed at 0.

    Then their common scale and the intercept, to the hit that these weights put first, as
    Platt scaling does (Probabilistic outputs for support vector machines, 1999): being the
    best of many makes a hit look better than it is. Here absent products count as often as
    they are photographed in practice.

    Args:
        examples: photos with their answers.
        prior: the calibration that the weights are pulled towards; None for 0.
        prior_strength: how strongly, in examples.
        example_weights: how much each example counts; None for 1.
    """
    counts = np.array(example_weights or [1.0] * len(examples))
    in_practice = counts * _frequencies(examples, counts)
    rows = [_rows(example) for example in examples]
    start = np.zeros(len(_SPREADS))
    if prior is not None:
        start = np.array(_parameters(prior)) * _SPREADS
    fitted = [some[:_FITTED_HITS] for some in rows]
    weights = fit_nonnegative(
        np.concatenate(fitted),
        np.concatenate([_is_right(example)[:_FITTED_HITS] for example in examples]),
        start,
        prior_strength,
        np.repeat(counts if prior is None else in_practice, [len(some) for some in fitted]),
    )
    strength = 1.0 if prior is None else prior_strength
    scale, shift = _first_hit_scaling(examples, rows, weights, in_practice, strength)
    weights = weights * scale
    weights[0] += shift
    intercept, *others = (weights / _SPREADS).tolist()
    names = [feature.name for feature in FEATURES]
    return Calibration(intercept, dict(zip(names, others, strict=True)))


def _rows(example: Example) -> _Numbers:
    """Return (hits, features + 1) what the weights multiply; the first column is 1."""
    rows = [[1.0, *scaled_features(features).values()] for features in example.hits]
    return np.asarray(np.array(rows).reshape(-1, len(_SPREADS)) / _SPREADS)


def _is_right(example: Example) -> _Numbers:
    return np.array([float(row == example.right) for row in range(len(example.hits))])


def _frequencies(examples: Sequence[Example], counts: _Numbers) -> _Numbers:
    """Return factors of the counts by which absent products are as frequent as in practice."""
    absent = np.array([example.is_absent for example in examples])
    known_count, absent_count = counts[~absent].sum(), counts[absent].sum()
    factor = ABSENT_RATE * known_count / absent_count if known_count and absent_count else 1.0
    return np.where(absent, factor, 1.0)


def _parameters(calibration: Calibration) -> list[float]:
    weights = calibration.weights
    return [calibration.intercept, *(weights.get(feature.name, 0.0) for feature in FEATURES)]


def _first_hit_scaling(
    examples: Sequence[Example],
    rows: Sequence[_Numbers],
    weights: _Numbers,
    counts: _Numbers,
    strength: float,
) -> tuple[float, float]:
    """Return the scale and shift of the logits that calibrate the first hits."""
    logits, right, first_counts = [], [], []
    for example, some, count in zip(examples, rows, counts, strict=True):
        if not len(some):
            continue
        own = some @ weights
        first = int(own.argmax())
        logits.append(own[first])
        right.append(float(first == example.right))
        first_counts.append(count)
    columns = np.column_stack([np.ones(len(logits)), logits])
    shift, scale = fit_nonnegative(
        columns, np.array(right), np.array([0.0, 1.0]), strength, np.array(first_counts)
    )
    return max(float(scale), _MIN_SCALE), float(shift)


def fit_nonnegative(
    rows: _Numbers,
    right: _Numbers,
    start: _Numbers,
    strength: float,
    counts: _Numbers | None = None,
) -> _Numbers:
    """Return the best intercept and weights of a logistic regression, no weight below 0.

    Args:
        rows: (n, m), the first column 1.
        right: (n,) 1 for right, 0 for wrong.
        start: (m,) the weights that the result is pulled towards.
        strength: of the pull, in examples.
        counts: (n,) how much each row counts; None for 1.
    """
    if counts is None:
        counts = np.ones(len(rows))
    free = np.ones(len(start), np.bool_)
    while True:
        weights = _newton(rows, right, counts, start, free, strength)
        negative = free & (weights < 0)
        negative[0] = False
        if not negative.any():
            return weights
        free &= ~negative


def _newton(
    rows: _Numbers,
    right: _Numbers,
    counts: _Numbers,
    start: _Numbers,
    free: npt.NDArray[np.bool_],
    strength: float,
) -> _Numbers:
    """Return the best weights; those that are not free are 0."""

    def loss(weights: _Numbers) -> float:
        logits = rows @ weights
        losses = np.logaddexp(0, logits) - right * logits
        return float(counts @ losses + strength / 2 * ((weights - start) ** 2).sum())

    weights = np.where(free, start, 0.0)
    for _ in range(_MAX_ITERATIONS):
        probabilities = 0.5 * (1 + np.tanh(rows @ weights / 2))
        gradient = rows.T @ (counts * (probabilities - right)) + strength * (weights - start)
        hessian = (rows.T * (counts * probabilities * (1 - probabilities))) @ rows
        hessian += strength * np.eye(len(weights))
        step = np.zeros(len(weights))
        step[free] = np.linalg.solve(hessian[np.ix_(free, free)], gradient[free])
        # A full Newton step may overshoot where nearly all examples are certain.
        before = loss(weights)
        while loss(weights - step) > before and np.abs(step).max() >= _TOLERANCE:
            step /= 2
        weights = weights - step
        if np.abs(step).max() < _TOLERANCE:
            break
    return weights
