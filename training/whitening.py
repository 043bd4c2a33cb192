"""The whitened principal components of a middle layer, and their part in the embedding."""

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

_Vectors: TypeAlias = npt.NDArray[np.float32]

# Of the middle layer in the extended embedding, and the weight of their cosine.
COMPONENTS: Final = 128
WEIGHT: Final = 0.3
# The sets that give the principal components, besides groceries and clothes.
STATISTICS_SETS: Final = ("clothing_rest", "caltech101_products", "trashnet", "amazon_items")

# Added to all variances, as a share of the largest one: small components are mostly noise.
_VARIANCE_FLOOR: Final = 1e-3


class Projection(NamedTuple):
    """A linear projection, ``features @ matrix + offset``.

    Attributes:
        matrix: (features, dimension) float32.
        offset: (dimension,) float32.
    """

    matrix: _Vectors
    offset: _Vectors


def whitening(features: _Vectors, dimension: int) -> Projection:
    """Return the projection to the first principal components, each scaled to variance 1.

    Whitening gives all components the same weight, so that what every picture has in common
    does not dominate (Jégou and Chum, Negative evidences and co-occurrences in image
    retrieval, ECCV 2012).

    Args:
        features: (n, features).
        dimension: number of components.
    """
    mean = features.mean(axis=0, dtype=np.float64)
    variances, directions = np.linalg.eigh(np.cov(features.T.astype(np.float64)))
    first = np.argsort(-variances)[:dimension]
    floor = _VARIANCE_FLOOR * variances[first[0]]
    matrix = _with_fixed_signs(directions[:, first]) / np.sqrt(variances[first] + floor)
    return Projection(matrix.astype(np.float32), (-mean @ matrix).astype(np.float32))


def _with_fixed_signs(directions: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the columns with their largest component positive: their signs are arbitrary."""
    largest = np.abs(directions).argmax(axis=0)
    signs = np.sign(directions[largest, np.arange(directions.shape[1])])
    return np.asarray(directions * signs)


def evenly_spaced(items: Sequence[int], count: int) -> list[int]:
    """Return at most ``count`` of the items, at equal distances."""
    rows = np.unique(np.linspace(0, len(items) - 1, min(count, len(items))).astype(int))
    return [items[row] for row in rows]
