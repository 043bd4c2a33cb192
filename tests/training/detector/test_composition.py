import numpy as np
import pytest

from training.augmentation import MaskedPicture
from training.detector.boxed_photos import BoxedPhoto
from training.detector.composition import Composition
from training.detector.placement import Place

SIDE_PX = 128
RED = MaskedPicture(np.full((40, 40, 3), (200, 0, 0), np.uint8), None)


def empty() -> BoxedPhoto:
    return BoxedPhoto(np.full((SIDE_PX, SIDE_PX, 3), 127, np.uint8), np.zeros((0, 4), np.float32))


def test_the_box_surrounds_what_was_drawn() -> None:
    composition = Composition(empty())
    composition.add(RED, Place(64, 64, 40, 0), np.random.default_rng(0))
    photo = composition.photo()
    ((left, top, right, bottom),) = photo.boxes.astype(int)
    is_red = photo.pixels[..., 0].astype(int) - photo.pixels[..., 1] > 60
    rows, columns = np.flatnonzero(is_red.any(1)), np.flatnonzero(is_red.any(0))
    assert (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1) == pytest.approx(
        (left, top, right, bottom), abs=2
    )


def test_a_thing_behind_another_one_has_no_box() -> None:
    composition = Composition(empty())
    composition.add(RED, Place(64, 64, 20, 0), np.random.default_rng(1))
    composition.add(RED, Place(64, 64, 90, 0), np.random.default_rng(1))
    (box,) = composition.photo().boxes
    assert box[2] - box[0] > 50


def test_a_thing_outside_the_photo_is_not_added() -> None:
    composition = Composition(empty())
    composition.add(RED, Place(-300, -300, 40, 0), np.random.default_rng(0))
    assert len(composition.photo().boxes) == 0


def test_what_the_photo_showed_before_keeps_its_box() -> None:
    box = np.array([[0, 0, 30, 30]], np.float32)
    composition = Composition(BoxedPhoto(empty().pixels, box))
    composition.add(RED, Place(90, 90, 30, 0), np.random.default_rng(0))
    assert composition.photo().boxes[0].tolist() == box[0].tolist()
    assert len(composition.photo().boxes) == 2
