"""Similarity measures: larger is nearer."""

import numpy as np

from desktop_app.search.similarity_measures import MEASURES, cosine, euclidean


def test_cosine_and_squared_distance() -> None:
    queries = np.array([[1, 0], [0, 1]], np.float32)
    others = np.array([[1, 0], [0.6, 0.8], [-1, 0]], np.float32)
    assert np.allclose(cosine(queries, others), [[1, 0.6, -1], [0, 0.8, 0]])
    assert np.allclose(euclidean(queries, others), [[0, -0.8, -4], [-2, -0.4, -2]])


def test_only_the_distance_depends_on_the_length() -> None:
    query = np.array([[2, 0]], np.float32)
    others = np.array([[2, 1], [9, 0]], np.float32)
    assert euclidean(query, others).argmax() == 0
    assert cosine(query, others).argmax() == 1


def test_both_measures_rank_unit_vectors_alike() -> None:
    random = np.random.default_rng(1)
    vectors = random.normal(size=(60, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    orders = [
        np.argsort(-measure(vectors[:10], vectors[10:]), axis=1)
        for name, measure in MEASURES.items()
        if name in ("cosine", "euclidean")
    ]
    assert np.array_equal(orders[0], orders[1])
