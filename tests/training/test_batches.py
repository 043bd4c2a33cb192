"""What the network sees: the same in every run, photos beside the pictures they shall find."""

from dataclasses import replace

import numpy as np
import pytest

from training.batches import CLOTHING, DESIGN, GROCERY, Sources, batches
from training.recipe import Recipe
from training.views import Cutout

RECIPE = Recipe(side_px=32, last_side_px=48, last_share=0.5, steps=2, grocery=6, clothing=3)


@pytest.fixture
def given() -> Sources:
    """Return three products with two photos and a studio picture each, and two clothes."""
    random = np.random.default_rng(0)
    pictures = [random.integers(0, 255, (40, 30, 3), dtype=np.uint8) for _ in range(11)]
    things = [Cutout(pixels, None) for pixels in pictures]
    return Sources(
        grocery=things[:9],
        products=np.array([0, 0, 1, 1, 2, 2, 0, 1, 2]),
        studio=np.arange(9) >= 6,
        clothing=things[9:],
        categories=np.array([4, 5]),
        backgrounds=pictures,
    )


def test_a_batch_is_the_same_whenever_it_is_made(given: Sources) -> None:
    first, second = batches(given, RECIPE, 0)
    (again,) = batches(given, RECIPE, 1)
    assert np.array_equal(second.photos, again.photos)
    assert np.array_equal(second.pictures, again.pictures)
    assert second.labels.tolist() == again.labels.tolist()
    assert (first.photos.shape[1], second.photos.shape[1]) == (32, 48)


def test_a_studio_picture_to_be_found_is_of_the_same_product(given: Sources) -> None:
    always = replace(RECIPE, across_share=1.0, designs=3)
    batch = next(batches(given, always, 0))
    assert batch.kinds.tolist() == [GROCERY] * 6 + [CLOTHING] * 3 + [DESIGN] * 3
    assert batch.studio.tolist() == [True] * 6 + [False] * 6
    assert set(batch.labels[:6]) <= {0, 1, 2}
    assert set(batch.labels[6:9]) <= {4, 5}
    assert set(batch.labels[9:]) == {-1}


def test_a_left_out_domain_leaves_its_share_to_the_other(given: Sources) -> None:
    bare = replace(given, clothing=[], categories=np.zeros(0, np.int64))
    kinds = next(batches(bare, RECIPE, 0)).kinds
    assert (kinds == GROCERY).sum() == 9
    assert (kinds == CLOTHING).sum() == 0
