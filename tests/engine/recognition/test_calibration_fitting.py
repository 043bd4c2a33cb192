"""Calibrations are fitted to right and wrong hits."""

import numpy as np
import pytest

from desktop_app.domain.calibration import Calibration
from desktop_app.engine.recognition.calibration_examples import Example, first_hit
from desktop_app.engine.recognition.calibration_fitting import ABSENT_RATE, fit_calibration
from desktop_app.engine.recognition.features import FEATURES
from desktop_app.engine.recognition.scoring import probability

TRUTH = Calibration(
    -4.0, {"cosine": 3.0, "margin": 12.0, "agreement": 2.0, "inliers": 0.5, "centre": 2.0}
)


def _examples(count: int, *, deceptive_margin: bool = False) -> list[Example]:
    """Draw hits that are right as often as ``TRUTH`` says."""
    random = np.random.default_rng(7)
    examples = []
    for _ in range(count):
        features = {
            "cosine": float(random.uniform(0, 1)),
            "margin": float(random.uniform(-0.2, 0.4)),
            "centre": float(random.uniform(0, 1)),
            "agreement": float(random.uniform(0, 1)),
            "inliers": float(random.integers(0, 60)),
        }
        is_right = random.random() < probability(features, TRUTH)
        if deceptive_margin:
            is_right = random.random() < 0.5 - features["margin"]
        examples.append(Example([features], 0 if is_right else None, is_absent=False))
    return examples


def _parameters(calibration: Calibration) -> dict[str, float]:
    weights = {feature.name: calibration.weights.get(feature.name, 0.0) for feature in FEATURES}
    return {"intercept": calibration.intercept, **weights}


def test_the_weights_that_made_the_examples_are_recovered() -> None:
    fitted = fit_calibration(_examples(40_000), None, prior_strength=1.0)
    assert _parameters(fitted) == pytest.approx(_parameters(TRUTH), rel=0.1)


def test_more_evidence_never_makes_a_hit_less_probable() -> None:
    examples = _examples(2_000, deceptive_margin=True)
    assert fit_calibration(examples, None, prior_strength=1.0).weights["margin"] == 0.0


def test_few_examples_change_the_prior_little() -> None:
    few = [Example([{"cosine": 0.9, "margin": 0.2, "centre": 1.0}], None, is_absent=False)] * 2
    fitted = fit_calibration(few, TRUTH, prior_strength=1000.0)
    assert _parameters(fitted) == pytest.approx(_parameters(TRUTH), abs=0.2)


def test_examples_that_are_all_right_give_finite_weights() -> None:
    features = {"cosine": 0.9, "margin": 0.2, "centre": 1.0, "inliers": 30.0}
    fitted = fit_calibration([Example([features], 0, is_absent=False)] * 500, None, 1.0)
    assert probability(features, fitted) < 1.0


def _photo(first: float, second: float, right: int | None) -> Example:
    hits = [{"cosine": first, "margin": first - second}, {"cosine": second, "margin": -0.1}]
    return Example(hits, right, is_absent=right is None)


def test_scores_are_those_of_first_hits_with_absent_products_as_rare_as_in_practice() -> None:
    """Half of the photos show absent products here, an eighth do in practice."""
    random = np.random.default_rng(3)
    examples = [
        _photo(float(random.uniform(0.4, 0.8)), 0.4, right)
        for _ in range(500)
        for right in (0, None)
    ]
    fitted = fit_calibration(examples, None, prior_strength=1.0)
    scores = [first_hit(example, fitted)[0] for example in examples]
    assert np.mean(scores) == pytest.approx(1 / (1 + ABSENT_RATE), abs=0.02)


def test_examples_count_by_their_weight() -> None:
    right, wrong = _photo(0.8, 0.3, 0), _photo(0.8, 0.3, None)
    counts = [3.0] * 100 + [1.0] * 100
    weighted = fit_calibration([right] * 100 + [wrong] * 100, None, 1.0, counts)
    repeated = fit_calibration([right] * 300 + [wrong] * 100, None, 1.0)
    assert first_hit(right, weighted)[0] == pytest.approx(first_hit(right, repeated)[0], abs=1e-3)


def test_a_photo_without_hits_is_no_example() -> None:
    examples = [*_examples(100), Example([], None, is_absent=True)]
    assert np.isfinite(fit_calibration(examples, None, 1.0).intercept)
