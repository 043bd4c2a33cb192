"""Colour, shape and texture descriptors are independent of each other."""

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from desktop_app import paths
from desktop_app.vision.appearance import Appearance, appearance
from desktop_app.vision.picture_decoding import decode, read_photo, thumbnail

Picture = npt.NDArray[np.uint8]
RED, BLUE, WHITE = (200, 30, 40), (40, 60, 190), (250, 250, 250)


def _blank(background: tuple[int, int, int] = WHITE) -> Picture:
    return np.full((240, 240, 3), background, np.uint8)


def _disc(colour: tuple[int, int, int], radius: int = 80) -> Picture:
    picture = _blank()
    cv2.circle(picture, (120, 120), radius, colour, -1, cv2.LINE_AA)
    return picture


def _bar(colour: tuple[int, int, int]) -> Picture:
    picture = _blank()
    cv2.rectangle(picture, (95, 20), (145, 220), colour, -1)
    return picture


def _striped(colour: tuple[int, int, int], *, is_vertical: bool = False) -> Picture:
    picture = _disc(colour)
    stripes = np.zeros((240, 240), bool)
    stripes[::6] = stripes[1::6] = True
    picture[(stripes.T if is_vertical else stripes) & (picture[:, :, 2] != WHITE[2])] //= 2
    return picture


def _similarity(kind: str, one: Picture, other: Picture) -> float:
    first, second = (
        getattr(appearance(picture), kind).astype(np.float64) for picture in (one, other)
    )
    return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


def test_descriptors_have_fixed_shapes() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (90, 333, 3), np.uint8)
    for picture in (_disc(RED), noise, _blank(), _blank((0, 0, 0)), noise[:16, :16], noise[:1]):
        descriptors = appearance(picture)
        assert (descriptors.colour.shape, descriptors.shape.shape, descriptors.texture.shape) == (
            (245,),
            (324,),
            (90,),
        )
        assert all(
            one.dtype == np.uint8
            for one in (descriptors.colour, descriptors.shape, descriptors.texture)
        )


def test_colour_is_independent_of_shape() -> None:
    assert _similarity("colour", _disc(RED), _bar(RED)) > 0.95
    assert _similarity("colour", _disc(RED), _disc(BLUE)) < 0.3


def test_a_uniform_background_is_ignored() -> None:
    """A small red object on white or grey is red."""
    grey = _blank((128, 128, 128))
    grey[100:140, 100:140] = RED
    assert _similarity("colour", _disc(RED, radius=20), _disc(RED)) > 0.95
    assert _similarity("colour", grey, _disc(RED)) > 0.95


def test_similar_colours_have_similar_descriptors() -> None:
    orange, next_to_it = _disc((230, 130, 40)), _disc((222, 122, 46))
    assert _similarity("colour", orange, next_to_it) > 0.9
    assert _similarity("colour", orange, _disc((222, 30, 46))) < _similarity(
        "colour", orange, next_to_it
    )


def test_shape_is_independent_of_colour_position_and_size() -> None:
    moved = np.roll(_disc(BLUE, radius=50), (40, -30), axis=(0, 1))
    assert _similarity("shape", _disc(RED), moved) > 0.9
    assert _similarity("shape", _disc(RED), _bar(RED)) < 0.7


def test_texture_is_independent_of_orientation_and_colour() -> None:
    lengthwise, across = _striped(RED), _striped(RED, is_vertical=True)
    plain = _similarity("texture", lengthwise, _disc(RED))
    assert _similarity("texture", lengthwise, across) > 0.9 > plain
    assert _similarity("texture", lengthwise, _striped(BLUE)) > plain


@pytest.mark.parametrize("kind", ["colour", "shape", "texture"])
def test_a_thumbnail_has_the_descriptors_of_its_picture(kind: str) -> None:
    picture = read_photo(paths.sample_folder() / "queries" / "query-002.jpg").pixels
    small = decode(thumbnail(picture), name="thumbnail").pixels
    assert _similarity(kind, picture, small) > 0.97


def test_descriptors_are_deterministic() -> None:
    first, second = appearance(_disc(RED)), appearance(_disc(RED))
    assert isinstance(first, Appearance)
    assert all(
        np.array_equal(getattr(first, kind), getattr(second, kind))
        for kind in ("colour", "shape", "texture")
    )
