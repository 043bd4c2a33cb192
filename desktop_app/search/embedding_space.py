"""The space in which vectors are compared: the model's own, or a learned one."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from desktop_app.search.array_types import Scores, Vectors
from desktop_app.search.hnsw_graph import cosine_scores
from desktop_app.search.metric_learning import Metric

# Opposite vectors have a mean of zero, which cannot be normalised.
_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class EmbeddingSpace:
    """A space of vectors in which pictures are ranked by ``1 - d²/2`` of their distance d.

    Attributes:
        name: part of the names of index files; empty for the original space.
        dim: of its vectors.
        is_normalised: whether all vectors have length 1; then ``1 - d²/2`` is the cosine.
        transform: from (n, model dim) float32 unit vectors of the model to (n, dim)
            float32 vectors of the space.
    """

    name: str
    dim: int
    is_normalised: bool
    transform: Callable[[Vectors], Vectors]

    @classmethod
    def original(cls, dim: int) -> "EmbeddingSpace":
        """Return the space of the model's own vectors.

        All have length 1, so cosine and Euclidean distance give the same ranking.
        """
        return cls("", dim, True, lambda vectors: vectors)

    @classmethod
    def learned(cls, metric: Metric, name: str) -> "EmbeddingSpace":
        """Return the space of a learned cosine similarity."""
        return cls(name, metric.dim, True, metric.cosine_transform)

    @classmethod
    def mahalanobis(cls, metric: Metric, name: str) -> "EmbeddingSpace":
        """Return the space of a learned Mahalanobis distance."""
        return cls(name, len(metric.mean), False, metric.mahalanobis_transform)

    def similarity(self, queries: Vectors, others: Vectors) -> Scores:
        """Return the (n, m) similarities ``1 - d²/2`` of the model's vectors.

        Args:
            queries: (n, model dim) float32 of length 1.
            others: (m, model dim) float32 of length 1.
        """
        return cosine_scores(
            self.transform(queries), self.transform(others), is_normalised=self.is_normalised
        )

    def centroid_similarity(self, first: Vectors, second: Vectors) -> float:
        """Return the similarity of the centroids of two sets of transformed vectors.

        Args:
            first: (n, dim) float32, n at least 1.
            second: (m, dim) float32, m at least 1.
        """
        means = np.stack([first.mean(axis=0), second.mean(axis=0)])
        if self.is_normalised:
            means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), _EPSILON)
        return float(cosine_scores(means[:1], means[1:], is_normalised=self.is_normalised)[0, 0])
