"""Each picture is compared with a few of the nearest pictures with other contents."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.engine.duplicates.neighbourhood import InlierCache, Neighbourhood
from desktop_app.engine.duplicates.neighbourhood_search import NeighbourhoodSearch
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.progress import finish
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.neighbours import Neighbours
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, Keypoints, pack
from tests.engine.audit_catalogue import AuditCatalogue

MODEL = "model"


def _direction(degrees: float) -> npt.NDArray[np.float32]:
    angle = np.radians(degrees)
    return np.array([np.cos(angle), np.sin(angle)], np.float32)


def _add(catalogue: AuditCatalogue, sku: str, contents: Mapping[str, float]) -> dict[str, int]:
    """Add a product with pictures by content, with the direction of each embedding in degrees."""
    product_id = catalogue.add(sku)
    ids = {
        content: catalogue.add_picture(product_id, content, jpeg=b"jpeg") for content in contents
    }
    embeddings = {ids[content]: _direction(degrees) for content, degrees in contents.items()}
    catalogue.store.embeddings.put(MODEL, embeddings)
    return ids


def _search(
    catalogue: AuditCatalogue, inliers: InlierCache | None = None
) -> dict[str, Neighbourhood]:
    """Return the neighbourhoods of all contents."""
    index = PictureIndex(catalogue.store, MODEL, EmbeddingSpace.original(2))
    finish(index.update())
    search = NeighbourhoodSearch(catalogue.store, index, MODEL, inliers or InlierCache())
    contents = catalogue.store.findings.unscanned()
    return {one.features.content_hash: one for one in search.neighbourhoods(contents)}


def _contents(neighbourhood: Neighbourhood) -> list[str]:
    return [features.content_hash for features in neighbourhood.neighbour_features]


def test_neighbours_are_ordered_by_distance(audit_catalogue: AuditCatalogue) -> None:
    for number, degrees in enumerate((0, 40, 10, 90)):
        _add(audit_catalogue, str(number), {f"at {degrees}": degrees})
    found = _search(audit_catalogue)
    assert _contents(found["at 0"]) == ["at 10", "at 40", "at 90"]
    assert _contents(found["at 40"]) == ["at 10", "at 0", "at 90"]


def test_pictures_with_a_similar_print_are_compared_too(
    audit_catalogue: AuditCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids: dict[str, int] = {}
    for number in range(40):
        ids |= _add(audit_catalogue, str(number), {str(number): 2 * number})
    order = [ids[str(number)] for number in (0, 3, 30, 35, 20, 25, 22, 21)]
    printed = Neighbours(np.array(order), np.linspace(0.8, 0.1, 8, dtype=np.float32))
    no_points = np.zeros((0, 2), np.float32)
    empty = pack(Keypoints(9, 9, no_points, np.zeros((0, 128), np.float32)))
    audit_catalogue.store.keypoints.put(KEYPOINT_FORMAT, {ids["0"]: empty})
    monkeypatch.setattr(PictureIndex, "search_keypoints", lambda self, photo, count: printed)

    found = _search(audit_catalogue)["0"]
    expected = [*range(1, 13), 30, 35, 20, 25]
    assert _contents(found) == [str(number) for number in expected]
    assert found.neighbours[12].cosine == pytest.approx(np.cos(np.radians(60)), abs=1e-4)
    products = audit_catalogue.store.pictures.get([ids["30"], ids["3"]])
    scores = [found.keypoint_scores[products[ids[name]].product_id] for name in ("3", "30")]
    assert scores == pytest.approx([0.7, 0.6], abs=1e-5)


def test_at_most_twelve_neighbours_are_compared(audit_catalogue: AuditCatalogue) -> None:
    for number in range(40):
        _add(audit_catalogue, str(number), {str(number): 2 * number})
    assert _contents(_search(audit_catalogue)["0"]) == [str(number) for number in range(1, 13)]


def test_equal_contents_are_no_neighbours_and_searched_once(
    audit_catalogue: AuditCatalogue,
) -> None:
    one = _add(audit_catalogue, "A", {"same": 0})
    two = _add(audit_catalogue, "B", {"same": 0})
    _add(audit_catalogue, "C", {"other": 10})
    found = _search(audit_catalogue)
    assert found.keys() == {"same", "other"}
    assert _contents(found["same"]) == ["other"]
    assert found["same"].picture_id == one["same"]
    owners = audit_catalogue.store.pictures.get([one["same"], two["same"]]).values()
    assert found["same"].product_ids == {picture.product_id for picture in owners}


def test_of_pictures_with_one_embedding_a_few_are_compared(audit_catalogue: AuditCatalogue) -> None:
    for number in range(9):
        _add(audit_catalogue, str(number), {f"identical {number}": 20})
    _add(audit_catalogue, "own", {"own": 0})
    _add(audit_catalogue, "far", {"far": 60})
    contents = _contents(_search(audit_catalogue)["own"])
    assert len(contents) == 4
    assert contents[-1] == "far"


def test_siblings_are_the_neighbours_of_the_same_product(audit_catalogue: AuditCatalogue) -> None:
    _add(audit_catalogue, "A", {"front": 0, "back": 20})
    _add(audit_catalogue, "B", {"other": 10})
    assert _search(audit_catalogue)["front"].sibling_hashes == ["back"]


def test_pictures_without_an_embedding_are_left_out(audit_catalogue: AuditCatalogue) -> None:
    _add(audit_catalogue, "A", {"a": 0})
    audit_catalogue.add("B", "not embedded")
    assert _search(audit_catalogue).keys() == {"a"}


def test_known_inliers_are_given_by_position(audit_catalogue: AuditCatalogue) -> None:
    ids = _add(audit_catalogue, "A", {"a": 0, "b": 10, "c": 20})
    inliers = InlierCache()
    inliers.put(ids["c"], ids["a"], 33)
    found = _search(audit_catalogue, inliers)
    assert found["a"].known_inliers == {1: 33}
    assert found["b"].known_inliers == {}
    assert found["c"].known_inliers == {1: 33}
