"""hnswlib behind a rail, and the only module that imports it.

hnswlib trusts its caller: a query of another length, a damaged file or a graph
that was never initialised ends the process, and a save to a full disk fails
without a word. ``HnswGraph`` leaves no way to do the first three (``VectorIndex`` checks
the vectors) and makes the last one loud.
"""

import struct
import sys
from pathlib import Path

import hnswlib
import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]
Scores = npt.NDArray[np.float32]

# The cheapest to build whose searches still leave a margin over recall@10 0.99.
# ``python -m benchmarks.index_recall --sweep`` on 10,000 real photos of groceries
# and clothes, 1,280 numbers each, 2 cores: recall@10 0.9986 at ef 128, 0.3 ms to
# add a picture. A build ef of 32 saves 40 % of that and loses three times as many
# neighbours at ef 64; one of 200 costs 2.5 times as much for 0.1 % of recall.
LINKS = 16
BUILD_EF = 64

_SPACES = {True: "ip", False: "l2"}
_FIRST_CAPACITY = 256
_CHUNK = 256

# Start of hnswlib's file: offset of the links, capacity, nodes, bytes of a node,
# offsets of its number and its vector, top level, entry node, three link counts,
# level multiplier, ef of the build.
_HEADER = struct.Struct("=6QiI3QdQ")


def cosine_scores(queries: Vectors, others: Vectors, *, is_normalised: bool) -> Scores:
    """Return ``1 - d²/2`` for the distance d of each query to each other vector, (n, m).

    Args:
        queries: (n, dim).
        others: (m, dim).
        is_normalised: whether all have length 1: then it is their cosine.
    """
    products = queries @ others.T
    if is_normalised:
        return products
    own = np.square(queries).sum(axis=1, keepdims=True)
    near: Scores = 1 + products - (own + np.square(others).sum(axis=1)) / 2
    return near


class HnswGraph:
    """A graph of vectors that grows and is searched by their nearness.

    Args:
        dim: length of every vector. Callers see to it: hnswlib does not.
        is_normalised: whether all vectors have length 1.
    """

    def __init__(self, dim: int, *, is_normalised: bool = True) -> None:
        self._is_normalised = is_normalised
        self._hnsw = hnswlib.Index(space=_SPACES[is_normalised], dim=dim)
        self._hnsw.init_index(max_elements=_FIRST_CAPACITY, M=LINKS, ef_construction=BUILD_EF)

    def __len__(self) -> int:
        return int(self._hnsw.get_current_count())

    def add(self, nodes: Ids, vectors: Vectors) -> None:
        """Add nodes under new numbers; large batches use all processor cores.

        Args:
            nodes: (n,), none of them in the graph: hnswlib would overwrite it.
            vectors: (n, dim).
        """
        needed = len(self) + len(nodes)
        capacity = int(self._hnsw.get_max_elements())
        if needed > capacity:
            self._hnsw.resize_index(max(needed, capacity + capacity // 2))
        self._hnsw.add_items(vectors, nodes)

    def nearest(self, vectors: Vectors, k: int, ef: int) -> tuple[Ids, Scores]:
        """Return the ``k`` nearest nodes of each vector, best first.

        Args:
            vectors: (n, dim).
            k: 1 to the number of nodes.
            ef: candidates kept while walking, the width of the search. hnswlib
                forgets it with every load, so each call brings its own.

        Returns:
            nodes (n, k) and their nearness (n, k).
        """
        self._hnsw.set_ef(max(ef, k))
        try:
            nodes, distances = self._hnsw.knn_query(vectors, k)
        except RuntimeError:  # fewer than k nodes can be reached by walking
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
        """Return the vectors of some nodes, (n, dim). Meant for small portions."""
        return np.asarray(self._hnsw.get_items(nodes), np.float32)

    def write(self, file: Path) -> None:
        """Write the graph, whole or not at all.

        Raises:
            OSError: the file is missing or short, which hnswlib does not say.
        """
        self._hnsw.save_index(_native(file))
        if file.stat().st_size != self._hnsw.index_file_size():
            raise OSError(f"{file.name} was not written to its end")

    @classmethod
    def read(cls, file: Path, dim: int, count: int, *, is_normalised: bool = True) -> "HnswGraph":
        """Read a graph whose bytes are known to be those that were written.

        Raises:
            ValueError: it has other vectors, nodes or links than expected.
            OSError, RuntimeError: it cannot be read.
        """
        _check_header(file, dim, count)
        graph = cls(dim, is_normalised=is_normalised)
        graph._hnsw = hnswlib.Index(space=_SPACES[is_normalised], dim=dim)
        graph._hnsw.load_index(_native(file), max_elements=max(count, _FIRST_CAPACITY))
        return graph


def _check_header(file: Path, dim: int, count: int) -> None:
    with file.open("rb") as stream:
        header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        raise ValueError("the graph is cut off")
    start, _, nodes, node_bytes, number_at, vector_at, _, entry, *rest = _HEADER.unpack(header)
    vectors_start = 4 * (2 * LINKS + 1)
    numbers_start = vectors_start + 4 * dim
    found = (start, nodes, node_bytes, number_at, vector_at, rest[:3])
    sizes = (numbers_start + 8, numbers_start, vectors_start, [LINKS, 2 * LINKS, LINKS])
    if found != (0, count, *sizes) or (count > 0 and entry >= count):
        raise ValueError("the graph is not laid out as expected")


def _native(file: Path) -> bytes:
    """Return the path as hnswlib's C++ streams take it: narrow characters."""
    if sys.platform == "win32":
        return str(file).encode("mbcs", errors="strict")
    return bytes(file)
