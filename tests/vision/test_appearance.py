"""Colour, shape and texture each see their own side of a picture."""

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from desktop_app import paths
from desktop_app.vision.appearance import Appearance, appearance
from desktop_app.vision.picture_decoding import (
    decode,
    read_photo,
    thumbnail,
)

Picture = npt.NDArray[np.uint8]
RED, BLUE, WHITE = (200, 30, 40), (40, 60, 190), (250, 250, 250)


def _blank(ground: tuple[int, int, int] = WHITE) -> Picture:
    return np.full((240, 240, 3), ground, np.uint8)


def _disc(colour: tuple[int, int, int], radius: int = 80) -> Picture:
    picture = _blank()
    cv2.circle(picture, (120, 120), radius, colour, -1, cv2.LINE_AA)
    return picture


def _bar(colour: tuple[int, int, int]) -> Picture:
    picture = _blank()
    cv2.rectangle(picture, (95, 20), (145, 220), colour, -1)
    return picture


def _striped(colour: tuple[int, int, int], *, turned: bool = False) -> Picture:
    picture = _disc(colour)
    stripes = np.zeros((240, 240), bool)
    stripes[::6] = stripes[1::6] = True
    picture[(stripes.T if turned else stripes) & (picture[:, :, 2] != WHITE[2])] //= 2
    return picture


def _alike(kind: str, one: Picture, other: Picture) -> float:
    first, second = (
        getattr(appearance(picture), kind).astype(np.float64) for picture in (one, other)
    )
    return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


def test_the_vectors_are_small_and_of_fixed_length() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (90, 333, 3), np.uint8)
    for picture in (_disc(RED), noise, _blank(), _blank((0, 0, 0)), noise[:16, :16], noise[:1]):
        looks = appearance(picture)
        assert (looks.colour.shape, looks.shape.shape, looks.texture.shape) == (
            (245,),
            (324,),
            (90,),
        )
        assert all(
            signal.dtype == np.uint8 for signal in (looks.colour, looks.shape, looks.texture)
        )


def test_colour_does_not_mind_the_shape() -> None:
    assert _alike("colour", _disc(RED), _bar(RED)) > 0.95
    assert _alike("colour", _disc(RED), _disc(BLUE)) < 0.3


def test_an_even_ground_does_not_count() -> None:
    """A small red thing before white is red, and so before grey."""
    grey = _blank((128, 128, 128))
    grey[100:140, 100:140] = RED
    assert _alike("colour", _disc(RED, radius=20), _disc(RED)) > 0.95
    assert _alike("colour", grey, _disc(RED)) > 0.95


def test_colours_that_look_nearly_the_same_are_nearly_the_same() -> None:
    orange, next_to_it = _disc((230, 130, 40)), _disc((222, 122, 46))
    assert _alike("colour", orange, next_to_it) > 0.9
    assert _alike("colour", orange, _disc((222, 30, 46))) < _alike("colour", orange, next_to_it)


def test_shape_does_not_mind_colour_place_or_size() -> None:
    moved = np.roll(_disc(BLUE, radius=50), (40, -30), axis=(0, 1))
    assert _alike("shape", _disc(RED), moved) > 0.9
    assert _alike("shape", _disc(RED), _bar(RED)) < 0.7


def test_texture_sees_a_pattern_whichever_way_it_runs() -> None:
    lengthwise, across = _striped(RED), _striped(RED, turned=True)
    plain = _alike("texture", lengthwise, _disc(RED))
    assert _alike("texture", lengthwise, across) > 0.9 > plain
    assert _alike("texture", lengthwise, _striped(BLUE)) > plain


@pytest.mark.parametrize("kind", ["colour", "shape", "texture"])
def test_a_thumbnail_looks_like_its_picture(kind: str) -> None:
    picture = read_photo(paths.sample_folder() / "queries" / "query-002.jpg").pixels
    small = decode(thumbnail(picture), name="thumbnail").pixels
    assert _alike(kind, picture, small) > 0.97


def test_the_same_picture_gives_the_same() -> None:
    first, second = appearance(_disc(RED)), appearance(_disc(RED))
    assert isinstance(first, Appearance)
    assert all(
        np.array_equal(getattr(first, kind), getattr(second, kind))
        for kind in ("colour", "shape", "texture")
    )
