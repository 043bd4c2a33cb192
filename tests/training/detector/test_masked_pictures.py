from pathlib import Path

import cv2
import numpy as np

from training.detector import masked_pictures


def test_a_thing_in_front_of_a_plain_background_is_cut_out(tmp_path: Path) -> None:
    picture = np.full((200, 160, 3), 190, np.uint8)
    cv2.circle(picture, (80, 100), 45, (20, 60, 160), -1)
    file = tmp_path / "thing.png"
    cv2.imwrite(str(file), picture)
    found = masked_pictures.masked_file("photo", file)
    assert found is not None
    assert found.mask is not None
    assert abs(found.mask.shape[0] - 91) <= 6
    assert abs(float((found.mask > 0).mean()) - np.pi / 4) < 0.08


def test_a_picture_without_a_thing_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "plain.png"
    cv2.imwrite(str(file), np.full((100, 100, 3), 190, np.uint8))
    assert masked_pictures.masked_file("photo", file) is None
    assert masked_pictures.masked_file("studio", file) is None


def test_a_print_is_used_whole(tmp_path: Path) -> None:
    file = tmp_path / "print.png"
    cv2.imwrite(str(file), np.full((100, 60, 3), 190, np.uint8))
    found = masked_pictures.masked_file("print", file)
    assert found is not None
    assert found.mask is None
    assert found.pixels.shape == (100, 60, 3)
