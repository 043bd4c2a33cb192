"""A learned metric brings the pictures of a product together, for one model."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.metric_learning import Hyperparameters, Metric
from desktop_app.search.vector_index import VectorIndex

Vectors = npt.NDArray[np.float32]
Shop = tuple[Vectors, npt.NDArray[np.int64]]

LEARNED = Hyperparameters(0.1, 0.5, 0.5, 0.0)
ALL_PARTS = Hyperparameters(0.3, 0.25, 0.25, 0.5)
DIM = 24


def top1(space: EmbeddingSpace, shop: Shop, photos: Shop) -> float:
    """Return the share of photos whose nearest picture is of their product."""
    best = space.similarity(photos[0], shop[0]).argmax(axis=1)
    return float((shop[1][best] == photos[1]).mean())


@pytest.fixture
def metric(noisy_shop: Callable[..., Shop]) -> Metric:
    return Metric.learn(*noisy_shop(0), LEARNED)


@pytest.mark.parametrize("make", [EmbeddingSpace.learned, EmbeddingSpace.mahalanobis])
def test_a_learned_space_ignores_variation_within_products(
    make: Callable[[Metric, str], EmbeddingSpace], metric: Metric, noisy_shop: Callable[..., Shop]
) -> None:
    shop, photos = noisy_shop(0), noisy_shop(1)
    assert top1(EmbeddingSpace.original(DIM), shop, photos) < 0.6
    assert top1(make(metric, "learnt"), shop, photos) > 0.9


def test_unseen_products_gain_too(metric: Metric, noisy_shop: Callable[..., Shop]) -> None:
    shop, photos = noisy_shop(0, first=100), noisy_shop(1, first=100)
    gain = top1(EmbeddingSpace.learned(metric, ""), shop, photos) - top1(
        EmbeddingSpace.original(DIM), shop, photos
    )
    assert gain > 0.2


@pytest.mark.parametrize("hyperparameters", [LEARNED, ALL_PARTS])
def test_the_learned_cosine_is_the_weighted_sum_of_three(
    hyperparameters: Hyperparameters, noisy_shop: Callable[..., Shop]
) -> None:
    shop = noisy_shop(0)
    metric = Metric.learn(*shop, hyperparameters)
    space = EmbeddingSpace.learned(metric, "learnt")

    transformed = space.transform(shop[0])

    assert transformed.shape == (len(shop[0]), space.dim)
    assert transformed.dtype == np.float32
    assert np.linalg.norm(transformed, axis=1) == pytest.approx(1, abs=1e-5)
    parts = zip(hyperparameters.weights, metric.projections(shop[0]), strict=True)
    expected = sum(weight * part @ part.T for weight, part in parts)
    assert transformed @ transformed.T == pytest.approx(expected, abs=1e-4)


def test_the_mahalanobis_distance_agrees_with_its_definition(
    noisy_shop: Callable[..., Shop],
) -> None:
    vectors, products = noisy_shop(0)
    space = EmbeddingSpace.mahalanobis(
        Metric.learn(vectors, products, Hyperparameters(0.2, 0, 1, 0)), ""
    )
    exact = vectors.astype(np.float64)
    centred = exact - np.stack([exact[products == name].mean(axis=0) for name in products])
    within = centred.T @ centred / (len(exact) - len(np.unique(products)))
    shrunk = 0.8 * within + 0.2 * np.trace(within) / DIM * np.eye(DIM)
    difference = exact[:1] - exact[1:]
    squared = np.einsum("ij,jk,ik->i", difference, np.linalg.inv(shrunk), difference)

    found = 2 * (1 - space.similarity(vectors[:1], vectors[1:])[0])

    assert found / found[0] == pytest.approx(squared / squared[0], rel=1e-3)
    assert np.square(space.transform(vectors)).sum(axis=1).mean() == pytest.approx(1, abs=0.1)


def test_an_index_ranks_by_mahalanobis_distance(
    metric: Metric, noisy_shop: Callable[..., Shop]
) -> None:
    shop, photos = noisy_shop(0)[0], noisy_shop(1)[0][:20]
    space = EmbeddingSpace.mahalanobis(metric, "")
    index = VectorIndex(space.dim, is_normalised=space.is_normalised)
    index.add(np.arange(len(shop)), space.transform(shop))
    list(index.check_reachability())

    for photo in photos:
        near = space.similarity(photo[np.newaxis], shop)[0]
        found = index.search(space.transform(photo[np.newaxis])[0], 5)
        assert found.ids.tolist() == np.argsort(-near, kind="stable")[:5].tolist()
        assert found.scores == pytest.approx(np.sort(near)[::-1][:5].clip(-1), abs=1e-5)


def test_a_metric_is_restored_from_its_bytes(
    metric: Metric, noisy_shop: Callable[..., Shop]
) -> None:
    again = Metric.from_bytes(metric.to_bytes("m1"), "m1", DIM)
    vectors = noisy_shop(1)[0]
    assert again.hyperparameters == metric.hyperparameters
    assert np.array_equal(again.cosine_transform(vectors), metric.cosine_transform(vectors))
    assert np.array_equal(
        again.mahalanobis_transform(vectors), metric.mahalanobis_transform(vectors)
    )


@pytest.mark.parametrize(("model", "dim"), [("m2", DIM), ("m1", DIM + 1)])
def test_a_metric_of_another_model_is_rejected(metric: Metric, model: str, dim: int) -> None:
    with pytest.raises(ValueError, match="another model"):
        Metric.from_bytes(metric.to_bytes("m1"), model, dim)


@pytest.mark.parametrize("at", [0, 31, 40, -1])
def test_a_flipped_bit_is_detected(metric: Metric, at: int) -> None:
    data = bytearray(metric.to_bytes("m1"))
    data[at] ^= 1
    with pytest.raises(ValueError, match="damaged"):
        Metric.from_bytes(bytes(data), "m1", DIM)
    with pytest.raises(ValueError, match="damaged"):
        Metric.from_bytes(b"", "m1", DIM)


def test_products_with_one_picture_cannot_be_learned_from(
    make_vectors: Callable[..., Vectors],
) -> None:
    with pytest.raises(ValueError, match="no product has two"):
        Metric.learn(make_vectors(30), np.arange(30), LEARNED)
    twice = np.repeat(make_vectors(30), 2, axis=0)
    with pytest.raises(ValueError, match="no product has two"):
        Metric.learn(twice, np.arange(60) // 2, LEARNED)


def test_the_mean_vector_is_mapped_to_a_unit_vector(metric: Metric) -> None:
    transformed = EmbeddingSpace.learned(metric, "").transform(metric.mean[np.newaxis])
    assert np.linalg.norm(transformed) == pytest.approx(1)
