"""Probabilities are fitted to what was right and what was wrong."""

import numpy as np
import pytest

from desktop_app.domain.evidence import Evidence
from desktop_app.engine.recognition.calibration import Example, fit_calibration
from desktop_app.engine.recognition.verdict import probability
from desktop_app.vision.model_card import Calibration

TRUTH = Calibration(intercept=-4, cosine=3, margin=12, agreement=2, inliers=0.5, centre=2)


def _examples(count: int, *, deceptive_margin: bool = False) -> list[Example]:
    """Draw hits that are right as often as ``TRUTH`` says."""
    random = np.random.default_rng(7)
    examples = []
    for _ in range(count):
        evidence = Evidence(
            cosine=float(random.uniform(0, 1)),
            margin=float(random.uniform(-0.2, 0.4)),
            centre=float(random.uniform(0, 1)),
            agreement=float(random.uniform(0, 1)),
            inliers=int(random.integers(0, 60)),
        )
        right = random.random() < probability(evidence, TRUTH)
        if deceptive_margin:
            right = random.random() < 0.5 - evidence.margin
        examples.append(Example(evidence, bool(right)))
    return examples


def test_the_weights_that_made_the_examples_are_found_again() -> None:
    fitted = fit_calibration(_examples(40_000), None, pull=1.0)
    assert (fitted.intercept, *fitted.weights) == pytest.approx(
        (TRUTH.intercept, *TRUTH.weights), rel=0.1
    )


def test_more_evidence_never_makes_a_hit_less_probable() -> None:
    fitted = fit_calibration(_examples(2_000, deceptive_margin=True), None, pull=1.0)
    assert fitted.margin == 0.0


def test_few_examples_change_little() -> None:
    few = [Example(Evidence(0.9, 0.2, 1.0, 0), right=False)] * 2
    fitted = fit_calibration(few, TRUTH, pull=1000.0)
    assert (fitted.intercept, *fitted.weights) == pytest.approx(
        (TRUTH.intercept, *TRUTH.weights), abs=0.2
    )


def test_examples_that_are_all_right_stay_finite() -> None:
    sure = [Example(Evidence(0.9, 0.2, 1.0, 30), right=True)] * 500
    assert probability(sure[0].evidence, fit_calibration(sure, None, pull=1.0)) < 1.0
