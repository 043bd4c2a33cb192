"""The sets have photos of products of their catalogues; cut-outs are computed once."""

from itertools import islice
from pathlib import Path

import cv2
import numpy as np
import pytest

from datasets import cluttered_photos
from datasets.cluttered_photos import reported_sets
from tests.datasets.set_folders import make_listed_set


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluttered_photos, "WORK_FOLDER", tmp_path / "cut_outs")


def test_scenes_of_the_sample_show_products_of_its_catalogue(tmp_path: Path) -> None:
    _, scenes = islice(reported_sets(tmp_path), 2)
    known = {picture.product for picture in scenes.pictures}
    first = list(islice(scenes.photos(), 3))
    again = list(islice(scenes.photos(), 3))
    assert {photo.product for photo in first} <= known
    assert all(np.array_equal(a.pixels, b.pixels) for a, b in zip(first, again, strict=True))


def test_composites_of_the_sample_show_pictures_that_its_catalogue_lacks(tmp_path: Path) -> None:
    for name in ("amazon_items", "spree_appliances", "trashnet"):
        folder = make_listed_set(tmp_path / name, [("a.png", "a")])
        _draw_disc(folder / "a.png")
    scene = tmp_path / "microcontroller_boards" / "scenes" / "s.jpg"
    scene.parent.mkdir(parents=True)
    cv2.imwrite(str(scene), np.full((60, 80, 3), 90, np.uint8))
    for split in ("train", "validation"):
        (tmp_path / "clothing" / split / "Shirt").mkdir(parents=True)
    (tmp_path / "grocery").mkdir()
    (tmp_path / "grocery" / "val.txt").touch()
    (tmp_path / "grocery" / "classes.csv").write_text("Class ID (int)\n", encoding="utf-8")

    sample = next(reported_sets(tmp_path))
    photo = next(sample.photos())
    assert photo.product in {picture.product for picture in sample.pictures}
    kept = sorted(cluttered_photos.WORK_FOLDER.glob("*.png"))
    assert len(kept) == 4
    changed = [file.stat().st_mtime_ns for file in kept]
    assert np.array_equal(next(sample.photos()).pixels, photo.pixels)
    assert [file.stat().st_mtime_ns for file in kept] == changed


def _draw_disc(file: Path) -> None:
    picture = np.full((90, 90, 3), 245, np.uint8)
    cv2.circle(picture, (45, 45), 30, (200, 40, 30), cv2.FILLED)
    cv2.imwrite(str(file), picture)
