"""Keypoints raise the very thing above what only resembles it, and never break an answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.ingest import importer
from desktop_app.engine.recognition.geometric_verification import CANDIDATES, verify_candidates
from desktop_app.engine.recognition.retrieval import Candidate, rank_hits
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, packed_keypoints
from desktop_app.vision.picture_decoding import read_photo
from tests.actor import ACTOR

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
    """Return the first product as a camera sees it: turned, blurred, dim, on grey."""
    picture = read_photo(PRINTS / f"{NAMES[0]}.jpg").pixels
    height, width = picture.shape[:2]
    turned = cv2.getRotationMatrix2D((width / 2, height / 2), 20, 0.7)
    seen = cv2.warpAffine(picture, turned, (width, height), borderValue=(128, 128, 128))
    return (cv2.GaussianBlur(seen, (0, 0), 1.0) * 0.8).astype(np.uint8)


def _found(store: SqliteCatalogue, cosines: list[float]) -> list[Candidate]:
    """Return the products of ``store``, in SKU order, with these similarities."""
    return [
        Candidate(product.id, picture.id, Evidence(cosine, 0.0))
        for (product, picture), cosine in zip(store.products.first(99), cosines, strict=True)
        if picture
    ]


def test_an_answer_says_what_agrees_and_where(
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
        assert some.shape == (best.evidence.inliers, 2)
        assert 0 <= some.min() <= some.max() <= 1
    assert best.evidence.inliers is not None
    assert best.evidence.inliers >= 15
    others = [hit.evidence.inliers for hit in answer.hits[1:] if hit.evidence]
    assert max(inliers or 0 for inliers in others) < best.evidence.inliers / 1.5
    assert answer.ms.verify > 0
    assert answer.ms.total >= answer.ms.search + answer.ms.verify


def test_the_very_thing_passes_what_the_embedding_held_for_nearer(
    workspace: Workspace, shop_of_prints: Path, photo: RgbImage, finish: Finish, tmp_path: Path
) -> None:
    finish(workspace.import_products(shop_of_prints))
    workspace.close()
    store = SqliteCatalogue.open(tmp_path / "catalogue", actor=ACTOR)
    found = verify_candidates(photo, _found(store, [0.5, 0.51, 0.6, 0.55]), store)
    hits = rank_hits(found, None, store, top=4)
    assert hits[0].product.sku == NAMES[0]
    scores = [hit.score or 0.0 for hit in hits]
    assert scores == sorted(scores, reverse=True)
    store.close()


def test_damaged_or_missing_keypoints_leave_a_hit_as_it_was(
    workspace: Workspace, shop_of_prints: Path, photo: RgbImage, finish: Finish, tmp_path: Path
) -> None:
    finish(workspace.import_products(shop_of_prints))
    workspace.close()
    store = SqliteCatalogue.open(tmp_path / "catalogue", actor=ACTOR)
    before = _found(store, [0.9, 0.8, 0.7, 0.6])
    damaged, of_another_format = before[0].picture_id, before[1].picture_id
    store.keypoints.put(KEYPOINT_FORMAT, {damaged: b"VK is not enough"})
    store.keypoints.put(KEYPOINT_FORMAT + 1, {of_another_format: b"new"})
    after = verify_candidates(photo, before, store)
    assert after[:2] == before[:2]
    assert after[2].evidence.inliers is not None
    store.close()


def test_only_the_first_hits_are_looked_at(
    workspace: Workspace,
    tmp_path: Path,
    draw_picture: Callable[..., Path],
    photo: RgbImage,
    finish: Finish,
) -> None:
    for seed in range(CANDIDATES + 3):
        draw_picture(tmp_path / "many" / f"{seed:02}.png", seed)
    finish(workspace.import_products(tmp_path / "many"))
    hits = workspace.identify(photo, top=CANDIDATES + 3).hits
    assert sum(hit.evidence is not None and hit.evidence.inliers is None for hit in hits) == 3


def test_equal_contents_are_searched_for_keypoints_once(
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

    monkeypatch.setattr(importer, "packed_keypoints", count)
    finish(workspace.import_products(folder))
    (folder / "later.jpg").write_bytes((PRINTS / f"{NAMES[0]}.jpg").read_bytes())
    finish(workspace.import_products(folder))
    assert len(searched) == 1
    hits = workspace.identify(folder / "0.jpg", top=9).hits
    assert [hit.evidence is not None and (hit.evidence.inliers or 0) > 20 for hit in hits] == [
        True
    ] * 6
