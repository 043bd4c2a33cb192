"""Where vectors are compared: as the model gives them, or where ``teach`` learnt to."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from desktop_app.search.hnsw_graph import (
    Scores,
    Vectors,
    cosine_scores,
)
from desktop_app.search.metric_learning import Metric

# The mean of vectors that point away from each other has no direction.
_SHORTEST = 1e-6


@dataclass(frozen=True, slots=True)
class EmbeddingSpace:
    """A space of vectors whose nearness ``1 - d²/2`` ranks pictures.

    Attributes:
        name: for the files of an index; empty for the vectors as they are.
        dim: how many numbers a vector has in it.
        is_normalised: whether all vectors have length 1, so that nearness is their cosine.
        transform: takes the model's vectors, (n, dim of the model) float32 of length
            1, to their places, (n, dim) float32.
    """

    name: str
    dim: int
    is_normalised: bool
    transform: Callable[[Vectors], Vectors]

    @classmethod
    def original(cls, dim: int) -> "EmbeddingSpace":
        """Return the space of the model's own vectors.

        Cosine and Euclidean distance rank alike in it: all have length 1.
        """
        return cls("", dim, True, lambda vectors: vectors)

    @classmethod
    def learned(cls, metric: Metric, name: str) -> "EmbeddingSpace":
        """Return the space of the learnt cosine."""
        return cls(name, metric.dim, True, metric.cosine_transform)

    @classmethod
    def mahalanobis(cls, metric: Metric, name: str) -> "EmbeddingSpace":
        """Return the space of the learnt distance."""
        return cls(name, len(metric.mean), False, metric.mahalanobis_transform)

    def similarity(self, queries: Vectors, others: Vectors) -> Scores:
        """Return the nearness of every query to every other, (n, m).

        Args:
            queries: (n, dim of the model) float32 of length 1.
            others: (m, dim of the model) float32 of length 1.
        """
        return cosine_scores(
            self.transform(queries), self.transform(others), is_normalised=self.is_normalised
        )

    def centroid_similarity(self, ours: Vectors, theirs: Vectors) -> float:
        """Return the nearness of the mean of some placed vectors to the mean of others.

        Args:
            ours: (n, dim) float32, n at least 1.
            theirs: (m, dim) float32, m at least 1.
        """
        means = np.stack([ours.mean(axis=0), theirs.mean(axis=0)])
        if self.is_normalised:
            means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), _SHORTEST)
        return float(cosine_scores(means[:1], means[1:], is_normalised=self.is_normalised)[0, 0])
