"""The list of the pictures to render."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tools.demo_catalogue import query_photos
from tools.demo_catalogue.picture_jobs import picture_jobs, query_jobs
from tools.demo_catalogue.products.assortment import all_products
from tools.demo_catalogue.products.duplicates import DUPLICATES
from tools.demo_catalogue.tables import picture_paths


def _first_picture(sku: str) -> str:
    return picture_paths(next(p for p in all_products() if p.sku == sku))[0]


def test_a_duplicate_comes_after_its_original(tmp_path: Path) -> None:
    order = [job.path for job in picture_jobs(tmp_path)]
    assert len(set(order)) == len(order)
    for duplicate in DUPLICATES:
        if duplicate.kind != "anew":
            original, copy = _first_picture(duplicate.of), _first_picture(duplicate.sku)
            assert order.index(original) < order.index(copy)


@pytest.mark.parametrize(("kind", "size"), [("same", 384), ("recompressed", 300), ("cropped", 300)])
def test_a_duplicate_is_made_from_the_file_of_its_original(
    kind: str, size: int, tmp_path: Path
) -> None:
    duplicate = next(one for one in DUPLICATES if one.kind == kind)
    original = tmp_path / _first_picture(duplicate.of)
    original.parent.mkdir()
    pixels = np.random.default_rng(0).integers(0, 256, (384, 384, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(original)
    path = _first_picture(duplicate.sku)
    next(job for job in picture_jobs(tmp_path) if job.path == path).run(tmp_path)
    with Image.open(tmp_path / path) as picture:
        assert picture.width == size
    assert (original.read_bytes() == (tmp_path / path).read_bytes()) == (kind == "same")


def test_each_second_photo_is_a_file_of_its_own() -> None:
    photos = query_photos.second_photos()
    paths = [job.path for job in query_jobs(photos)]
    assert paths == [f"queries/{photo.name}" for photo in photos]
    assert len(set(paths)) == len(photos)
