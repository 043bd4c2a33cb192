"""Faces of people are blurred in photos that are kept of a product; printed faces stay."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.counter.person_blurring import (
    load_face_blurring,
    shows_face,
    without_persons,
)
from desktop_app.vision.picture_decoding import read_photo

PORTRAIT = Path(__file__).parents[2] / "vision" / "data" / "astronaut.jpg"
HEIGHT, WIDTH = 720, 1280
LEFT, RIGHT = Region(0.05, 0.05, 0.5, 0.95), Region(0.5, 0.05, 0.98, 0.95)


def frame(*lefts: int) -> RgbImage:
    """Return a frame with a portrait at each of some places."""
    portrait = read_photo(PORTRAIT).pixels
    height, width = (side * 2 for side in portrait.shape[:2])
    ramp = np.linspace(60, 180, WIDTH).astype(np.uint8)
    shown: RgbImage = np.tile(ramp[np.newaxis, :, np.newaxis], (HEIGHT, 1, 3))
    for left in lefts:
        shown[60 : 60 + height, left : left + width] = cv2.resize(portrait, (width, height))
    return shown


def faces_of(photo: RgbImage, region: Region) -> bool:
    return bool(load_face_blurring().find(region.cut_from(photo)))


def never() -> bool:
    raise AssertionError


@pytest.mark.parametrize("region", [None, WHOLE_PHOTO, RIGHT], ids=["none", "whole", "beside"])
def test_faces_outside_of_the_product_are_blurred(region: Region | None) -> None:
    photo = frame(120)
    assert faces_of(photo, LEFT)
    blurred = without_persons(photo, region, never)
    assert not faces_of(blurred, WHOLE_PHOTO)
    # The capture itself is still shown and searched.
    assert faces_of(photo, LEFT)


def test_a_printed_face_stays_and_that_of_a_person_beside_it_does_not() -> None:
    photo = frame(120, 700)
    blurred = without_persons(photo, LEFT, lambda: True)
    assert faces_of(blurred, LEFT)
    assert not faces_of(blurred, RIGHT)


def test_a_face_in_front_of_a_product_without_one_is_blurred() -> None:
    assert not faces_of(without_persons(frame(120), LEFT, lambda: False), WHOLE_PHOTO)


def test_a_photo_without_faces_stays_as_it_is() -> None:
    photo = frame()
    assert without_persons(photo, None, never) is photo


def test_a_product_shows_a_face_in_one_of_its_pictures() -> None:
    assert shows_face([frame(), frame(120)])
    assert not shows_face([frame()])
    assert not shows_face([])
