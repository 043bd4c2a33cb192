"""The space in which vectors are compared: the model's own, or a learned one."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from desktop_app.search.array_types import Ids, Scores, Vectors
from desktop_app.search.cosine_scores import cosine_scores
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

    def centroids(self, vectors: Vectors, starts: Ids) -> Vectors:
        """Return the (m, dim) centroids of m sets of vectors of this space.

        Args:
            vectors: (n, dim) float32, the sets one after another.
            starts: (m,) int64 row of the first vector of each set; no set is empty.
        """
        sizes = np.diff(starts, append=len(vectors))
        means = (np.add.reduceat(vectors, starts) / sizes[:, np.newaxis]).astype(np.float32)
        if self.is_normalised:
            means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), _EPSILON)
        return means

    def centroid_similarities(self, queries: Vectors, others: Vectors) -> Scores:
        """Return the (n, m) similarities of centroids, which may have any length.

        Args:
            queries: (n, dim) float32, as ``centroids`` returns them.
            others: (m, dim) float32, likewise.
        """
        return cosine_scores(queries, others, is_normalised=self.is_normalised)
