"""Keypoints tell the product in the photo from similar ones, and never break an answer."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Answer, Hit
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.ingest import chunk_features
from desktop_app.engine.recognition.found_products import Neighbour
from desktop_app.engine.recognition.geometric_verification import (
    VERIFIED_CANDIDATES,
    RegionMatcher,
    RegionMatches,
    verify_candidates,
)
from desktop_app.engine.recognition.pipeline import RecognitionPipeline
from desktop_app.engine.recognition.retrieval import RegionCandidates
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, packed_keypoints
from desktop_app.vision.picture_decoding import read_photo

Finish = Callable[[Any], Any]
OpenWorkspace = Callable[..., Workspace]
PRINTS = Path(__file__).parents[3] / "assets" / "sample" / "pictures"
NAMES = ("can-che-1", "can-gra-1", "cof-dec-1", "jam-apr-1")


@pytest.fixture
def shop_of_prints(tmp_path: Path) -> Path:
    """Return a folder with pictures of four printed products."""
    folder = tmp_path / "prints"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.jpg").write_bytes((PRINTS / f"{name}.jpg").read_bytes())
    return folder


@pytest.fixture
def photo() -> RgbImage:
    """Return the first product as in a photo: rotated, blurred, dark, on grey."""
    picture = read_photo(PRINTS / f"{NAMES[0]}.jpg").pixels
    height, width = picture.shape[:2]
    turned = cv2.getRotationMatrix2D((width / 2, height / 2), 20, 0.7)
    seen = cv2.warpAffine(picture, turned, (width, height), borderValue=(128, 128, 128))
    return (cv2.GaussianBlur(seen, (0, 0), 1.0) * 0.8).astype(np.uint8)


def _verify(
    catalogue: Catalogue, photo: RgbImage, regions: Sequence[Region] = (WHOLE_PHOTO,)
) -> list[RegionMatches]:
    """Verify all products of a catalogue, in SKU order, in each region of a photo."""
    candidates = [
        Neighbour(product.id, "", picture.id, 0.5)
        for product, picture in catalogue.products.list_by_sku(99)
        if picture
    ]
    matchers = [RegionMatcher(region.cut_from(photo), region) for region in regions]
    retrieved = [RegionCandidates(candidates, [], {})] * len(regions)
    return verify_candidates(matchers, retrieved, catalogue)


def _inliers(hits: Sequence[Hit]) -> list[float | None]:
    return [hit.evidence.get("inliers") for hit in hits if hit.evidence]


def test_an_answer_has_its_matching_points(
    workspace: Workspace, shop_of_prints: Path, photo: RgbImage, finish: Finish
) -> None:
    finish(workspace.import_products(shop_of_prints))
    answer = workspace.identify(photo, top=3)
    best = answer.hits[0]
    assert (best.product.sku, len(answer.hits)) == (NAMES[0], 3)
    assert best.evidence is not None
    assert best.evidence.matches is not None
    points = (best.evidence.matches.photo_points, best.evidence.matches.picture_points)
    for some in points:
        assert some.shape == (best.evidence["inliers"], 2)
        assert 0 <= some.min() <= some.max() <= 1
    assert best.evidence["inliers"] >= 15
    assert (
        max(inliers or 0 for inliers in _inliers(answer.hits[1:])) < best.evidence["inliers"] / 1.5
    )


def test_the_product_in_the_photo_has_the_most_inliers(
    workspace: Workspace, shop_of_prints: Path, photo: RgbImage, finish: Finish
) -> None:
    finish(workspace.import_products(shop_of_prints))
    (verified,) = _verify(workspace.catalogue.store, photo)
    assert len(verified.inliers) == len(NAMES)
    assert max(verified.inliers, key=lambda id_: verified.inliers[id_]) == 1


def test_print_and_colours_are_compared_only_if_they_are_weighed(
    workspace: Workspace, shop_of_prints: Path, photo: RgbImage, finish: Finish
) -> None:
    finish(workspace.import_products(shop_of_prints))

    def answer(calibration: Calibration | None) -> Answer:
        parts = (workspace._embedder, workspace._index, workspace.catalogue.store)
        (only,) = RecognitionPipeline(*parts, calibration).run(photo, top=1)
        return only

    plain = answer(Calibration(-1.0, {"margin": 1.0, "colour": 0.0}))
    assert "appearance" not in plain.ms.stages
    for calibration in (Calibration(-1.0, {"margin": 1.0, "colour": 0.1}), None):
        weighed = answer(calibration)
        assert weighed.ms.stages["appearance"] > 0
        (hit,), (same,) = weighed.hits, plain.hits
        assert hit.evidence is not None
        assert same.evidence is not None
        added = hit.evidence.features.keys() - same.evidence.features.keys()
        assert added == {"appearance", "colour"}


def test_matching_points_of_a_region_are_points_of_the_photo(
    workspace: Workspace, shop_of_prints: Path, photo: RgbImage, finish: Finish
) -> None:
    finish(workspace.import_products(shop_of_prints))
    wide = np.concatenate([np.full_like(photo, 128), photo], axis=1)
    left, right = _verify(workspace.catalogue.store, wide, (Region(right=0.5), Region(left=0.5)))
    (alone,) = _verify(workspace.catalogue.store, photo)
    assert left.inliers[1] < 8 < right.inliers[1] == alone.inliers[1]
    x, y = alone.matches[1].photo_points.T
    assert right.matches[1].photo_points == pytest.approx(np.column_stack([0.5 + x / 2, y]))


def test_searches_for_one_product_share_its_keypoints(
    workspace: Workspace, shop_of_prints: Path, photo: RgbImage, finish: Finish
) -> None:
    finish(workspace.import_products(shop_of_prints))
    wide = np.concatenate([np.full_like(photo, 128), photo], axis=1)
    region = Region(left=0.5)
    matcher = RegionMatcher(region.cut_from(wide), region)
    part, whole = workspace.identify_regions(wide, (region, WHOLE_PHOTO), top=4, matcher=matcher)
    inliers = {hit.product.sku: hit.evidence["inliers"] for hit in part.hits if hit.evidence}
    assert inliers[NAMES[0]] >= 15
    assert inliers == {
        hit.product.sku: hit.evidence["inliers"] for hit in whole.hits if hit.evidence
    }


def test_damaged_or_missing_keypoints_are_not_verified(
    workspace: Workspace, shop_of_prints: Path, photo: RgbImage, finish: Finish
) -> None:
    finish(workspace.import_products(shop_of_prints))
    keypoints = workspace.catalogue.store.keypoints
    keypoints.put(KEYPOINT_FORMAT, {1: b"VK is not enough"})
    keypoints.put(KEYPOINT_FORMAT + 1, {2: b"new"})
    (verified,) = _verify(workspace.catalogue.store, photo)
    assert set(verified.inliers) == set(verified.matches) == {3, 4}


def test_only_the_first_candidates_are_verified(
    workspace: Workspace,
    tmp_path: Path,
    draw_picture: Callable[..., Path],
    photo: RgbImage,
    finish: Finish,
) -> None:
    for seed in range(VERIFIED_CANDIDATES + 3):
        draw_picture(tmp_path / "many" / f"{seed:02}.png", seed)
    finish(workspace.import_products(tmp_path / "many"))
    hits = workspace.identify(photo, top=VERIFIED_CANDIDATES + 3).hits
    assert (
        sum(hit.evidence is not None and hit.evidence.get("inliers") is None for hit in hits) == 3
    )


def test_keypoints_of_identical_files_are_extracted_once(
    workspace: Workspace, tmp_path: Path, finish: Finish, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "same"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.jpg").write_bytes((PRINTS / f"{NAMES[0]}.jpg").read_bytes())
    searched = []

    def count(pixels: RgbImage) -> bytes:
        searched.append(pixels)
        return packed_keypoints(pixels)

    monkeypatch.setattr(chunk_features, "packed_keypoints", count)
    finish(workspace.import_products(folder))
    (folder / "later.jpg").write_bytes((PRINTS / f"{NAMES[0]}.jpg").read_bytes())
    finish(workspace.import_products(folder))
    assert len(searched) == 1
    hits = workspace.identify(folder / "0.jpg", top=9).hits
    assert [(inliers or 0) > 20 for inliers in _inliers(hits)] == [True] * 6
