"""Calibrations are fitted to right and wrong hits."""

import numpy as np
import pytest

from desktop_app.domain.calibration import Calibration
from desktop_app.engine.recognition.calibration_examples import Example
from desktop_app.engine.recognition.calibration_fitting import fit_calibration
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
        examples.append(Example(features, bool(is_right)))
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
    few = [Example({"cosine": 0.9, "margin": 0.2, "centre": 1.0}, is_right=False)] * 2
    fitted = fit_calibration(few, TRUTH, prior_strength=1000.0)
    assert _parameters(fitted) == pytest.approx(_parameters(TRUTH), abs=0.2)


def test_examples_that_are_all_right_give_finite_weights() -> None:
    features = {"cosine": 0.9, "margin": 0.2, "centre": 1.0, "inliers": 30.0}
    fitted = fit_calibration([Example(features, is_right=True)] * 500, None, prior_strength=1.0)
    assert probability(features, fitted) < 1.0
