"""Evidence becomes a probability, and the probability a word."""

from dataclasses import replace

import pytest

from desktop_app.domain.answer import Verdict
from desktop_app.domain.evidence import Evidence
from desktop_app.engine.recognition.verdict import (
    probability,
    verdict_of,
    with_inlier_leads,
)
from desktop_app.vision.model_card import Calibration

CALIBRATION = Calibration(
    intercept=-3, cosine=2, margin=10, agreement=2, inliers=1, lead=1, centre=2
)
WEAK = Evidence(cosine=0.5, margin=0.0, agreement=0.1, inliers=0)


def test_evidence_that_outweighs_the_intercept_is_even_odds() -> None:
    evidence = Evidence(cosine=0.5, margin=0.1, agreement=0.5, inliers=0)
    assert probability(evidence, CALIBRATION) == pytest.approx(0.5)


@pytest.mark.parametrize(
    "more",
    [
        {"cosine": 0.6},
        {"margin": 0.1},
        {"centre": 0.3},
        {"agreement": 0.9},
        {"inliers": 12},
        {"lead": 0.4},
    ],
)
def test_more_of_any_part_is_more_probable(more: dict[str, float]) -> None:
    better = replace(WEAK, **more)  # type: ignore[arg-type]
    assert probability(better, CALIBRATION) > probability(WEAK, CALIBRATION)


def test_a_hit_that_was_not_verified_has_no_inliers() -> None:
    unverified = replace(WEAK, inliers=None)
    assert probability(unverified, CALIBRATION) == probability(WEAK, CALIBRATION)


def test_keypoints_lead_where_no_other_candidate_has_as_many() -> None:
    clear, other = with_inlier_leads([replace(WEAK, inliers=40), replace(WEAK, inliers=8)])
    assert clear.lead == -other.lead > 1
    shared = with_inlier_leads([replace(WEAK, inliers=40), replace(WEAK, inliers=40), WEAK])
    assert [evidence.lead for evidence in shared[:2]] == [0, 0]
    assert shared[2].lead < 0


def test_the_only_candidate_leads_by_all_its_keypoints() -> None:
    (alone,) = with_inlier_leads([replace(WEAK, inliers=40)])
    assert alone.lead > 3
    assert with_inlier_leads([WEAK])[0].lead == 0


def test_overwhelming_evidence_does_not_overflow() -> None:
    steep = Calibration(intercept=-5000, cosine=0, margin=0, agreement=0, inliers=0)
    assert probability(WEAK, steep) == 0.0


@pytest.mark.parametrize("cosine", [-0.2, 0.4])
def test_without_a_calibration_it_is_the_similarity(cosine: float) -> None:
    assert probability(Evidence(cosine, 0.1), None) == max(0.0, cosine)


@pytest.mark.parametrize(
    ("best", "verdict"),
    [(0.95, "match"), (0.5, "check"), (0.05, "unknown"), (None, "unknown")],
)
def test_the_probability_of_the_first_hit_decides(best: float | None, verdict: Verdict) -> None:
    assert verdict_of(best, CALIBRATION) == verdict


def test_nobody_promises_a_match_without_a_calibration() -> None:
    assert verdict_of(0.99, None) == "check"
