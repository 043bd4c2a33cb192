"""Cross-validation estimates the gain of a learned metric without bias."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.search import cross_validation as cross_validation_module
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


def cross_validate_shop(
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


def test_the_estimated_gain_agrees_with_new_photos(noisy_shop: Callable[..., Shop]) -> None:
    shop, photos = noisy_shop(0), noisy_shop(1)
    result = cross_validate_shop(*shop)
    assert result.seen_accuracy - result.baseline_accuracy > 2 * result.seen_uncertainty > 0
    assert result.unseen_accuracy > result.baseline_accuracy
    space = EmbeddingSpace.learned(Metric.learn(*shop, result.hyperparameters), "")
    best = space.similarity(photos[0], shop[0]).argmax(axis=1)
    assert (shop[1][best] == photos[1]).mean() >= result.seen_accuracy - 0.05


def test_isotropic_noise_gives_no_gain(
    unit_rows: Callable[[npt.NDArray[np.floating]], Vectors],
) -> None:
    random = np.random.default_rng(3)
    products = np.repeat(np.arange(40), 6)
    centres = random.standard_normal((40, 24))
    vectors = unit_rows(centres[products] + 0.9 * random.standard_normal((240, 24)))
    result = cross_validate_shop(vectors, products)
    assert result.seen_accuracy - result.baseline_accuracy < result.seen_uncertainty


def test_random_labels_give_no_gain(noisy_shop: Callable[..., Shop]) -> None:
    vectors, products = noisy_shop(0)
    result = cross_validate_shop(vectors, np.random.default_rng(0).permutation(products))
    assert result.baseline_accuracy < 0.1
    assert result.seen_accuracy - result.baseline_accuracy <= result.seen_uncertainty


def test_near_identical_pictures_do_not_inflate_the_accuracy(
    noisy_shop: Callable[..., Shop],
    unit_rows: Callable[[npt.NDArray[np.floating]], Vectors],
) -> None:
    vectors, products = noisy_shop(0, pictures=2)
    random = np.random.default_rng(0)
    burst = np.repeat(vectors, 3, axis=0)
    burst = unit_rows(burst + 0.001 * random.standard_normal(burst.shape))
    burst_result, single_result = (
        cross_validate_shop(burst, np.repeat(products, 3)),
        cross_validate_shop(vectors, products),
    )
    assert burst_result.baseline_accuracy == pytest.approx(
        single_result.baseline_accuracy, abs=0.05
    )
    cosines = burst @ burst.T - 2 * np.eye(len(burst))
    assert (np.repeat(products, 3)[cosines.argmax(axis=1)] == np.repeat(products, 3)).all()


def test_pictures_are_split_by_appearance() -> None:
    vectors = np.array([[1, 0], [0.6, 0.8], [0.99, 0.1], [0, 1], [0.5, 0.86], [1, 0]], np.float32)
    products = np.array([1, 1, 1, 2, 1, 3])
    halves = split_by_appearance(vectors, products)
    assert halves[0] == halves[2] != halves[1] == halves[4]


def test_photos_are_queries_but_never_results(noisy_shop: Callable[..., Shop]) -> None:
    """A confirmed photo that is nearest to the query must not be a result."""
    vectors, products = noisy_shop(0, pictures=4)
    both = np.concatenate([vectors, vectors[::4]])
    owners = np.concatenate([products, products[::4]])
    photos = np.arange(len(owners)) >= len(products)
    alone = cross_validate_shop(vectors, products)
    result = cross_validate_shop(both, owners, photos)
    assert result.query_count == len(owners)
    assert result.baseline_accuracy == pytest.approx(alone.baseline_accuracy, abs=0.1)


def test_the_number_of_queries_is_limited(noisy_shop: Callable[..., Shop]) -> None:
    vectors, products = noisy_shop(0, products=700, pictures=4)
    assert cross_validate_shop(vectors, products).query_count == MAX_QUERIES


def test_the_result_is_deterministic(noisy_shop: Callable[..., Shop]) -> None:
    assert cross_validate_shop(*noisy_shop(0)) == cross_validate_shop(*noisy_shop(0))


def test_rotation_into_the_span_changes_nothing(
    noisy_shop: Callable[..., Shop], monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors, products = noisy_shop(0)
    rotation = np.linalg.qr(np.random.default_rng(5).standard_normal((400, 400)))[0][:24]
    wide = np.asarray(vectors @ rotation, np.float32)
    fast = cross_validate_shop(wide, products)
    monkeypatch.setattr(
        cross_validation_module, "_rotate_into_span", lambda training_set: training_set
    )
    assert cross_validate_shop(wide, products) == fast
