"""A trial sees a gain where there is one, and none where there is none."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.search import cross_validation as trial_module
from desktop_app.search.cross_validation import (
    MAX_QUERIES,
    CrossValidationResult,
    TrainingSet,
    cross_validate,
    split_by_appearance,
)
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.metric_learning import Metric

Vectors = npt.NDArray[np.float32]
Shop = tuple[Vectors, npt.NDArray[np.int64]]


def trial_of(
    vectors: Vectors, products: npt.NDArray[np.int64], photos: npt.NDArray[np.bool_] | None = None
) -> CrossValidationResult:
    is_picture = np.ones(len(products), np.bool_) if photos is None else ~photos
    job = cross_validate(TrainingSet(vectors, products, is_picture))
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: Any = end.value
            assert isinstance(result, CrossValidationResult)
            return result


def test_a_gain_is_seen_and_foretells_that_of_new_photos(noisy_shop: Callable[..., Shop]) -> None:
    shop, photos = noisy_shop(0), noisy_shop(1)
    trial = trial_of(*shop)
    assert trial.seen_accuracy - trial.baseline_accuracy > 2 * trial.seen_uncertainty > 0
    assert trial.unseen_accuracy > trial.baseline_accuracy
    space = EmbeddingSpace.learned(Metric.learn(*shop, trial.hyperparameters), "")
    best = space.similarity(photos[0], shop[0]).argmax(axis=1)
    assert (shop[1][best] == photos[1]).mean() >= trial.seen_accuracy - 0.05


def test_no_gain_is_seen_where_pictures_differ_by_chance_alone(
    unit_rows: Callable[[npt.NDArray[np.floating]], Vectors],
) -> None:
    random = np.random.default_rng(3)
    products = np.repeat(np.arange(40), 6)
    centres = random.standard_normal((40, 24))
    vectors = unit_rows(centres[products] + 0.9 * random.standard_normal((240, 24)))
    trial = trial_of(vectors, products)
    assert trial.seen_accuracy - trial.baseline_accuracy < trial.seen_uncertainty


def test_no_gain_is_seen_where_labels_mean_nothing(noisy_shop: Callable[..., Shop]) -> None:
    vectors, products = noisy_shop(0)
    trial = trial_of(vectors, np.random.default_rng(0).permutation(products))
    assert trial.baseline_accuracy < 0.1
    assert trial.seen_accuracy - trial.baseline_accuracy <= trial.seen_uncertainty


def test_near_identical_shots_do_not_answer_for_each_other(
    noisy_shop: Callable[..., Shop],
    unit_rows: Callable[[npt.NDArray[np.floating]], Vectors],
) -> None:
    vectors, products = noisy_shop(0, pictures=2)
    random = np.random.default_rng(0)
    burst = np.repeat(vectors, 3, axis=0)
    burst = unit_rows(burst + 0.001 * random.standard_normal(burst.shape))
    of_burst, plain = trial_of(burst, np.repeat(products, 3)), trial_of(vectors, products)
    assert of_burst.baseline_accuracy == pytest.approx(plain.baseline_accuracy, abs=0.05)
    cosines = burst @ burst.T - 2 * np.eye(len(burst))
    assert (np.repeat(products, 3)[cosines.argmax(axis=1)] == np.repeat(products, 3)).all()


def test_a_products_pictures_are_parted_by_looks() -> None:
    vectors = np.array([[1, 0], [0.6, 0.8], [0.99, 0.1], [0, 1], [0.5, 0.86], [1, 0]], np.float32)
    products = np.array([1, 1, 1, 2, 1, 3])
    halves = split_by_appearance(vectors, products)
    assert halves[0] == halves[2] != halves[1] == halves[4]


def test_photos_are_asked_for_but_never_the_answer(noisy_shop: Callable[..., Shop]) -> None:
    """A confirmed photo that is right beside the asked one must not be found instead."""
    vectors, products = noisy_shop(0, pictures=4)
    both = np.concatenate([vectors, vectors[::4]])
    owners = np.concatenate([products, products[::4]])
    photos = np.arange(len(owners)) >= len(products)
    alone = trial_of(vectors, products)
    trial = trial_of(both, owners, photos)
    assert trial.query_count == len(owners)
    assert trial.baseline_accuracy == pytest.approx(alone.baseline_accuracy, abs=0.1)


def test_it_asks_for_so_many_at_most(noisy_shop: Callable[..., Shop]) -> None:
    vectors, products = noisy_shop(0, products=700, pictures=4)
    assert trial_of(vectors, products).query_count == MAX_QUERIES


def test_it_says_the_same_twice(noisy_shop: Callable[..., Shop]) -> None:
    assert trial_of(*noisy_shop(0)) == trial_of(*noisy_shop(0))


def test_turning_a_small_shop_into_fewer_dimensions_changes_nothing(
    noisy_shop: Callable[..., Shop], monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors, products = noisy_shop(0)
    turn = np.linalg.qr(np.random.default_rng(5).standard_normal((400, 400)))[0][:24]
    wide = np.asarray(vectors @ turn, np.float32)
    fast = trial_of(wide, products)
    monkeypatch.setattr(trial_module, "_rotate_into_span", lambda training_set: training_set)
    assert trial_of(wide, products) == fast
