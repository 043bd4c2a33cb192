"""The score of a hit and its evidence as text."""

from desktop_app.domain.answer import Hit
from desktop_app.domain.evidence import Evidence, Similarity
from desktop_app.domain.product import Product
from desktop_app.ui.find.evidence_text import evidence_text

PRODUCT = Product(1, "A-1")


def test_a_hit_without_a_score_has_no_text(english: None) -> None:
    assert evidence_text(Hit(PRODUCT, None, None)) == ""


def test_a_score_without_evidence_stands_alone(english: None) -> None:
    assert evidence_text(Hit(PRODUCT, None, 0.914)) == "Score 91%"


def test_a_similar_product_shows_each_similarity(english: None) -> None:
    hit = Hit(PRODUCT, None, 0.7, similarity=Similarity(0.5, 0.9, 0.25, 0.0))
    expected = "Score 70% · cosine 0.500 · colour 90% · shape 25% · texture 0%"
    assert evidence_text(hit) == expected


def test_a_hit_of_a_photo_shows_its_evidence(english: None) -> None:
    features = {"cosine": 0.8712, "margin": 0.1, "centre": 0.8, "agreement": 0.0, "inliers": 17}
    expected = (
        "Score 91% · cosine 0.871 · margin 0.100 · mean of its pictures 0.800 · "
        "agreement 0% · matching points 17"
    )
    assert evidence_text(Hit(PRODUCT, None, 0.91, evidence=Evidence(features))) == expected
