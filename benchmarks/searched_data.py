"""The vectors that the benchmark of the server's search uses, with categories and exact answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.index_engines import exact_neighbours, stored_vectors
from benchmarks.large_search import categories_of
from desktop_app.catalogue.protocols import PictureFilter

Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]

ALL: Final = PictureFilter()
# Number of neighbours that a query is for.
NEAREST: Final = 10
_QUERIES: Final = 200
_MIXED: Final = "Mixed"
_MIXED_SHARE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Data:
    """What is searched.

    Attributes:
        vectors: (n, dim); the picture of a row has the id row + 1.
        queries: (m, dim).
        categories: of the n pictures.
        nearest: (m, 10) ids of the nearest pictures of each query, by filter.
    """

    vectors: Vectors
    queries: Vectors
    categories: Sequence[str]
    nearest: dict[PictureFilter, Ids]


def load(cache: Path, count: int) -> Data:
    """Return the stored vectors with their categories, and the exact answers."""
    stored = stored_vectors(cache, count)
    vectors, queries = stored[:count], np.array(stored[-_QUERIES:])
    numbers = categories_of(vectors)
    is_mixed = np.random.default_rng(1).random(count) < _MIXED_SHARE
    sizes = np.bincount(numbers[~is_mixed])
    near = int(np.argmin(np.abs(sizes - is_mixed.sum())))
    names = [
        _MIXED if mixed else f"Category {number}"
        for number, mixed in zip(numbers.tolist(), is_mixed.tolist(), strict=True)
    ]
    nearest = {}
    for pictures, rows in (
        (ALL, np.arange(count)),
        (PictureFilter(_MIXED), np.flatnonzero(is_mixed)),
        (PictureFilter(f"Category {near}"), np.flatnonzero((numbers == near) & ~is_mixed)),
    ):
        of_filter = vectors if pictures == ALL else np.array(vectors[rows])
        nearest[pictures] = rows[exact_neighbours(queries, of_filter, NEAREST)] + 1
        if pictures != ALL:
            print(f"{pictures.category}: {len(rows)} pictures ({len(rows) / count:.1%})")
    return Data(vectors, queries, names, nearest)
