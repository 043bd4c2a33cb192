"""The questions that models are chosen by."""

from collections.abc import Sequence

import numpy as np

from training import judge
from training.pictures import RgbImage


def test_photos_of_one_shelf_follow_each_other() -> None:
    names = ["Royal-Gala_001.jpg", "Royal-Gala_004.jpg", "Royal-Gala_020.jpg", "Pear_002.jpg"]
    near = judge.same_burst(names, reach=5)
    assert near[0].tolist() == [True, True, False, False]


def test_a_phone_sees_most_of_the_picture_and_some_of_the_background() -> None:
    red = np.full((300, 200, 3), (250, 0, 0), np.uint8)
    blue = np.full((100, 100, 3), (0, 0, 250), np.uint8)
    photo = judge.as_by_phone(red, blue, np.random.default_rng(3))
    assert photo.shape == (400, 400, 3)
    assert photo[200, 200, 0] > photo[200, 200, 2]
    assert photo[2, 2, 2] > photo[2, 2, 0]


def test_an_embedding_that_sees_colours_finds_coloured_pictures_again() -> None:
    random = np.random.default_rng(5)
    pictures = [
        np.full((60, 60, 3), colour, np.uint8)
        for colour in random.permutation(
            [(r, g, b) for r in (20, 120, 220) for g in (20, 120, 220) for b in (20, 120, 220)]
        )
    ]

    def embed(given: Sequence[RgbImage]) -> judge.Vectors:
        middles = np.array([_middle(picture).mean(axis=(0, 1)) for picture in given])
        vectors = np.c_[middles, np.full(len(middles), 120.0)]
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors, np.float32)

    grey = [np.full((10, 10, 3), 128, np.uint8)]
    found = judge.found_again(embed, pictures, embed(pictures), grey)
    assert found > 5 / 27
    blind = judge.found_again(lambda p: embed(grey * len(p)), pictures, embed(pictures), grey)
    assert blind <= 1 / 27


def _middle(picture: RgbImage) -> RgbImage:
    height, width = picture.shape[:2]
    return picture[height // 3 : height * 2 // 3, width // 3 : width * 2 // 3]
