"""Measures of how near two vectors are, to be compared with each other.

On vectors of length 1 the squared Euclidean distance is ``2 - 2 cosine``: both
rank alike, and differ only where a model gives vectors of other lengths.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from desktop_app.search.hnsw_graph import Scores, Vectors

Measure: TypeAlias = Callable[[Vectors, Vectors], Scores]


def cosine(queries: Vectors, others: Vectors) -> Scores:
    """Return the cosine of every query with every other vector, (n, m), larger is nearer.

    Args:
        queries: (n, dim) float32, rows of length 1.
        others: (m, dim) float32, rows of length 1.
    """
    return queries @ others.T


def euclidean(queries: Vectors, others: Vectors) -> Scores:
    """Return the negative squared distance of every query to every other vector, (n, m).

    Args:
        queries: (n, dim) float32.
        others: (m, dim) float32.
    """
    own = (queries**2).sum(axis=1, keepdims=True)
    nearness: Scores = 2 * (queries @ others.T) - own - (others**2).sum(axis=1)
    return nearness


MEASURES: Final[Mapping[str, Measure]] = {"cosine": cosine, "euclidean": euclidean}
