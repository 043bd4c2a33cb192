"""A recoloured part is a local change; an edit of the whole picture is none."""

from typing import Any

import cv2
import numpy as np
import pytest

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.local_change import local_change

SAME = np.eye(3)


def _garment(colour: tuple[int, int, int]) -> RgbImage:
    """Return a shirt on white, with skin above and trousers below it."""
    picture = np.full((240, 180, 3), 255, np.uint8)
    cv2.circle(picture, (90, 40), 28, (205, 150, 120), -1)
    cv2.rectangle(picture, (45, 70), (135, 160), colour, -1)
    cv2.rectangle(picture, (55, 160), (125, 235), (60, 60, 75), -1)
    shading = np.linspace(0.8, 1.0, 180)[None, :, None]
    picture[70:235, 45:136] = (picture * shading)[70:235, 45:136]
    return picture


def _edited(picture: RgbImage, kind: str) -> RgbImage:
    levels: Any = picture.astype(np.float32)
    edits = {
        "darker": levels * 0.7,
        "contrast": (levels - 128) * 0.75 + 128,
        "gamma": 255 * (levels / 255) ** 1.3,
        "cast": levels * np.array([1.0, 0.9, 0.75]),
        "grey": np.repeat(levels.mean(axis=2, keepdims=True), 3, axis=2),
    }
    return np.asarray(np.clip(edits[kind], 0, 255), np.uint8)


@pytest.mark.parametrize("colour", [(40, 60, 160), (230, 220, 60), (20, 20, 24)])
def test_a_garment_in_another_colour_is_a_local_change(colour: tuple[int, int, int]) -> None:
    change = local_change(_garment((170, 40, 50)), _garment(colour), SAME)
    assert change.share > 0.1


@pytest.mark.parametrize("kind", ["darker", "contrast", "gamma", "cast", "grey"])
def test_an_edit_of_the_whole_is_none(kind: str) -> None:
    picture = _garment((170, 40, 50))
    for first, second in ((picture, _edited(picture, kind)), (_edited(picture, kind), picture)):
        assert local_change(first, second, SAME).share < 0.01


def test_a_small_part_leaves_a_trace() -> None:
    picture, other = _garment((40, 40, 44)), _garment((40, 40, 44))
    cv2.rectangle(other, (45, 150), (135, 158), (230, 130, 40), -1)
    assert local_change(picture, other, SAME).trace_share > 0.01
    assert local_change(picture, picture, SAME).trace_share == 0


def test_pictures_that_hardly_overlap_show_no_change() -> None:
    far = np.array([[1.0, 0, 0.99], [0, 1, 0.99], [0, 0, 1]])
    assert local_change(_garment((170, 40, 50)), _garment((40, 60, 160)), far).share == 0
