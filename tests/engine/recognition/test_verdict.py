"""The probability of the first hit decides the verdict."""

import pytest

from desktop_app.domain.answer import CategoryGuess, Hit, Verdict
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.product import Product
from desktop_app.engine.recognition.found_products import Neighbour
from desktop_app.engine.recognition.retrieval import RegionCandidates
from desktop_app.engine.recognition.verdict import RegionVerdict, decide_verdicts, verdict_for

CALIBRATION = Calibration(0.0, {})


@pytest.mark.parametrize(
    ("best", "verdict"),
    [(0.95, "match"), (0.5, "check"), (0.05, "unknown"), (None, "unknown")],
)
def test_the_probability_of_the_first_hit_decides(best: float | None, verdict: Verdict) -> None:
    assert verdict_for(best, CALIBRATION) == verdict


def test_there_is_no_match_without_a_calibration() -> None:
    assert verdict_for(0.99, None) == "check"


def test_each_region_gets_its_own_verdict_and_category() -> None:
    hit = Hit(Product(1, "P-1", category="Toys"), None, 0.95)
    toys, nothing = (
        RegionCandidates([], [Neighbour(1, "Toys", 1, 0.9)], {}),
        RegionCandidates([], [], {}),
    )
    assert decide_verdicts([(hit,), ()], [toys, nothing], CALIBRATION) == [
        RegionVerdict("match", CategoryGuess("Toys", 1.0)),
        RegionVerdict("unknown", None),
    ]
