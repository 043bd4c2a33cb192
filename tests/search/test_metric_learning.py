"""A learnt space brings products' pictures together, and belongs to one model."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.metric_learning import Hyperparameters, Metric
from desktop_app.search.vector_index import VectorIndex

Vectors = npt.NDArray[np.float32]
Shop = tuple[Vectors, npt.NDArray[np.int64]]

LEARNT = Hyperparameters(0.1, 0.5, 0.5, 0.0)
ALL_PARTS = Hyperparameters(0.3, 0.25, 0.25, 0.5)
DIM = 24


def top1(space: EmbeddingSpace, shop: Shop, photos: Shop) -> float:
    """Return the share of photos whose nearest picture is of their product."""
    best = space.similarity(photos[0], shop[0]).argmax(axis=1)
    return float((shop[1][best] == photos[1]).mean())


@pytest.fixture
def metric(noisy_shop: Callable[..., Shop]) -> Metric:
    return Metric.learn(*noisy_shop(0), LEARNT)


@pytest.mark.parametrize("make", [EmbeddingSpace.learned, EmbeddingSpace.mahalanobis])
def test_photos_find_their_product_past_what_changes_from_shot_to_shot(
    make: Callable[[Metric, str], EmbeddingSpace], metric: Metric, noisy_shop: Callable[..., Shop]
) -> None:
    shop, photos = noisy_shop(0), noisy_shop(1)
    assert top1(EmbeddingSpace.original(DIM), shop, photos) < 0.6
    assert top1(make(metric, "learnt"), shop, photos) > 0.9


def test_products_that_come_later_gain_as_well(
    metric: Metric, noisy_shop: Callable[..., Shop]
) -> None:
    shop, photos = noisy_shop(0, first=100), noisy_shop(1, first=100)
    gain = top1(EmbeddingSpace.learned(metric, ""), shop, photos) - top1(
        EmbeddingSpace.original(DIM), shop, photos
    )
    assert gain > 0.2


@pytest.mark.parametrize("hyperparameters", [LEARNT, ALL_PARTS])
def test_the_learnt_cosine_is_mixed_of_unit_vectors(
    hyperparameters: Hyperparameters, noisy_shop: Callable[..., Shop]
) -> None:
    shop = noisy_shop(0)
    metric = Metric.learn(*shop, hyperparameters)
    space = EmbeddingSpace.learned(metric, "learnt")

    placed = space.transform(shop[0])

    assert placed.shape == (len(shop[0]), space.dim)
    assert placed.dtype == np.float32
    assert np.linalg.norm(placed, axis=1) == pytest.approx(1, abs=1e-5)
    shares = hyperparameters.weights
    parts = metric.projections(shop[0])
    mixed = sum(share * part @ part.T for share, part in zip(shares, parts, strict=True))
    assert placed @ placed.T == pytest.approx(mixed, abs=1e-4)


def test_mahalanobis_distance_is_what_the_books_say(noisy_shop: Callable[..., Shop]) -> None:
    vectors, products = noisy_shop(0)
    space = EmbeddingSpace.mahalanobis(
        Metric.learn(vectors, products, Hyperparameters(0.2, 0, 1, 0)), ""
    )
    exact = vectors.astype(np.float64)
    apart = exact - np.stack([exact[products == name].mean(axis=0) for name in products])
    within = apart.T @ apart / (len(exact) - len(np.unique(products)))
    shrunk = 0.8 * within + 0.2 * np.trace(within) / DIM * np.eye(DIM)
    difference = exact[:1] - exact[1:]
    squared = np.einsum("ij,jk,ik->i", difference, np.linalg.inv(shrunk), difference)

    found = 2 * (1 - space.similarity(vectors[:1], vectors[1:])[0])

    assert found / found[0] == pytest.approx(squared / squared[0], rel=1e-3)
    assert np.square(space.transform(vectors)).sum(axis=1).mean() == pytest.approx(1, abs=0.1)


def test_an_index_ranks_by_distance(metric: Metric, noisy_shop: Callable[..., Shop]) -> None:
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


def test_it_survives_being_bytes(metric: Metric, noisy_shop: Callable[..., Shop]) -> None:
    again = Metric.from_bytes(metric.to_bytes("m1"), "m1", DIM)
    vectors = noisy_shop(1)[0]
    assert again.hyperparameters == metric.hyperparameters
    assert np.array_equal(again.cosine_transform(vectors), metric.cosine_transform(vectors))
    assert np.array_equal(
        again.mahalanobis_transform(vectors), metric.mahalanobis_transform(vectors)
    )


@pytest.mark.parametrize(("model", "dim"), [("m2", DIM), ("m1", DIM + 1)])
def test_another_models_space_is_refused(metric: Metric, model: str, dim: int) -> None:
    with pytest.raises(ValueError, match="another model"):
        Metric.from_bytes(metric.to_bytes("m1"), model, dim)


@pytest.mark.parametrize("at", [0, 31, 40, -1])
def test_a_flipped_bit_shows(metric: Metric, at: int) -> None:
    data = bytearray(metric.to_bytes("m1"))
    data[at] ^= 1
    with pytest.raises(ValueError, match="damaged"):
        Metric.from_bytes(bytes(data), "m1", DIM)
    with pytest.raises(ValueError, match="damaged"):
        Metric.from_bytes(b"", "m1", DIM)


def test_one_picture_a_product_teaches_nothing(make_vectors: Callable[..., Vectors]) -> None:
    with pytest.raises(ValueError, match="no product has two"):
        Metric.learn(make_vectors(30), np.arange(30), LEARNT)
    twice = np.repeat(make_vectors(30), 2, axis=0)
    with pytest.raises(ValueError, match="no product has two"):
        Metric.learn(twice, np.arange(60) // 2, LEARNT)


def test_a_vector_at_the_very_centre_has_a_place(metric: Metric) -> None:
    placed = EmbeddingSpace.learned(metric, "").transform(metric.mean[np.newaxis])
    assert np.linalg.norm(placed) == pytest.approx(1)
