"""The original space and learned spaces."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.metric_learning import Hyperparameters, Metric

Vectors = npt.NDArray[np.float32]
Shop = tuple[Vectors, npt.NDArray[np.int64]]


@pytest.fixture
def metric(noisy_shop: Callable[..., Shop]) -> Metric:
    return Metric.learn(*noisy_shop(0), Hyperparameters(0.2, 0.5, 0.5, 0.0))


def test_the_original_space_compares_by_cosine(make_vectors: Callable[..., Vectors]) -> None:
    vectors = make_vectors(10)
    space = EmbeddingSpace.original(32)
    assert (space.name, space.dim, space.is_normalised) == ("", 32, True)
    assert np.array_equal(space.transform(vectors), vectors)
    assert space.similarity(vectors[:3], vectors) == pytest.approx(vectors[:3] @ vectors.T)


def test_a_learned_space_has_the_cosine_of_its_metric(
    metric: Metric, noisy_shop: Callable[..., Shop]
) -> None:
    vectors = noisy_shop(1)[0][:8]
    space = EmbeddingSpace.learned(metric, "learnt-1")
    transformed = metric.cosine_transform(vectors)
    assert (space.name, space.dim, space.is_normalised) == ("learnt-1", metric.dim, True)
    assert space.similarity(vectors, vectors) == pytest.approx(
        transformed @ transformed.T, abs=1e-5
    )


def test_a_mahalanobis_space_compares_by_distance(
    metric: Metric, noisy_shop: Callable[..., Shop]
) -> None:
    vectors = noisy_shop(1)[0][:8]
    space = EmbeddingSpace.mahalanobis(metric, "distance-1")
    transformed = metric.mahalanobis_transform(vectors)
    assert (space.dim, space.is_normalised) == (24, False)
    squared = np.square(transformed[:, None] - transformed[None]).sum(axis=2)
    assert space.similarity(vectors, vectors) == pytest.approx(1 - squared / 2, abs=1e-3)


def test_the_similarity_of_centroids_is_that_of_the_means() -> None:
    space = EmbeddingSpace.original(2)
    vectors = np.array([[1, 0], [0, 1], [1, 0]], np.float32)
    centroids = space.centroids(vectors, np.array([0, 2]))
    similarities = space.centroid_similarities(centroids, centroids)
    np.testing.assert_allclose(similarities, [[1, 0.5**0.5], [0.5**0.5, 1]], rtol=1e-6)


def test_opposite_vectors_have_no_centroid_direction() -> None:
    space = EmbeddingSpace.original(2)
    centroid = space.centroids(np.array([[1, 0], [-1, 0]], np.float32), np.zeros(1, np.int64))
    assert space.centroid_similarities(centroid, centroid) == 0


def test_the_similarity_of_centroids_of_a_mahalanobis_space_uses_distances(metric: Metric) -> None:
    space = EmbeddingSpace.mahalanobis(metric, "")
    vectors = np.zeros((3, 24), np.float32)
    vectors[2, 0] = 1
    centroids = space.centroids(vectors, np.array([0, 2]))
    assert space.centroid_similarities(centroids[:1], centroids[1:]) == pytest.approx(0.5)
