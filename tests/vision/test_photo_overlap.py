"""Photos of one shelf are aligned; photos of other shelves with the same products are not."""

from functools import cache
from typing import Any

import cv2
import numpy as np

from desktop_app import paths
from desktop_app.vision.photo_overlap import overlap_keypoints, overlap_transform
from desktop_app.vision.picture_decoding import read_photo

_NAMES = ("tea-min", "can-blu", "bis-oat", "tea-lem", "can-ora", "bis-but", "cof-esp", "jam-blu")


@cache
def _pictures() -> list[Any]:
    files = sorted((paths.sample_folder() / "pictures").glob("*-1.jpg"))
    wanted = [file for file in files if file.stem[:7] in _NAMES] or files[:8]
    return [cv2.resize(read_photo(file).pixels, (200, 200)) for file in wanted]


def _shelf(order: list[int], columns: int) -> Any:
    """Return a wall of pictures, (h, w, 3) uint8 RGB; each has its own size."""
    random = np.random.default_rng(order)
    pictures = [
        cv2.copyMakeBorder(one[:, :width], 0, 0, 0, 200 - width, cv2.BORDER_REPLICATE)
        for one, width in zip(_pictures(), random.integers(130, 201, 8).tolist(), strict=True)
    ]
    pictures = [np.roll(one, int(random.integers(0, 60)), axis=1) for one in pictures]
    rows = [order[start : start + columns] for start in range(0, len(order), columns)]
    return np.vstack([np.hstack([pictures[n % len(pictures)] for n in row]) for row in rows])


def test_overlapping_photos_are_aligned() -> None:
    order = np.random.default_rng(0).integers(0, 8, 24).tolist()
    wall = _shelf(order, 8)
    first, second = wall[:, :1000], wall[:, 500:1500]
    turned = cv2.warpAffine(second, cv2.getRotationMatrix2D((500, 300), 3, 0.95), (1000, 600))
    darker = np.clip(turned * 0.7 + 10, 0, 255).astype(np.uint8)
    for photo in (second, darker):
        found = overlap_transform(overlap_keypoints(first), overlap_keypoints(photo))
        assert found is not None
    plain = overlap_transform(overlap_keypoints(first), overlap_keypoints(second))
    assert plain is not None
    point = plain @ [0.75, 0.5, 1.0]
    np.testing.assert_allclose(point[:2] / point[2], [0.25, 0.5], atol=0.01)


def test_the_same_products_in_another_order_are_another_shelf() -> None:
    random = np.random.default_rng(1)
    first, second = (_shelf(random.permutation(24).tolist(), 6) for _ in range(2))
    assert overlap_transform(overlap_keypoints(first), overlap_keypoints(second)) is None


def test_a_plain_photo_overlaps_nothing() -> None:
    plain = overlap_keypoints(np.full((300, 400, 3), 200, np.uint8))
    shelf = overlap_keypoints(_shelf(list(range(12)), 4))
    assert overlap_transform(plain, shelf) is None
    assert overlap_transform(shelf, plain) is None
    assert overlap_transform(plain, plain) is None
