"""The vector indexes that ``benchmarks.index_engines`` compares."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Protocol

import faiss
import hnswlib
import numpy as np
import numpy.typing as npt

from desktop_app.progress import finish
from desktop_app.search.graph_file import BUILD_EF, LINKS
from desktop_app.search.index_storage import load_index, save_index
from desktop_app.search.inverted_lists import train_centroids
from desktop_app.search.vector_index import VectorIndex

Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]

_BLOCK: Final = 20_000
_KEY: Final = "benchmark"
# Rows that the exact search has room for beside those it was built with.
_SPARE: Final = 1_000


class Candidate(Protocol):
    """An index of unit vectors with ids.

    Attributes:
        visited: number of inverted lists that a search visits; others do not use it.
        can_remove: whether ``remove`` does something.
    """

    visited: int = 0
    can_remove: bool = True

    def build(self, vectors: Vectors) -> None:
        """Build it from (n, dim) vectors, whose ids are their rows."""

    def save(self, folder: Path) -> None:
        """Save it in an empty folder."""

    def load(self, folder: Path) -> None:
        """Load what ``save`` saved."""

    def search(self, query: Vectors, k: int) -> Ids:
        """Return the nearest ids of a (dim,) vector."""

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add some more."""

    def remove(self, ids: Ids) -> None:
        """Remove some."""


class _Vitrine(Candidate):
    """The index of the program."""

    def __init__(self, dim: int) -> None:
        self._dim = dim
        self._index = VectorIndex(dim)

    def build(self, vectors: Vectors) -> None:
        count = len(vectors)
        if size := VectorIndex.training_size(count):
            rows = np.sort(np.random.default_rng(0).choice(count, size, replace=False))
            self._index = finish(VectorIndex.for_many(count, np.array(vectors[rows])))
        _in_blocks(self._index.add, vectors)
        finish(self._index.check_reachability())

    def save(self, folder: Path) -> None:
        save_index(self._index, folder, _KEY)

    def load(self, folder: Path) -> None:
        loaded = load_index(folder, _KEY, self._dim)
        assert loaded is not None
        self._index = loaded

    def search(self, query: Vectors, k: int) -> Ids:
        return self._index.search(query, k).ids

    def add(self, ids: Ids, vectors: Vectors) -> None:
        self._index.add(ids, vectors)

    def remove(self, ids: Ids) -> None:
        self._index.remove(ids.tolist())


class _Hnswlib(Candidate):
    """hnswlib, without checks; the graph as the program builds it."""

    def __init__(self, dim: int, search_ef: int) -> None:
        self._ef = search_ef
        self._index = hnswlib.Index(space="ip", dim=dim)

    def build(self, vectors: Vectors) -> None:
        self._index.init_index(len(vectors), M=LINKS, ef_construction=BUILD_EF)
        _in_blocks(lambda ids, rows: self._index.add_items(rows, ids), vectors)

    def save(self, folder: Path) -> None:
        self._index.save_index(str(folder / "index"))

    def load(self, folder: Path) -> None:
        self._index.load_index(str(folder / "index"))
        self._index.set_ef(self._ef)

    def search(self, query: Vectors, k: int) -> Ids:
        found: Ids = self._index.knn_query(query, k, num_threads=1)[0][0].astype(np.int64)
        return found

    def add(self, ids: Ids, vectors: Vectors) -> None:
        if self._index.get_max_elements() < self._index.get_current_count() + len(ids):
            self._index.resize_index(int(1.1 * self._index.get_max_elements()))
        self._index.add_items(vectors, ids)

    def remove(self, ids: Ids) -> None:
        for number in ids.tolist():
            self._index.mark_deleted(number)


class _FaissIndex(Candidate):
    """An index of faiss.

    Args:
        make: returns it empty, from vectors to train it with.
        prepare: sets its parameters of search.
        is_growing: whether it can be changed after it was built.
    """

    def __init__(
        self, make: Callable[[Vectors], Any], prepare: Callable[[Any], None], *, is_growing: bool
    ) -> None:
        self._make, self._prepare, self._is_growing = make, prepare, is_growing
        self.can_remove = is_growing

    def build(self, vectors: Vectors) -> None:
        self._index = self._make(vectors)
        add = (
            self._index.add_with_ids if self._is_growing else lambda rows, _: self._index.add(rows)
        )
        _in_blocks(lambda ids, rows: add(rows, ids), vectors)

    def save(self, folder: Path) -> None:
        faiss.write_index(self._index, str(folder / "index"))

    def load(self, folder: Path) -> None:
        self._index = faiss.read_index(str(folder / "index"))
        self._prepare(self._index)
        faiss.omp_set_num_threads(1)

    def search(self, query: Vectors, k: int) -> Ids:
        if self.visited:
            self._index.nprobe = self.visited
        found: Ids = self._index.search(query[np.newaxis], k)[1][0]
        return found

    def add(self, ids: Ids, vectors: Vectors) -> None:
        if self._is_growing:
            self._index.add_with_ids(vectors, ids)
        else:
            self._index.add(vectors)

    def remove(self, ids: Ids) -> None:
        if self._is_growing:
            self._index.remove_ids(ids)


def _faiss_hnsw(dim: int) -> Candidate:
    def make(_: Vectors) -> Any:
        graph = faiss.IndexHNSWFlat(dim, LINKS, faiss.METRIC_INNER_PRODUCT)
        graph.hnsw.efConstruction = BUILD_EF
        return graph

    def prepare(graph: Any) -> None:
        graph.hnsw.efSearch = 128

    return _FaissIndex(make, prepare, is_growing=False)


def _faiss_ivf(dim: int, kind: int) -> Candidate:
    def make(vectors: Vectors) -> Any:
        count = int(len(vectors) ** 0.5)
        rows = np.sort(np.random.default_rng(0).choice(len(vectors), 40 * count, replace=False))
        sample = np.array(vectors[rows])
        quantizer = faiss.IndexFlatIP(dim)
        quantizer.add(finish(train_centroids(sample, count, is_normalised=True)))
        lists = faiss.IndexIVFScalarQuantizer(
            quantizer, dim, count, kind, faiss.METRIC_INNER_PRODUCT, False
        )
        lists.train(sample)
        lists.set_direct_map_type(faiss.DirectMap.Hashtable)
        return lists

    def prepare(lists: Any) -> None:
        lists.nprobe = 32

    return _FaissIndex(make, prepare, is_growing=True)


class _Usearch(Candidate):
    """usearch, with numbers of 16 bits."""

    def __init__(self, dim: int) -> None:
        from usearch.index import Index

        self._index = Index(
            ndim=dim,
            metric="ip",
            dtype="f16",
            connectivity=LINKS,
            expansion_add=BUILD_EF,
            expansion_search=128,
        )

    def build(self, vectors: Vectors) -> None:
        _in_blocks(self._index.add, vectors)

    def save(self, folder: Path) -> None:
        self._index.save(str(folder / "index"))

    def load(self, folder: Path) -> None:
        self._index.load(str(folder / "index"))

    def search(self, query: Vectors, k: int) -> Ids:
        return np.asarray(self._index.search(query, k, threads=1).keys, np.int64)

    def add(self, ids: Ids, vectors: Vectors) -> None:
        self._index.add(ids, vectors)

    def remove(self, ids: Ids) -> None:
        self._index.remove(ids)


class _Exact(Candidate):
    """All products with numpy; one thread, as everywhere in the program."""

    def __init__(self, dim: int) -> None:
        self._rows = np.empty((0, dim), np.float32)
        self._ids = np.empty(0, np.int64)
        self._count = 0

    def build(self, vectors: Vectors) -> None:
        self._count = len(vectors)
        self._rows = np.concatenate([vectors, np.empty((_SPARE, vectors.shape[1]), np.float32)])
        self._ids = np.arange(len(self._rows))

    def save(self, folder: Path) -> None:
        np.save(folder / "rows.npy", self._rows)

    def load(self, folder: Path) -> None:
        self._rows = np.load(folder / "rows.npy")
        self._ids = np.arange(len(self._rows))
        self._count = len(self._rows) - _SPARE

    def search(self, query: Vectors, k: int) -> Ids:
        scores = self._rows[: self._count] @ query
        best = np.argpartition(-scores, k)[:k]
        found: Ids = self._ids[best[np.argsort(-scores[best])]]
        return found

    def add(self, ids: Ids, vectors: Vectors) -> None:
        end = self._count + len(ids)
        self._rows[self._count : end], self._ids[self._count : end] = vectors, ids
        self._count = end

    def remove(self, ids: Ids) -> None:
        for number in ids.tolist():
            (row,) = np.flatnonzero(self._ids[: self._count] == number)
            self._count -= 1
            self._rows[row], self._ids[row] = self._rows[self._count], self._ids[self._count]


def _in_blocks(add: Callable[[Ids, Vectors], object], vectors: Vectors) -> None:
    for start in range(0, len(vectors), _BLOCK):
        rows = np.array(vectors[start : start + _BLOCK])
        add(np.arange(start, start + len(rows)), rows)


CANDIDATES: Final[dict[str, Callable[[int], Candidate]]] = {
    "vitrine": _Vitrine,
    "hnswlib": lambda dim: _Hnswlib(dim, 128),
    "hnswlib-400": lambda dim: _Hnswlib(dim, 400),
    "faiss-hnsw": _faiss_hnsw,
    "faiss-sq8": lambda dim: _faiss_ivf(dim, faiss.ScalarQuantizer.QT_8bit),
    "faiss-fp16": lambda dim: _faiss_ivf(dim, faiss.ScalarQuantizer.QT_fp16),
    "usearch": _Usearch,
    "exact": _Exact,
}
