"""Sharpness and brightness of pictures."""

import cv2
import numpy as np

from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.picture_quality import brightness, sharpness
from desktop_app.vision.resizing import fit_within


def _picture() -> RgbImage:
    return fit_within(read_photo(paths.sample_folder() / "pictures" / "tea-min-1.jpg").pixels, 256)


def test_sharpness_decreases_with_blur_but_not_with_contrast() -> None:
    picture = _picture()
    blurred = cv2.GaussianBlur(picture, (0, 0), 2).astype(np.uint8)
    assert sharpness(blurred) < 0.17 < sharpness(picture) <= 1
    assert sharpness((picture // 3).astype(np.uint8)) > 0.17


def test_a_plain_picture_has_no_sharp_edges() -> None:
    assert sharpness(np.full((50, 50, 3), 120, np.uint8)) == 0


def test_a_dark_product_on_white_is_not_a_dark_picture() -> None:
    page = np.full((100, 100, 3), 250, np.uint8)
    page[20:80, 20:80] = 5
    assert brightness(page) > 0.9
    assert brightness(page // 4) < 0.3
