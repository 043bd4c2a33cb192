"""Composites and windows show the product where their box says."""

import numpy as np
import pytest

from datasets.cut_outs import flat_piece
from datasets.photo_composition import SIZE_PX, ClutteredPhoto, compose, cut_window
from desktop_app.domain.region import Region

RED = flat_piece(np.full((120, 90, 3), (230, 20, 20), np.uint8))
BLUE = flat_piece(np.full((80, 80, 3), (20, 20, 230), np.uint8))
GREY = np.full((100, 300, 3), 128, np.uint8)


def _assert_shows_red(photo: ClutteredPhoto) -> None:
    inside = photo.box.cut_from(photo.pixels)
    height, width = inside.shape[:2]
    middle = inside[height // 3 : 2 * height // 3, width // 3 : 2 * width // 3].mean(axis=(0, 1))
    assert middle[0] > 2 * middle[2]


@pytest.mark.parametrize("seed", range(5))
def test_the_product_of_a_composite_is_in_its_box(seed: int) -> None:
    photo = compose(RED, "R", [BLUE], GREY, np.random.default_rng(seed))
    again = compose(RED, "R", [BLUE], GREY, np.random.default_rng(seed))
    assert np.array_equal(photo.pixels, again.pixels)
    assert photo.pixels.shape == (SIZE_PX[1], SIZE_PX[0], 3)
    assert 0.14 < photo.box.area < 0.51
    assert 0.24 <= (photo.box.left + photo.box.right) / 2 <= 0.76
    _assert_shows_red(photo)
    is_blue = photo.pixels[..., 2].astype(int) - photo.pixels[..., 0] > 60
    assert is_blue.any()


@pytest.mark.parametrize("seed", range(5))
def test_a_window_has_the_product_of_the_scene(seed: int) -> None:
    scene = np.full((360, 480, 3), 128, np.uint8)
    scene[100:160, 200:280] = (230, 20, 20)
    box = Region(200 / 480, 100 / 360, 280 / 480, 160 / 360)
    photo = cut_window(scene, box, "R", [BLUE], np.random.default_rng(seed))
    assert 0.14 < photo.box.area < 0.52
    inside = photo.box.cut_from(photo.pixels)
    assert (inside[..., 0] > 200).mean() > 0.95


def test_a_product_at_the_edge_of_a_scene_is_not_cut_off() -> None:
    scene = np.full((360, 480, 3), 128, np.uint8)
    scene[300:, 430:] = (230, 20, 20)
    box = Region(430 / 480, 300 / 360)
    photo = cut_window(scene, box, "R", (), np.random.default_rng(0))
    assert photo.box.right == pytest.approx(1, abs=0.01)
    assert photo.box.bottom == pytest.approx(1, abs=0.01)
    assert (photo.box.cut_from(photo.pixels)[..., 0] > 200).mean() > 0.95
