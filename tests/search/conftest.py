"""Vectors for the tests of the search room, the same in every run."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.search.vector_index import VectorIndex

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
def build() -> Callable[..., VectorIndex]:
    """Return a function that builds an index in batches; ids count from ``first_id``."""

    def build_(vectors: Vectors, *, first_id: int = 1, batch: int = 16) -> VectorIndex:
        index = VectorIndex(vectors.shape[1])
        ids = np.arange(first_id, first_id + len(vectors))
        for start in range(0, len(vectors), batch):
            index.add(ids[start : start + batch], vectors[start : start + batch])
        return index

    return build_


@pytest.fixture
def noisy_shop(
    unit_rows: Callable[[npt.NDArray[np.floating]], Vectors],
) -> Callable[..., tuple[Vectors, npt.NDArray[np.int64]]]:
    """Return a function that makes (n, 24) vectors and the product of each.

    A product is known by what the first half of its numbers is; the others and a
    few of these change much from shot to shot, as light and ground do.
    """

    def make(
        seed: int, *, first: int = 0, products: int = 30, pictures: int = 6
    ) -> tuple[Vectors, npt.NDArray[np.int64]]:
        owners = first + np.repeat(np.arange(products), pictures)
        means = np.random.default_rng(first).standard_normal((products, 24))
        loud = np.repeat([0.2, 2.5], 12)
        turn = np.linalg.qr(np.random.default_rng(99).standard_normal((24, 24)))[0]
        random = np.random.default_rng((seed, first))
        shots = means[owners - first] + loud * random.standard_normal((len(owners), 24))
        return unit_rows((3 + shots) @ turn), owners

    return make
