"""A safe interface to hnswlib; the only module that imports it.

hnswlib does not check its input: a query of another dimension, a damaged file or an
uninitialised graph crashes the process, and a save to a full disk fails silently.
``HnswGraph`` prevents the last two (``graph_file.py`` checks files) and reports a failed
save; ``VectorIndex`` checks the vectors.
"""

import sys
from pathlib import Path
from typing import Any, BinaryIO, Final

import hnswlib
import numpy as np
import numpy.typing as npt

from desktop_app.search.array_types import Ids, Scores, Vectors
from desktop_app.search.cosine_scores import cosine_scores
from desktop_app.search.graph_file import BUILD_EF, LINKS, GraphLayout, check_graph_file
from desktop_app.search.node_index import Kind

# A search keeps at least this many candidates, or twice as many as it returns. The check
# whether nodes are found uses half of it, which is faster and stricter.
_SEARCH_EF = 128
_CHECK_EF = 64

_SPACES = {True: "ip", False: "l2"}
_FIRST_CAPACITY = 256
_CHUNK = 256
_COMPARED = 4_096


class HnswGraph:
    """A growing graph of vectors for approximate nearest-neighbour search.

    Args:
        dim: of every vector; the caller must check it.
        is_normalised: whether all vectors have length 1.
    """

    kind: Final[Kind] = "hnsw"
    list_count: Final = 0

    def __init__(self, dim: int, *, is_normalised: bool = True) -> None:
        self._is_normalised = is_normalised
        self._hnsw = hnswlib.Index(space=_SPACES[is_normalised], dim=dim)
        self._hnsw.init_index(max_elements=_FIRST_CAPACITY, M=LINKS, ef_construction=BUILD_EF)

    def __len__(self) -> int:
        return int(self._hnsw.get_current_count())

    def add(self, nodes: Ids, vectors: Vectors, *, threads: int = 0) -> None:
        """Add nodes; arguments as ``NodeIndex.add``.

        hnswlib would overwrite nodes that are in the graph already, and adds small batches on
        one core.
        """
        needed = len(self) + len(nodes)
        capacity = int(self._hnsw.get_max_elements())
        if needed > capacity:
            self._hnsw.resize_index(max(needed, capacity + capacity // 2))
        self._hnsw.add_items(vectors, nodes, num_threads=threads or -1)

    def nearest(self, vectors: Vectors, k: int) -> tuple[Ids, Scores]:
        """Return the ``k`` nearest nodes of each vector; as ``NodeIndex.nearest``."""
        return self._nearest(vectors, k, max(_SEARCH_EF, 2 * k))

    def nearest_among(self, vectors: Vectors, k: int, nodes: Ids) -> list[tuple[Ids, Scores]]:
        """Return the nearest of some nodes, compared one by one; as ``NodeIndex.nearest_among``."""
        k = min(k, len(nodes))
        best_nodes = np.zeros((len(vectors), 0), np.int64)
        best_scores = np.zeros((len(vectors), 0), np.float32)
        for start in range(0, len(nodes), _COMPARED):
            chunk = nodes[start : start + _COMPARED]
            scores = cosine_scores(vectors, self.vectors(chunk), is_normalised=self._is_normalised)
            best_scores = np.concatenate([best_scores, scores], axis=1)
            rows = np.broadcast_to(chunk, scores.shape)
            best_nodes = np.concatenate([best_nodes, rows], axis=1)
            order = np.argsort(-best_scores, axis=1, kind="stable")[:, :k]
            best_scores = np.take_along_axis(best_scores, order, axis=1)
            best_nodes = np.take_along_axis(best_nodes, order, axis=1)
        return list(zip(best_nodes, best_scores, strict=True))

    def is_found(self, nodes: Ids, vectors: Vectors) -> npt.NDArray[np.bool_]:
        """Return whether a search by its own vector finds each of some nodes."""
        found, _ = self._nearest(vectors, 1, _CHECK_EF)
        is_found: npt.NDArray[np.bool_] = found[:, 0] == nodes
        return is_found

    def _nearest(self, vectors: Vectors, k: int, ef: int) -> tuple[Ids, Scores]:
        # A parameter of each call, because hnswlib resets it on every load.
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

    def write(self, target: Path | BinaryIO) -> None:
        """Write the graph to a file or a stream; as ``NodeIndex.write``.

        Raises:
            OSError: the file is missing or short; hnswlib does not report that.
        """
        if not isinstance(target, Path):
            # hnswlib writes to files only. This is the state that it gives to pickle.
            (state,) = self._hnsw.__getstate__()
            arrays: dict[str, Any] = {name: np.asarray(value) for name, value in state.items()}
            np.savez(target, **arrays)
            return
        self._hnsw.save_index(_native_path(target))
        if target.stat().st_size != self._hnsw.index_file_size():
            raise OSError(f"{target.name} was not written to its end")

    @classmethod
    def read_stream(
        cls, stream: BinaryIO, dim: int, nodes: Ids, *, is_normalised: bool = True
    ) -> "HnswGraph":
        """Read a graph from a stream; the caller must know that it is as ``write`` wrote it.

        Args:
            stream: what ``write`` wrote.
            dim: expected dimension.
            nodes: (n,) expected nodes, in any order.
            is_normalised: whether all vectors have length 1.

        Raises:
            ValueError: it is the graph of other nodes.
        """
        with np.load(stream, allow_pickle=False) as arrays:
            state = {name: value if value.ndim else value.item() for name, value in arrays.items()}
        expected = (_SPACES[is_normalised], dim, LINKS, BUILD_EF)
        if tuple(state[name] for name in ("space", "dim", "M", "ef_construction")) != expected:
            raise ValueError("the graph is of another kind")
        labels = state["label_lookup_external"].astype(np.int64)
        if not np.array_equal(np.sort(labels), np.sort(nodes)):
            raise ValueError("the nodes of the graph are others")
        graph = cls(dim, is_normalised=is_normalised)
        graph._hnsw = hnswlib.Index.__new__(hnswlib.Index)
        graph._hnsw.__setstate__((state,))
        return graph

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
