"""What was taken away is told from what has come, on plain and patterned counters."""

import cv2
import numpy as np
import pytest

from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.vacated_place import is_vacated

SHAPE = (135, 240)
PLACE = (slice(35, 105), slice(80, 160))


def plain() -> RgbImage:
    return np.full((*SHAPE, 3), 130, np.uint8)


def chequered() -> RgbImage:
    rows, columns = np.mgrid[0 : SHAPE[0], 0 : SHAPE[1]] // 9
    is_dark = ((rows + columns) % 2).astype(bool)[:, :, np.newaxis]
    return np.where(is_dark, (200, 60, 50), (240, 235, 225)).astype(np.uint8)


def wood() -> RgbImage:
    waves = np.random.default_rng(1).normal(0, 1, (20, 4)).astype(np.float32)
    rows = np.arange(SHAPE[0])[:, np.newaxis] / 3
    grain = 120 + 25 * np.sin(rows + 3 * cv2.resize(waves, SHAPE[::-1]))
    return (grain[:, :, np.newaxis] * [1.15, 0.9, 0.65]).astype(np.uint8)


def noisy(image: RgbImage, seed: int) -> RgbImage:
    noise = np.random.default_rng(seed).normal(0, 3, image.shape)
    return (image + noise).clip(0, 255).astype(np.uint8)


@pytest.mark.parametrize("counter", [plain(), chequered(), wood()], ids=["plain", "cheq", "wood"])
@pytest.mark.parametrize("number", [0, 20, 60])
def test_a_vacated_place_is_told_from_a_new_product(counter: RgbImage, number: int) -> None:
    file = sorted((paths.sample_folder() / "queries").glob("*.jpg"))[number]
    with_product = counter.copy()
    with_product[PLACE] = cv2.resize(read_photo(file).pixels, (80, 70))
    place = np.zeros(SHAPE, np.bool_)
    place[PLACE] = True
    assert is_vacated(noisy(counter, 1), noisy(with_product, 2), place)
    assert not is_vacated(noisy(with_product, 2), noisy(counter, 1), place)


def test_one_product_in_the_place_of_another_is_not_vacated() -> None:
    files = sorted((paths.sample_folder() / "queries").glob("*.jpg"))
    place = np.zeros(SHAPE, np.bool_)
    place[PLACE] = True
    frames = []
    for file in (files[3], files[40]):
        frames.append(chequered())
        frames[-1][PLACE] = cv2.resize(read_photo(file).pixels, (80, 70))
    assert not is_vacated(frames[0], frames[1], place)
    assert not is_vacated(frames[1], frames[0], place)


def test_a_change_of_the_whole_frame_is_not_vacated() -> None:
    assert not is_vacated(plain(), wood(), np.ones(SHAPE, np.bool_))
