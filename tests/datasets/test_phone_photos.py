"""Simulated phone photos."""

from pathlib import Path

import cv2
import numpy as np

from datasets.labelled_photos import LabelledPhoto
from datasets.phone_photos import simulate_phone_photo, simulate_phone_photos


def test_the_picture_fills_the_centre_and_the_background_the_corners() -> None:
    red = np.full((300, 200, 3), (250, 0, 0), np.uint8)
    blue = np.full((100, 100, 3), (0, 0, 250), np.uint8)
    photo = simulate_phone_photo(red, blue, np.random.default_rng(3))
    assert photo.shape == (400, 400, 3)
    assert photo[200, 200, 0] > photo[200, 200, 2]
    assert photo[2, 2, 2] > photo[2, 2, 0]


def test_every_15th_picture_is_photographed(tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    cv2.imwrite(str(file), np.full((40, 40, 3), 200, np.uint8))
    pictures = [LabelledPhoto(file, "p", "c", 0, 0)] * 31
    first = list(simulate_phone_photos(pictures, pictures[:2]))
    again = list(simulate_phone_photos(pictures, pictures[:2]))
    assert [row for row, _ in first] == [0, 15, 30]
    assert all(np.array_equal(a, b) for (_, a), (_, b) in zip(first, again, strict=True))
