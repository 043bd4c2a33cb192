"""Vectors for the tests of the search room, the same in every run."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.search.index import Index

Vectors = npt.NDArray[np.float32]


@pytest.fixture
def unit_rows() -> Callable[[npt.NDArray[np.floating]], Vectors]:
    """Return a function that gives every row the length 1."""

    def scale(rows: npt.NDArray[np.floating]) -> Vectors:
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    return scale


@pytest.fixture
def make_vectors(
    unit_rows: Callable[[npt.NDArray[np.floating]], Vectors],
) -> Callable[..., Vectors]:
    """Return a function that makes (count, dim) unit vectors, some five to a product."""

    def make(count: int, dim: int = 32, *, seed: int = 0) -> Vectors:
        random = np.random.default_rng(seed)
        products = random.standard_normal((count // 5 + 1, dim))
        owners = random.integers(0, len(products), count)
        return unit_rows(products[owners] + 0.5 * random.standard_normal((count, dim)))

    return make


@pytest.fixture
def outliers(unit_rows: Callable[[npt.NDArray[np.floating]], Vectors]) -> Vectors:
    """Return 3,000 vectors that point about the same way, then 30 that point away."""
    random = np.random.default_rng(0)
    rows = unit_rows(random.random((3030, 128)))
    rows[3000:] *= -1
    return rows


@pytest.fixture
def build() -> Callable[..., Index]:
    """Return a function that builds an index in batches; ids count from ``first_id``."""

    def build_(vectors: Vectors, *, first_id: int = 1, batch: int = 16) -> Index:
        index = Index(vectors.shape[1])
        ids = np.arange(first_id, first_id + len(vectors))
        for start in range(0, len(vectors), batch):
            index.add(ids[start : start + batch], vectors[start : start + batch])
        return index

    return build_
