"""The score of a pair of vectors: larger is nearer."""

import numpy as np

from desktop_app.search.array_types import Scores, Vectors


def cosine_scores(queries: Vectors, others: Vectors, *, is_normalised: bool) -> Scores:
    """Return (n, m) ``1 - d²/2`` for the distances d of the queries to the other vectors.

    Args:
        queries: (n, dim) float32.
        others: (m, dim) float32.
        is_normalised: whether all have length 1; the result is then their cosine.
    """
    products = queries @ others.T
    if is_normalised:
        return products
    squares = np.square(queries).sum(axis=1, keepdims=True)
    scores: Scores = 1 + products - (squares + np.square(others).sum(axis=1)) / 2
    return scores
