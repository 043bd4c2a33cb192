"""Pairs that the verify stage would compare are found, right and wrong ones."""

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.resizing import fit_within
from training.look_alike_pairs import ProductPhoto, searched_pairs, with_other_word

NAMES = ("can-che-1", "can-gra-1", "cof-dec-1")


@pytest.fixture
def pictures() -> list[ProductPhoto]:
    folder = paths.sample_folder() / "pictures"
    return [
        ProductPhoto(fit_within(read_photo(folder / f"{name}.jpg").pixels, 400), name)
        for name in NAMES
    ]


def test_each_photo_is_paired_with_the_aligned_pictures_of_the_nearest_products(
    pictures: list[ProductPhoto],
) -> None:
    embedder = Embedder.open(load_card(paths.model_card("")), "cpu")
    dark = (pictures[0].pixels * 0.8).astype(np.uint8)
    photos = [ProductPhoto(dark, NAMES[0]), ProductPhoto(pictures[2].pixels, "another")]
    pairs = list(searched_pairs("cans", pictures, photos, embedder))
    assert {pair.set_name for pair in pairs} == {"cans"}
    assert pairs[0].is_same
    assert pairs[0].photo is dark
    assert pairs[0].alignment.inliers > 50
    assert not any(pair.is_same for pair in pairs if pair.photo is not dark)


def test_another_word_changes_a_part_of_the_picture(pictures: list[ProductPhoto]) -> None:
    pixels = pictures[0].pixels
    before = pixels.copy()
    changed = with_other_word(pixels, np.random.default_rng(0))
    assert np.array_equal(pixels, before)
    share = (changed != pixels).any(axis=2).mean()
    assert 0.002 < share < 0.1
