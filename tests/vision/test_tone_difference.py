"""The share of a registered picture with a different content."""

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.vision.tone_difference import unexplained_share

Picture = npt.NDArray[np.uint8]
MASK = np.ones((120, 160), np.bool_)


def _picture(seed: int = 0) -> Picture:
    coarse = np.random.default_rng(seed).integers(30, 220, (9, 12, 3), dtype=np.uint8)
    return np.asarray(cv2.resize(coarse, (160, 120), interpolation=cv2.INTER_CUBIC), np.uint8)


def _share(first: Picture, second: Picture) -> float:
    return unexplained_share(first, second, np.eye(3), MASK)


def test_equal_pictures_have_no_difference() -> None:
    assert _share(_picture(), _picture()) == 0


@pytest.mark.parametrize("gain", [(0.7, 0.7, 0.7), (0.7, 1.1, 0.9), (1.15, 1.15, 1.15)])
def test_exposure_and_colour_cast_are_explained(gain: tuple[float, float, float]) -> None:
    picture = _picture()
    edited = np.clip(picture * np.array(gain) + 8, 0, 255).astype(np.uint8)
    assert _share(picture, edited) < 0.01
    assert _share(edited, picture) < 0.01


def test_gamma_is_explained() -> None:
    picture = _picture()
    edited = (255 * (picture / 255) ** 0.7).astype(np.uint8)
    assert _share(picture, edited) < 0.01


def test_a_different_part_is_unexplained() -> None:
    picture = _picture()
    other = picture.copy()
    other[30:60, 40:80] = (250, 240, 20)
    # The averaging window enlarges the part.
    part = 30 * 40 / (120 * 160)
    assert 0.8 * part < _share(picture, other) < 2 * part


def test_another_picture_is_unexplained() -> None:
    assert _share(_picture(), _picture(1)) > 0.2


def test_a_part_outside_the_mask_is_ignored() -> None:
    picture = _picture()
    other = picture.copy()
    other[:40] = 255
    mask = MASK.copy()
    mask[:46] = False
    assert unexplained_share(picture, other, np.eye(3), mask) < 0.01


def test_a_grey_picture_is_compared_by_its_grey_values() -> None:
    picture = _picture()
    grey = np.dstack([cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)] * 3).astype(np.uint8)
    assert _share(picture, grey) < 0.01
