"""Deterministic vectors for the tests of this package."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.search.index_storage import save_index
from desktop_app.search.vector_index import VectorIndex
from tests.search.index_folder import DIM, KEY

Vectors = npt.NDArray[np.float32]


@pytest.fixture
def unit_rows() -> Callable[[npt.NDArray[np.floating]], Vectors]:
    """Return a function that normalises rows to length 1."""

    def scale(rows: npt.NDArray[np.floating]) -> Vectors:
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    return scale


@pytest.fixture
def make_vectors(
    unit_rows: Callable[[npt.NDArray[np.floating]], Vectors],
) -> Callable[..., Vectors]:
    """Return a function that makes (count, dim) unit vectors, about five per product."""

    def make(count: int, dim: int = 32, *, seed: int = 0) -> Vectors:
        random = np.random.default_rng(seed)
        products = random.standard_normal((count // 5 + 1, dim))
        owners = random.integers(0, len(products), count)
        return unit_rows(products[owners] + 0.5 * random.standard_normal((count, dim)))

    return make


@pytest.fixture
def outliers(unit_rows: Callable[[npt.NDArray[np.floating]], Vectors]) -> Vectors:
    """Return 3,000 vectors of similar direction, then 30 of the opposite direction."""
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

    Half of the dimensions identify the product; the others vary strongly between its
    pictures, like lighting and background.
    """

    def make(
        seed: int, *, first: int = 0, products: int = 30, pictures: int = 6
    ) -> tuple[Vectors, npt.NDArray[np.int64]]:
        owners = first + np.repeat(np.arange(products), pictures)
        means = np.random.default_rng(first).standard_normal((products, 24))
        deviation = np.repeat([0.2, 2.5], 12)
        rotation = np.linalg.qr(np.random.default_rng(99).standard_normal((24, 24)))[0]
        random = np.random.default_rng((seed, first))
        shots = means[owners - first] + deviation * random.standard_normal((len(owners), 24))
        return unit_rows((3 + shots) @ rotation), owners

    return make


@pytest.fixture
def vectors(make_vectors: Callable[..., Vectors]) -> Vectors:
    """Return 400 vectors for the tests of the index storage."""
    return make_vectors(400, DIM)


@pytest.fixture
def index(vectors: Vectors, build: Callable[..., VectorIndex]) -> VectorIndex:
    """Return an index of 300 pictures, ids from 1; the last two have the same vector."""
    index = build(vectors[:299])
    index.add(np.array([300]), vectors[298:299])
    return index


@pytest.fixture
def saved(tmp_path: Path, index: VectorIndex) -> Path:
    """Return the folder in which ``index`` is saved."""
    folder = tmp_path / "catalogue"
    folder.mkdir()
    save_index(index, folder, KEY)
    return folder
