"""What the network is shown: views that keep the thing, designs that repeat."""

import numpy as np
import pytest

from training.designs import design
from training.views import Cutout, RgbImage, catalogue_view, counter_view, cut_out

PHOTO = np.random.default_rng(0).integers(0, 256, (90, 120, 3), dtype=np.uint8)


def _studio() -> RgbImage:
    """Return a red box on white with a white label, which is not background."""
    picture = np.full((80, 60, 3), 255, np.uint8)
    picture[20:60, 15:45] = (200, 30, 30)
    picture[30:40, 25:35] = 255
    return picture


def test_the_thing_in_a_studio_picture_is_cut_out_with_its_white_label() -> None:
    mask = cut_out(_studio()).mask
    assert mask is not None
    assert mask[35, 30] == 255
    assert mask[25, 20] == 255
    assert mask[5, 5] == 0


def test_a_photo_that_fills_its_frame_is_not_cut_out() -> None:
    assert cut_out(PHOTO).mask is None


def test_a_catalogue_view_keeps_the_picture() -> None:
    view = catalogue_view(Cutout(_studio(), None), 64, np.random.default_rng(1))
    assert view.shape == (64, 64, 3)
    middle = view[25:40, 22:26].reshape(-1, 3).mean(axis=0)
    assert middle[0] > middle[1] + 80


@pytest.mark.parametrize("thing", [Cutout(PHOTO, None), cut_out(_studio())])
def test_counter_views_differ_and_come_again_with_the_same_chance(thing: Cutout) -> None:
    def view(seed: int) -> bytes:
        pixels = counter_view(thing, PHOTO, 48, np.random.default_rng(seed))
        assert pixels.shape == (48, 48, 3)
        assert pixels.dtype == np.uint8
        return pixels.tobytes()

    assert view(1) == view(1)
    assert view(1) != view(2)


def test_a_design_is_made_of_its_number() -> None:
    first, again, other = design(7, 0, [PHOTO]), design(7, 0, [PHOTO]), design(8, 0, [PHOTO])
    assert np.array_equal(first.pixels, again.pixels)
    assert not np.array_equal(first.pixels, other.pixels)


@pytest.mark.parametrize("sibling", [1, 2])
def test_siblings_share_the_shape_and_differ_in_looks(sibling: int) -> None:
    for number in range(5):
        own, other = design(number, 0, [PHOTO]), design(number, sibling, [PHOTO])
        assert own.mask is not None
        assert other.mask is not None
        assert np.array_equal(own.mask, other.mask)
        if not np.array_equal(own.pixels, other.pixels):
            return
    pytest.fail("all siblings are alike")
