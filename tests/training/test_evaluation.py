"""The figures by which models are selected."""

from collections.abc import Sequence

import numpy as np

from desktop_app.domain.picture import RgbImage
from training.evaluation import (
    EvaluationData,
    Vectors,
    evaluate,
    is_same_burst,
    phone_photo_accuracy,
)
from training.pictures import PictureSet


def _colour_pictures() -> list[RgbImage]:
    levels = (20, 120, 220)
    colours = [(r, g, b) for r in levels for g in levels for b in levels]
    order = np.random.default_rng(5).permutation(colours)
    return [np.full((60, 60, 3), colour, np.uint8) for colour in order]


def _embed_colour(pictures: Sequence[RgbImage]) -> Vectors:
    """Embed a picture by the mean colour of its centre."""
    means = np.array([_centre(picture).mean(axis=(0, 1)) for picture in pictures])
    vectors = np.c_[means, np.full(len(means), 120.0)]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors, np.float32)


def _centre(picture: RgbImage) -> RgbImage:
    height, width = picture.shape[:2]
    return picture[height // 3 : height * 2 // 3, width // 3 : width * 2 // 3]


def test_consecutive_photos_of_a_product_are_one_burst() -> None:
    names = ["Royal-Gala_001.jpg", "Royal-Gala_004.jpg", "Royal-Gala_020.jpg", "Pear_002.jpg"]
    is_same = is_same_burst(names, reach=5)
    assert is_same[0].tolist() == [True, True, False, False]


def test_an_embedding_of_colours_finds_coloured_pictures_in_phone_photos() -> None:
    pictures = _colour_pictures()
    grey = [np.full((10, 10, 3), 128, np.uint8)]
    vectors = _embed_colour(pictures)
    assert phone_photo_accuracy(_embed_colour, pictures, vectors, grey) > 5 / 27

    def embed_nothing(some: Sequence[RgbImage]) -> Vectors:
        return _embed_colour(grey * len(some))

    assert phone_photo_accuracy(embed_nothing, pictures, vectors, grey) <= 1 / 27


def test_a_perfect_embedding_gets_perfect_accuracies() -> None:
    random = np.random.default_rng(0)
    colours = [random.integers(10, 250, 3) for _ in range(81)]
    pictures = [np.full((30, 30, 3), colour, np.uint8) for colour in colours]
    labels = np.arange(81)
    names = [f"{number}_001.jpg" for number in range(81)]
    products = PictureSet(pictures, labels, labels // 3, names, labels % 2 == 0)
    figures = evaluate(
        _embed_colour, EvaluationData(products, products, products, products, products, products)
    )
    for name in ("val fine", "val coarse", "studio top-1", "studio top-5", "27 val"):
        assert figures[name] == 1, name
    assert 0.5 < figures["auroc"] <= 1
    # There is one photo of each product, so none is left outside its burst.
    assert figures["27 other bursts"] == 0
