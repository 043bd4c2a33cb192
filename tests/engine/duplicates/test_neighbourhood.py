"""A neighbourhood knows its siblings, and inliers are cached for both pictures of a pair."""

from pathlib import Path

from desktop_app.engine.duplicates.neighbourhood import InlierCache, Neighbourhood
from desktop_app.engine.duplicates.picture_features import PictureFeatures
from desktop_app.engine.recognition.found_products import Neighbour


def _features(content: str) -> PictureFeatures:
    return PictureFeatures(content, Path("/a.jpg"), (9, 9), b"", b"")


def test_siblings_are_the_neighbours_of_the_same_product() -> None:
    neighbourhood = Neighbourhood(
        _features("front"),
        1,
        frozenset({10, 20}),
        [Neighbour(10, "", 2, 0.9), Neighbour(30, "", 3, 0.8), Neighbour(20, "", 4, 0.7)],
        [_features("back"), _features("other"), _features("side")],
        {},
        {},
        {},
    )
    assert neighbourhood.sibling_hashes == ["back", "side"]


def test_inliers_are_cached_in_either_order() -> None:
    inliers = InlierCache()
    inliers.put(7, 3, 12)
    assert (inliers.get(3, 7), inliers.get(7, 3)) == (12, 12)
    assert inliers.get(3, 8) is None
