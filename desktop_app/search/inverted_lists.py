"""Inverted lists: nodes grouped by the nearest of some centroids, of which a search visits few.

The only module that imports faiss. The vectors are kept as float16, which changes a cosine by
less than 0.0001 and halves the memory; vectors that are not normalised may be larger than
float16 numbers and stay float32. With one list every search is exact.
"""

import math
from pathlib import Path
from typing import Any, Final

import faiss
import numpy as np
import numpy.typing as npt

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.array_types import Ids, Scores, Vectors
from desktop_app.search.node_index import Kind

# Share of the lists that a search visits, and how many at least. Measured by
# ``python -m benchmarks.index_engines --sweep``.
_VISITED_SHARE: Final = 1 / 32
_MIN_VISITED: Final = 32
# Vectors that the centroids are computed from, per centroid, and how often.
SAMPLES_PER_LIST: Final = 40
_ITERATIONS: Final = 6
# Vectors that are added by several threads: fewer take less time than these need to start.
_MANY: Final = 1_000
# Before any thread sets its own number.
_CORES: Final[int] = faiss.omp_get_max_threads()


def train_centroids(
    sample: Vectors, list_count: int, *, is_normalised: bool, threads: int = 0
) -> Job[Vectors]:
    """Return (list_count, dim) centroids of clusters of vectors; every step is an iteration.

    Args:
        sample: (n, dim) float32, in any order; at least ``list_count``.
        list_count: number of centroids.
        is_normalised: whether all vectors have length 1.
        threads: number of threads; 0 for all processor cores.
    """
    random = np.random.default_rng(0)
    rows = random.permutation(len(sample))[:list_count]
    centroids: Vectors = sample[rows].copy()
    if list_count == 1:
        return centroids
    trainer = faiss.Kmeans(
        sample.shape[1],
        list_count,
        niter=1,
        spherical=is_normalised,
        min_points_per_centroid=1,
        max_points_per_centroid=len(sample),
        seed=1,
    )
    for iteration in range(_ITERATIONS):
        yield Progress(iteration, _ITERATIONS, Message("Building the index"))
        faiss.omp_set_num_threads(threads or _CORES)
        trainer.train(sample, init_centroids=centroids)
        centroids = trainer.centroids
    return centroids


class InvertedLists:
    """A growing index of nodes in inverted lists.

    Args:
        lists: an index of faiss, of ``with_centroids`` or ``read``.
        is_normalised: whether all vectors have length 1.
    """

    kind: Final[Kind] = "ivf"

    def __init__(self, lists: Any, *, is_normalised: bool) -> None:
        self._lists = lists
        self._is_normalised = is_normalised

    @classmethod
    def with_centroids(cls, centroids: Vectors, *, is_normalised: bool = True) -> "InvertedLists":
        """Return an empty index.

        Args:
            centroids: (m, dim) float32, of the lists; one for an exact search.
            is_normalised: whether all vectors have length 1.
        """
        return cls(_new_lists(centroids, is_normalised), is_normalised=is_normalised)

    @property
    def list_count(self) -> int:
        """Number of lists."""
        return int(self._lists.nlist)

    def __len__(self) -> int:
        return int(self._lists.ntotal)

    def add(self, nodes: Ids, vectors: Vectors, *, threads: int = 0) -> None:
        """Add nodes; arguments as ``NodeIndex.add``."""
        faiss.omp_set_num_threads(threads or (_CORES if len(nodes) >= _MANY else 1))
        self._lists.add_with_ids(np.ascontiguousarray(vectors), np.ascontiguousarray(nodes))

    def nearest(self, vectors: Vectors, k: int) -> tuple[Ids, Scores]:
        """Return the ``k`` nearest nodes of each vector; as ``NodeIndex.nearest``."""
        count = self.list_count
        visited = max(_MIN_VISITED, math.ceil(_VISITED_SHARE * count))
        # As many lists as have some times k nodes, if they are of equal length.
        visited += math.ceil(2 * k * count / max(1, len(self)))
        nodes, distances = self._search(vectors, k, min(count, visited))
        is_short = nodes[:, -1] < 0
        if is_short.any():
            nodes[is_short], distances[is_short] = self._search(vectors[is_short], k, count)
        scores = distances if self._is_normalised else 1 - distances / 2
        return nodes, scores.astype(np.float32, copy=False)

    def _search(self, vectors: Vectors, k: int, visited: int) -> tuple[Ids, Scores]:
        # The threads that OpenMP starts for one query cost more than they save.
        faiss.omp_set_num_threads(1)
        parameters = faiss.SearchParametersIVF(nprobe=visited)
        distances, nodes = self._lists.search(vectors, k, params=parameters)
        return nodes, np.asarray(distances, np.float32)

    def is_found(self, nodes: Ids, _vectors: Vectors, /) -> npt.NDArray[np.bool_]:
        """Return whether each node is found: its vector is always in the first list visited."""
        return np.ones(len(nodes), bool)

    def vectors(self, nodes: Ids) -> Vectors:
        """Return the (n, dim) float32 vectors of some nodes, as they were rounded."""
        faiss.omp_set_num_threads(1)
        rows: Vectors = self._lists.reconstruct_batch(np.ascontiguousarray(nodes))
        return rows

    def write(self, file: Path) -> None:
        """Write the index to a file.

        Raises:
            OSError: it could not be written completely.
        """
        # Not by its name: the C++ library would open names in another encoding on Windows.
        with file.open("wb") as stream:
            faiss.write_index(self._lists, faiss.PyCallbackIOWriter(stream.write))

    @classmethod
    def read(
        cls, file: Path, dim: int, nodes: Ids, *, is_normalised: bool = True
    ) -> "InvertedLists":
        """Read an index from a file; the caller must know that it is as ``write`` wrote it.

        Args:
            file: what ``write`` wrote.
            dim: expected dimension.
            nodes: (n,) expected nodes, in any order.
            is_normalised: whether all vectors have length 1.

        Raises:
            ValueError: the file has an index of another kind or of other nodes.
            OSError, RuntimeError: the file cannot be read.
        """
        with file.open("rb") as stream:
            lists = faiss.read_index(faiss.PyCallbackIOReader(stream.read))
        expected = _new_lists(np.zeros((1, dim), np.float32), is_normalised)
        if (
            type(lists) is not type(expected)
            or (lists.d, lists.metric_type) != (dim, expected.metric_type)
            or lists.direct_map.type != faiss.DirectMap.Hashtable
            or lists.code_size != expected.code_size
        ):
            raise ValueError("the lists are of another kind")
        if not np.array_equal(np.sort(_node_numbers(lists)), np.sort(nodes)):
            raise ValueError("the nodes of the lists are others")
        return cls(lists, is_normalised=is_normalised)


def _new_lists(centroids: Vectors, is_normalised: bool) -> Any:
    count, dim = centroids.shape
    if is_normalised:
        quantizer = faiss.IndexFlatIP(dim)
        lists = faiss.IndexIVFScalarQuantizer(
            *(quantizer, dim, count, faiss.ScalarQuantizer.QT_fp16),
            *(faiss.METRIC_INNER_PRODUCT, False),
        )
    else:
        quantizer = faiss.IndexFlatL2(dim)
        lists = faiss.IndexIVFFlat(quantizer, dim, count, faiss.METRIC_L2)
    quantizer.add(centroids)
    lists.is_trained = True
    lists.set_direct_map_type(faiss.DirectMap.Hashtable)
    return lists


def _node_numbers(lists: Any) -> Ids:
    """Return the numbers of all nodes, in the order of the lists."""
    inverted = lists.invlists
    parts = [
        faiss.rev_swig_ptr(inverted.get_ids(number), inverted.list_size(number)).copy()
        for number in range(lists.nlist)
        if inverted.list_size(number)
    ]
    return np.concatenate(parts) if parts else np.empty(0, np.int64)
