"""The check of vectors: neither hnswlib nor faiss checks them."""

from typing import Final

import numpy as np

from desktop_app.search.array_types import Vectors

_UNIT_TOLERANCE: Final = 1e-3


def checked_vectors(vectors: Vectors, dim: int, *, is_normalised: bool) -> Vectors:
    """Return vectors as contiguous (n, dim) float32.

    Args:
        vectors: (n, dim).
        dim: number of columns that they must have.
        is_normalised: whether all rows must have length 1.

    Raises:
        ValueError: they have another shape or length, or are not finite.
    """
    if vectors.ndim != 2 or vectors.shape[1] != dim:
        raise ValueError(f"vectors have shape {vectors.shape}, not (n, {dim})")
    rows = np.ascontiguousarray(vectors, np.float32)
    with np.errstate(over="ignore"):
        lengths = np.linalg.norm(rows, axis=1)
    # NaN fails both comparisons.
    is_valid = np.abs(lengths - 1) <= _UNIT_TOLERANCE if is_normalised else lengths < np.inf
    if not np.all(is_valid):
        raise ValueError("vectors are not finite or not of length 1")
    return rows
