"""Conversion between numpy arrays, images and files."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from desktop_app.ui.widgets.image_conversion import (
    decode_image,
    read_picture,
    rounded_image,
    shrink,
    to_pixels,
    to_qimage,
)


def test_pixels_are_the_same_after_both_conversions() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (5, 7, 3), np.uint8)
    assert np.array_equal(to_pixels(to_qimage(pixels)), pixels)


def test_an_image_does_not_share_the_pixels() -> None:
    pixels = np.zeros((2, 2, 3), np.uint8)
    image = to_qimage(pixels)
    pixels[:] = 255
    assert image.pixelColor(0, 0) == QColor(0, 0, 0)


def test_transparency_becomes_white() -> None:
    image = QImage(2, 1, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    image.setPixelColor(1, 0, QColor(200, 0, 0))
    assert to_pixels(image).tolist() == [[[255, 255, 255], [200, 0, 0]]]


def test_only_large_images_are_scaled_down() -> None:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    assert shrink(image, 50).size() == QSize(50, 25)
    assert shrink(image, 300).size() == QSize(200, 100)


def test_a_rounded_image_fits_the_square_and_has_transparent_corners() -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 0, 0))
    rounded = rounded_image(image, 100, 2.0, 8)
    assert (rounded.size(), rounded.devicePixelRatio()) == (QSize(200, 100), 2.0)
    assert rounded.pixelColor(0, 0).alpha() == 0
    assert rounded.pixelColor(100, 50) == QColor(200, 0, 0)
    thin = QImage(3000, 1, QImage.Format.Format_RGB32)
    assert rounded_image(thin, 100, 1.0, 8).size() == QSize(100, 1)


def test_a_picture_is_read_upright_and_scaled_down(tmp_path: Path) -> None:
    file = tmp_path / "rotated.jpg"
    rotated = Image.Exif()
    rotated[0x0112] = 6
    Image.new("RGB", (400, 200)).save(file, exif=rotated)
    assert read_picture(file, 100).size() == QSize(50, 100)


def test_an_unreadable_file_gives_a_null_image(tmp_path: Path) -> None:
    assert read_picture(tmp_path / "gone.jpg", 100).isNull()


def test_an_alpha_channel_that_is_0_everywhere_is_ignored() -> None:
    image = QImage(3, 1, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 100, 0, 0))
    assert to_pixels(image).tolist() == [[[200, 100, 0]] * 3]


@pytest.mark.parametrize("suffix", [".png", ".webp"])
def test_a_picture_file_without_used_alpha_is_shown(tmp_path: Path, suffix: str) -> None:
    pixels = np.zeros((40, 60, 4), np.uint8)
    pixels[..., :3] = (200, 100, 0)
    file = tmp_path / f"cup{suffix}"
    Image.fromarray(pixels).save(file, lossless=True, exact=True)
    image = read_picture(file, 30)
    assert image.size() == QSize(30, 20)
    assert image.pixelColor(5, 5) == QColor(200, 100, 0)


def test_only_pictures_are_decoded_and_not_what_other_plugins_of_qt_read(tmp_path: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>'
    (tmp_path / "drawing.svg").write_bytes(svg)
    assert decode_image(svg).isNull()
    assert decode_image(b"").isNull()
    assert read_picture(tmp_path / "drawing.svg", 100).isNull()
    assert read_picture(tmp_path / "missing.png", 100).isNull()


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "bmp", "tif"])
def test_a_picture_in_memory_is_decoded(suffix: str) -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (20, 30, 3), np.uint8)
    _, encoded = cv2.imencode(f".{suffix}", pixels)
    image = decode_image(encoded.tobytes())
    assert (image.width(), image.height()) == (30, 20)
