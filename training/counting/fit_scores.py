"""Fit the weights of the score of a box to hits of boxes whose products are known."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.engine.counting.unit_scoring import (
    COLOUR,
    MAX_LEAD,
    UnitWeights,
    weighted_sum,
)
from training.counting.sample_shop import BoxHits

_Numbers = npt.NDArray[np.float64]

_FEATURES: Final = ("cosine", "agreement", "inliers", "lead", "centre", "print", COLOUR)
_WEIGHT_PENALTY: Final = 0.01
_STEPS: Final = 800
_RATE: Final = 0.05


def fit_order(hits: Sequence[BoxHits]) -> dict[str, float]:
    """Return the weights that most often put the right hit first, by softmax regression."""
    known = [one for one in hits if one.right is not None]
    rows = [np.array([[f.get(n, 0.0) for n in _FEATURES] for f in one.features]) for one in known]
    everything = np.concatenate(rows)
    spread: _Numbers = np.asarray(everything.std(axis=0) + 1e-9, np.float64)
    scaled = [(row - everything.mean(axis=0)) / spread for row in rows]

    def gradient(weights: _Numbers) -> _Numbers:
        total = 2 * _WEIGHT_PENALTY * weights
        for row, one in zip(scaled, known, strict=True):
            value = row @ weights
            share = np.exp(value - value.max())
            total = total + (share / share.sum() @ row - row[one.right]) / len(known)
        return total

    fitted = minimise(gradient, np.zeros(len(_FEATURES)), _STEPS, _RATE) / spread
    return dict(zip(_FEATURES, fitted.round(3).tolist(), strict=True))


def fit_certainty(
    present: Sequence[BoxHits], absent: Sequence[BoxHits], order: dict[str, float]
) -> UnitWeights:
    """Return weights with the probability that the first hit is right, by logistic regression.

    Args:
        present: hits of boxes whose products are in the catalogue.
        absent: hits of as many boxes whose products are not.
        order: as ``fit_order`` returns it.
    """
    known = [one for one in (*present, *absent) if one.features]
    inputs = np.array([_certainty_inputs(one, order) for one in known])
    right = np.array([one.right == first_hit(one, order) for one in known], np.float64)
    mean: _Numbers = np.asarray(inputs.mean(axis=0), np.float64)
    spread: _Numbers = np.asarray(inputs.std(axis=0) + 1e-9, np.float64)
    design = np.column_stack((np.ones(len(inputs)), (inputs - mean) / spread))

    def gradient(weights: _Numbers) -> _Numbers:
        error = 1 / (1 + np.exp(-design @ weights)) - right
        slope: _Numbers = design.T @ error / len(right)
        slope[1:] += _WEIGHT_PENALTY * weights[1:]
        return slope

    fitted = minimise(gradient, np.zeros(design.shape[1]), _STEPS, _RATE)
    lead, *features = (fitted[1:] / spread).round(3).tolist()
    intercept = float(fitted[0] - fitted[1:] @ (mean / spread))
    names = dict(zip(_FEATURES, features, strict=True))
    return UnitWeights(order, names, lead, round(intercept, 3))


def first_hit(hits: BoxHits, order: dict[str, float]) -> int:
    """Return which hit comes first."""
    return int(np.argmax([weighted_sum(features, order) for features in hits.features]))


def _certainty_inputs(hits: BoxHits, order: dict[str, float]) -> list[float]:
    """Return the lead of the first hit, and its features."""
    values = sorted((weighted_sum(features, order) for features in hits.features), reverse=True)
    lead = min(values[0] - values[1], MAX_LEAD) if len(values) > 1 else MAX_LEAD
    first = hits.features[first_hit(hits, order)]
    return [lead, *(first.get(name, 0.0) for name in _FEATURES)]


def minimise(
    gradient: Callable[[_Numbers], _Numbers], start: _Numbers, steps: int, rate: float
) -> _Numbers:
    """Return the weights after gradient descent with momentum (Adam, Kingma and Ba, 2015)."""
    weights, first, second = start, np.zeros_like(start), np.zeros_like(start)
    for step in range(1, steps + 1):
        slope = gradient(weights)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        spread = np.sqrt(second / (1 - 0.99**step)) + 1e-9
        falling = rate * (1 - step / (steps + 1))
        weights = weights - falling * first / (1 - 0.9**step) / spread
    return weights
