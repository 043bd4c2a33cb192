from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.recognition.occlusion import GRID, occlusion_map
from desktop_app.progress import Job
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import read_photo


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder.open(load_card(paths.model_card("")), "cpu")


def sample_photo() -> RgbImage:
    return read_photo(sorted((paths.sample_folder() / "queries").glob("*.jpg"))[0]).pixels


def test_the_part_that_shows_the_product_decides(
    embedder: Embedder, finish: Callable[[Job[Any]], Any]
) -> None:
    product = sample_photo()[:300, :300]
    photo = np.full((600, 600, 3), 235, np.uint8)
    photo[300:, 300:] = product
    picture = embedder.embed(embedder.preprocess(product)[np.newaxis])
    influence = finish(occlusion_map(photo, picture, embedder))
    assert influence.shape == (GRID, GRID)
    assert (influence.min() >= 0, influence.max()) == (True, 1.0)
    middle = GRID // 2 + 1
    assert influence[middle:, middle:].mean() > 2 * influence[: middle - 1, : middle - 1].mean()


def test_a_photo_of_one_colour_has_no_important_part(
    embedder: Embedder, finish: Callable[[Job[Any]], Any]
) -> None:
    photo = np.full((100, 80, 3), 200, np.uint8)
    picture = embedder.embed(embedder.preprocess(sample_photo())[np.newaxis])
    assert not finish(occlusion_map(photo, picture, embedder)).any()
