"""Training batches are reproducible, and pair each photo with the right target."""

from dataclasses import replace

import numpy as np
import pytest

from training.augmentation import MaskedPicture
from training.batches import (
    CLOTHING,
    GROCERY,
    OTHER,
    SYNTHETIC,
    TrainingData,
    make_batches,
    select_training_data,
)
from training.config import TrainingConfig
from training.evaluation import EvaluationData
from training.pictures import PictureSet

CONFIG = TrainingConfig(
    side_px=32, final_side_px=48, final_share=0.5, steps=2, grocery_count=6, clothing_count=3
)


@pytest.fixture
def data() -> TrainingData:
    """Return three products with two photos and a studio picture each, and two clothes."""
    random = np.random.default_rng(0)
    photos = [random.integers(0, 255, (40, 30, 3), dtype=np.uint8) for _ in range(13)]
    pictures = [MaskedPicture(pixels, None) for pixels in photos]
    return TrainingData(
        grocery=pictures[:9],
        products=np.array([0, 0, 1, 1, 2, 2, 0, 1, 2]),
        is_studio=np.arange(9) >= 6,
        clothing=pictures[9:11],
        categories=np.array([4, 5]),
        others=pictures[11:],
        kinds=np.array([7, -1]),
        backgrounds=photos,
    )


def test_a_batch_depends_only_on_its_number(data: TrainingData) -> None:
    first, second = make_batches(data, CONFIG, 0)
    (again,) = make_batches(data, CONFIG, 1)
    assert np.array_equal(second.photos, again.photos)
    assert np.array_equal(second.targets, again.targets)
    assert second.labels.tolist() == again.labels.tolist()
    assert (first.photos.shape[1], second.photos.shape[1]) == (32, 48)


def test_a_studio_target_is_of_the_same_product(data: TrainingData) -> None:
    config = replace(CONFIG, studio_target_share=1.0, synthetic_count=3, other_count=4)
    batch = next(make_batches(data, config, 0))
    expected = [GROCERY] * 6 + [CLOTHING] * 3 + [OTHER] * 4 + [SYNTHETIC] * 3
    assert batch.domains.tolist() == expected
    assert batch.target_is_studio.tolist() == [True] * 6 + [False] * 10
    assert set(batch.labels[:6]) <= {0, 1, 2}
    assert set(batch.labels[6:9]) <= {4, 5}
    assert set(batch.labels[9:13]) <= {7, -1}
    assert set(batch.labels[13:]) == {-1}


def test_a_missing_domain_gives_its_share_to_the_other_one(data: TrainingData) -> None:
    groceries = replace(data, clothing=[], categories=np.zeros(0, np.int64))
    domains = next(make_batches(groceries, CONFIG, 0)).domains
    assert (domains == GROCERY).sum() == 9
    assert (domains == CLOTHING).sum() == 0


def _pictures(count: int) -> PictureSet:
    labels = np.arange(count)
    pictures = [np.full((20, 20, 3), number, np.uint8) for number in range(count)]
    return PictureSet(pictures, labels, labels, [""] * count, np.zeros(count, np.bool_))


@pytest.mark.parametrize(
    ("without", "grocery", "clothing"),
    [("", 162, 5), ("27", 108, 5), ("clothing", 162, 0), ("grocery", 0, 5)],
)
def test_left_out_data_and_validation_splits_are_not_trained_on(
    without: str, grocery: int, clothing: int
) -> None:
    pictures = _pictures(81)
    others = _pictures(4)
    data = EvaluationData(pictures, _pictures(7), pictures, _pictures(5), _pictures(3), others)
    selected = select_training_data(data, without)
    assert len(selected.grocery) == len(selected.products) == grocery
    assert int(selected.is_studio.sum()) == grocery // 2
    assert len(selected.clothing) == len(selected.categories) == clothing
    assert len(selected.others) == len(selected.kinds) == 4
