"""Features become a probability, and the most probable candidates hits."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.picture import PictureFile
from desktop_app.engine.recognition.features import FEATURES
from desktop_app.engine.recognition.found_products import Neighbour
from desktop_app.engine.recognition.geometric_verification import RegionMatches
from desktop_app.engine.recognition.retrieval import RegionCandidates
from desktop_app.engine.recognition.scoring import probability, score_candidates
from tests.actor import ACTOR

CALIBRATION = Calibration(-3.0, {"cosine": 2.0, "margin": 10.0, "agreement": 2.0, "inliers": 1.0})
WEAK = {"cosine": 0.5, "margin": 0.0, "agreement": 0.1, "inliers": 0.0}


def test_evidence_that_outweighs_the_intercept_is_even_odds() -> None:
    features = {"cosine": 0.5, "margin": 0.1, "agreement": 0.5, "inliers": 0.0}
    assert probability(features, CALIBRATION) == pytest.approx(0.5)


@pytest.mark.parametrize("name", [feature.name for feature in FEATURES])
def test_more_of_any_feature_is_more_probable(name: str) -> None:
    calibration = Calibration(-3.0, {feature.name: 0.5 for feature in FEATURES})
    less = {**WEAK, name: WEAK.get(name, 0.0)}
    more = {**WEAK, name: WEAK.get(name, 0.0) + (12 if name == "inliers" else 0.3)}
    assert probability(more, calibration) > probability(less, calibration)


def test_a_feature_that_was_not_measured_counts_nothing() -> None:
    unverified = {name: value for name, value in WEAK.items() if name != "inliers"}
    assert probability(unverified, CALIBRATION) == probability(WEAK, CALIBRATION)


def test_a_calibration_of_fewer_features_ignores_the_others() -> None:
    earlier = Calibration(-3.0, {"cosine": 2.0})
    assert probability({**WEAK, "centre": 1.0}, earlier) == probability(WEAK, earlier)


def test_overwhelming_evidence_does_not_overflow() -> None:
    assert probability(WEAK, Calibration(-5000.0, {})) == 0.0


@pytest.mark.parametrize("cosine", [-0.2, 0.4])
def test_without_a_calibration_the_probability_is_the_cosine(cosine: float) -> None:
    assert probability({"cosine": cosine}, None) == max(0.0, cosine)


def test_without_a_calibration_inliers_close_the_gap_to_1() -> None:
    assert probability({"cosine": 0.4, "inliers": 20}, None) == pytest.approx(0.7)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """Return a catalogue of the products 1 to 3, each with a picture of the same id."""
    catalogue = open_catalogue(tmp_path / "shop", actor=ACTOR)
    products = catalogue.products.add({sku: {} for sku in "ABC"})
    catalogue.pictures.add(
        [(id_, PictureFile(f"/{sku}", sku, 1, 1, 9, 9, b"")) for sku, id_ in products.items()]
    )
    yield catalogue
    catalogue.close()


def test_inliers_put_a_candidate_before_nearer_ones(catalogue: Catalogue) -> None:
    candidates = [
        Neighbour(id_, "", id_, cosine) for id_, cosine in ((3, 0.6), (2, 0.55), (1, 0.5))
    ]
    region = RegionCandidates(candidates, candidates, {})
    matches = [RegionMatches(), RegionMatches({1: 30, 2: 0})]
    plain, verified = score_candidates([region, region], matches, None, catalogue, top=2)
    assert [hit.product.sku for hit in plain] == ["C", "B"]
    assert [hit.product.sku for hit in verified] == ["A", "C"]
    best = verified[0]
    assert best.picture is not None
    assert best.picture.path == "/A"
    assert best.score == pytest.approx(0.5 + 0.5 * 26 / 42)
    assert best.evidence is not None
    assert best.evidence["inliers"] == 30
