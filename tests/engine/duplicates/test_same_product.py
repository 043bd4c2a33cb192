"""A picture is scored against its neighbours as a query photo would be."""

import numpy as np
import pytest

from desktop_app.engine.duplicates.neighbourhood import InlierCache, Neighbourhood
from desktop_app.engine.duplicates.neighbourhood_search import NeighbourhoodSearch
from desktop_app.engine.duplicates.picture_comparison import PictureComparison
from desktop_app.engine.duplicates.same_product import same_product_probabilities
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.progress import finish
from desktop_app.search.embedding_space import EmbeddingSpace
from tests.engine.audit_catalogue import AuditCatalogue

MODEL = "model"
# Product and direction of the embedding in degrees, by content.
PICTURES = {"own": ("A", 0), "own too": ("A", 5), "b": ("B", 10), "c1": ("C", 20), "c2": ("C", 30)}


@pytest.fixture
def index(audit_catalogue: AuditCatalogue) -> PictureIndex:
    store = audit_catalogue.store
    products = {sku: audit_catalogue.add(sku) for sku in "ABC"}
    for content, (sku, degrees) in PICTURES.items():
        picture_id = audit_catalogue.add_picture(products[sku], content, jpeg=b"jpeg")
        angle = np.radians(degrees)
        embedding = np.array([np.cos(angle), np.sin(angle)], np.float32)
        store.embeddings.put(MODEL, {picture_id: embedding})
    index = PictureIndex(store, MODEL, EmbeddingSpace.original(2))
    finish(index.update())
    return index


@pytest.fixture
def neighbourhood(audit_catalogue: AuditCatalogue, index: PictureIndex) -> Neighbourhood:
    """Return the neighbourhood of the picture "own"."""
    search = NeighbourhoodSearch(audit_catalogue.store, index, MODEL, InlierCache())
    contents = audit_catalogue.store.findings.unscanned()
    return next(
        one for one in search.neighbourhoods(contents) if one.features.content_hash == "own"
    )


def _probabilities(neighbourhood: Neighbourhood, inliers: dict[str, int]) -> dict[str, float]:
    """Return the probabilities by the content of the neighbour."""
    contents = [features.content_hash for features in neighbourhood.neighbour_features]
    comparisons = [PictureComparison(inliers.get(content, 0)) for content in contents]
    found = same_product_probabilities(neighbourhood, comparisons, None)
    return {contents[row]: probability for row, probability in found}


def test_other_products_are_scored_by_their_nearest_picture(neighbourhood: Neighbourhood) -> None:
    probabilities = _probabilities(neighbourhood, {})
    assert list(probabilities) == ["b", "c1"]
    assert 0 <= probabilities["c1"] < probabilities["b"] <= 1


def test_inliers_raise_the_probability(neighbourhood: Neighbourhood) -> None:
    without = _probabilities(neighbourhood, {})
    with_inliers = _probabilities(neighbourhood, {"c1": 40})
    assert with_inliers["c1"] > without["c1"]


def test_the_centroids_of_other_products_are_compared(neighbourhood: Neighbourhood) -> None:
    similarities = neighbourhood.centroid_similarities
    assert sorted(similarities) == [2, 3]
    assert similarities[2] == pytest.approx(np.cos(np.radians(10)), abs=1e-3)
    assert similarities[3] == pytest.approx(np.cos(np.radians(25)), abs=1e-3)
