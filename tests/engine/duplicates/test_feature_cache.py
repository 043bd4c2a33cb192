"""Features are read once and kept while they are used."""

from collections.abc import Sequence

import pytest

from desktop_app.domain.picture import Picture
from desktop_app.engine.duplicates.feature_cache import PictureFeatureCache
from desktop_app.vision.keypoints import KEYPOINT_FORMAT
from tests.engine.audit_catalogue import AuditCatalogue


@pytest.fixture
def pictures(audit_catalogue: AuditCatalogue) -> list[Picture]:
    """Return three pictures; the first one has keypoints."""
    product_id = audit_catalogue.add("A")
    ids = [
        audit_catalogue.add_picture(product_id, content, size_px=(640, 480), jpeg=content.encode())
        for content in ("a", "b", "c")
    ]
    audit_catalogue.store.keypoints.put(KEYPOINT_FORMAT, {ids[0]: b"keypoints"})
    return list(audit_catalogue.store.pictures.get(ids).values())


def test_features_are_what_the_catalogue_stores(
    audit_catalogue: AuditCatalogue, pictures: Sequence[Picture]
) -> None:
    features = PictureFeatureCache(audit_catalogue.store).get(pictures)
    assert list(features) == ["a", "b", "c"]
    assert features["a"].thumbnail == b"a"
    assert features["a"].size_px == (640, 480)
    assert str(features["a"].file) == pictures[0].path
    assert (features["a"].packed_keypoints, features["b"].packed_keypoints) == (b"keypoints", b"")


def test_the_same_features_are_returned_again(
    audit_catalogue: AuditCatalogue, pictures: Sequence[Picture]
) -> None:
    cache = PictureFeatureCache(audit_catalogue.store)
    first = cache.get(pictures)
    assert cache.get(pictures)["a"] is first["a"]


def test_the_least_recently_used_features_are_dropped(
    audit_catalogue: AuditCatalogue, pictures: Sequence[Picture]
) -> None:
    cache = PictureFeatureCache(audit_catalogue.store, max_features=2)
    a, b, c = pictures
    first = cache.get([a, b])
    cache.get([a])
    cache.get([c])
    assert cache.get([a])["a"] is first["a"]
    assert cache.get([b])["b"] is not first["b"]


def test_more_pictures_than_are_kept_are_all_returned(
    audit_catalogue: AuditCatalogue, pictures: Sequence[Picture]
) -> None:
    assert len(PictureFeatureCache(audit_catalogue.store, max_features=1).get(pictures)) == 3


def test_removed_pictures_are_missing(
    audit_catalogue: AuditCatalogue, pictures: Sequence[Picture]
) -> None:
    audit_catalogue.store.pictures.remove([pictures[1].id])
    assert list(PictureFeatureCache(audit_catalogue.store).get(pictures)) == ["a", "c"]
