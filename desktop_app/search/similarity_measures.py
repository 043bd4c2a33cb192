"""Similarity measures of two vectors, for comparison with each other.

For vectors of length 1 the squared Euclidean distance is ``2 - 2 cosine``, so both
measures give the same ranking; they differ for vectors of other lengths.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from desktop_app.search.array_types import Scores, Vectors

SimilarityMeasure: TypeAlias = Callable[[Vectors, Vectors], Scores]


def cosine(queries: Vectors, others: Vectors) -> Scores:
    """Return the (n, m) cosines of the queries with the other vectors.

    Args:
        queries: (n, dim) float32, rows of length 1.
        others: (m, dim) float32, rows of length 1.
    """
    return queries @ others.T


def euclidean(queries: Vectors, others: Vectors) -> Scores:
    """Return the (n, m) negative squared distances of the queries to the other vectors.

    Args:
        queries: (n, dim) float32.
        others: (m, dim) float32.
    """
    squares = (queries**2).sum(axis=1, keepdims=True)
    scores: Scores = 2 * (queries @ others.T) - squares - (others**2).sum(axis=1)
    return scores


MEASURES: Final[Mapping[str, SimilarityMeasure]] = {"cosine": cosine, "euclidean": euclidean}
