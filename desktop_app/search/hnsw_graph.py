"""A safe interface to hnswlib; the only module that imports it.

hnswlib does not check its input: a query of another dimension, a damaged file or an
uninitialised graph crashes the process, and a save to a full disk fails silently.
``HnswGraph`` prevents the last two (``graph_file.py`` checks files) and reports a failed
save; ``VectorIndex`` checks the vectors.
"""

import sys
from pathlib import Path

import hnswlib
import numpy as np

from desktop_app.search.array_types import Ids, Scores, Vectors
from desktop_app.search.graph_file import GraphLayout, check_graph_file

# The fastest build with a recall@10 clearly above 0.99. Measured by
# ``python -m benchmarks.index_recall --sweep`` on 10,000 photos of groceries and clothes,
# 1,280 dimensions, 2 cores: recall@10 0.9986 at ef 128, 0.3 ms to add a picture. A build
# ef of 32 saves 40 % of that but triples the lost neighbours at ef 64; 200 costs 2.5
# times as much for 0.1 % more recall.
LINKS = 16
BUILD_EF = 64

_SPACES = {True: "ip", False: "l2"}
_FIRST_CAPACITY = 256
_CHUNK = 256


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


class HnswGraph:
    """A growing graph of vectors for approximate nearest-neighbour search.

    Args:
        dim: of every vector; the caller must check it.
        is_normalised: whether all vectors have length 1.
    """

    def __init__(self, dim: int, *, is_normalised: bool = True) -> None:
        self._is_normalised = is_normalised
        self._hnsw = hnswlib.Index(space=_SPACES[is_normalised], dim=dim)
        self._hnsw.init_index(max_elements=_FIRST_CAPACITY, M=LINKS, ef_construction=BUILD_EF)

    def __len__(self) -> int:
        return int(self._hnsw.get_current_count())

    def add(self, nodes: Ids, vectors: Vectors) -> None:
        """Add nodes; large batches use all processor cores.

        Args:
            nodes: (n,) new node numbers; hnswlib would overwrite existing ones.
            vectors: (n, dim) float32.
        """
        needed = len(self) + len(nodes)
        capacity = int(self._hnsw.get_max_elements())
        if needed > capacity:
            self._hnsw.resize_index(max(needed, capacity + capacity // 2))
        self._hnsw.add_items(vectors, nodes)

    def nearest(self, vectors: Vectors, k: int, ef: int) -> tuple[Ids, Scores]:
        """Return the ``k`` nearest nodes of each vector, best first.

        Args:
            vectors: (n, dim) float32.
            k: 1 to the number of nodes.
            ef: number of candidates kept during the search. A parameter of each call,
                because hnswlib resets it on every load.

        Returns:
            nodes (n, k) and their scores (n, k), see ``cosine_scores``.
        """
        self._hnsw.set_ef(max(ef, k))
        try:
            nodes, distances = self._hnsw.knn_query(vectors, k)
        except RuntimeError:  # fewer than k nodes are reachable
            return self._nearest_exact(vectors, k)
        # hnswlib's distance is 1 - cosine, or d².
        return nodes.astype(np.int64), 1 - distances if self._is_normalised else 1 - distances / 2

    def _nearest_exact(self, vectors: Vectors, k: int) -> tuple[Ids, Scores]:
        nodes = np.array(self._hnsw.get_ids_list(), np.int64)
        chunks = (nodes[start : start + _CHUNK] for start in range(0, len(nodes), _CHUNK))
        scores = np.concatenate(
            [
                cosine_scores(vectors, self.vectors(chunk), is_normalised=self._is_normalised)
                for chunk in chunks
            ],
            axis=1,
        )
        best = np.argsort(-scores, axis=1)[:, :k]
        return nodes[best], np.take_along_axis(scores, best, axis=1)

    def vectors(self, nodes: Ids) -> Vectors:
        """Return the (n, dim) float32 vectors of some nodes; copies them."""
        return np.asarray(self._hnsw.get_items(nodes), np.float32)

    def write(self, file: Path) -> None:
        """Write the graph to a file.

        Raises:
            OSError: the file is missing or short; hnswlib does not report that.
        """
        self._hnsw.save_index(_native_path(file))
        if file.stat().st_size != self._hnsw.index_file_size():
            raise OSError(f"{file.name} was not written to its end")

    @classmethod
    def read(cls, file: Path, dim: int, nodes: Ids, *, is_normalised: bool = True) -> "HnswGraph":
        """Read a graph from a file, after a check of everything that hnswlib relies on.

        Args:
            file: what ``write`` wrote.
            dim: expected dimension.
            nodes: (n,) expected nodes, in any order.
            is_normalised: whether all vectors have length 1.

        Raises:
            ValueError: the file is not the graph of these nodes, or a number in it is out of
                range.
            OSError, RuntimeError: the file cannot be read.
        """
        check_graph_file(file, GraphLayout(dim, LINKS, BUILD_EF, is_normalised), nodes)
        graph = cls(dim, is_normalised=is_normalised)
        graph._hnsw = hnswlib.Index(space=_SPACES[is_normalised], dim=dim)
        capacity = max(len(nodes), _FIRST_CAPACITY)
        graph._hnsw.load_index(_native_path(file), max_elements=capacity)
        return graph


def _native_path(file: Path) -> bytes:
    """Return the path in the narrow encoding that hnswlib's C++ streams take."""
    if sys.platform == "win32":
        return str(file).encode("mbcs", errors="strict")
    return bytes(file)
