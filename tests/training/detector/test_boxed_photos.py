from pathlib import Path

import cv2
import numpy as np
import pytest

from training.augmentation import similarity_transform
from training.detector.boxed_photos import (
    BoxedPhoto,
    areas,
    clip_boxes,
    mirrored,
    read_boxed_photos,
    warp_boxes,
)


def test_photos_are_read_with_their_boxes_in_pixels(tmp_path: Path) -> None:
    for name in ("train_one.jpg", "test_two.jpg"):
        cv2.imwrite(str(tmp_path / name), np.zeros((50, 100, 3), np.uint8))
    table = "path,x0,y0,x1,y1\ntrain_one.jpg,0.1,0.2,0.5,0.6\ntest_two.jpg,0,0,1,1\n"
    (tmp_path / "boxes.csv").write_text(table, encoding="utf-8")
    ((path, photo),) = read_boxed_photos(tmp_path, "boxes.csv", "train_").items()
    assert path == "train_one.jpg"
    assert photo.boxes == pytest.approx(np.array([[10, 10, 50, 30]]))


def test_a_large_photo_is_reduced_together_with_its_boxes(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "large.jpg"), np.zeros((640, 1280, 3), np.uint8))
    table = "scene,sku,left,top,right,bottom\nlarge.jpg,A,0.5,0,1,1\n"
    (tmp_path / "scenes.csv").write_text(table, encoding="utf-8")
    (photo,) = read_boxed_photos(tmp_path, "scenes.csv").values()
    assert photo.pixels.shape == (320, 640, 3)
    assert photo.boxes == pytest.approx(np.array([[320, 0, 640, 320]]))


def test_a_warped_box_surrounds_the_warped_corners() -> None:
    turned = similarity_transform(100, 100, 100, 1.0, 45, (0.0, 0.0))
    box = warp_boxes(np.array([[40, 40, 60, 60]], np.float32), turned)
    reach = 10 * np.sqrt(2)
    assert box == pytest.approx(
        np.array([[50 - reach, 50 - reach, 50 + reach, 50 + reach]]), abs=0.01
    )


def test_a_box_that_is_mostly_outside_is_left_out() -> None:
    boxes = np.array([[-5, 0, 10, 10], [-20, 0, 10, 10], [200, 0, 220, 10]], np.float32)
    assert clip_boxes(boxes, 100, 0.5).tolist() == [[0, 0, 10, 10]]


def test_a_mirrored_photo_has_mirrored_boxes() -> None:
    pixels = np.zeros((10, 20, 3), np.uint8)
    pixels[2:5, 1:4] = 255
    photo = mirrored(BoxedPhoto(pixels, np.array([[1, 2, 4, 5]], np.float32)))
    left, top, right, bottom = photo.boxes[0].astype(int)
    assert (photo.pixels[top:bottom, left:right] == 255).all()
    assert areas(photo.boxes).tolist() == [9]
