"""Inverted lists: nodes grouped by the nearest of some centroids, of which a search visits few.

The only module that imports faiss. The vectors are kept as float16, which changes a cosine by
less than 0.0001 and halves the memory; vectors that are not normalised may be larger than
float16 numbers and stay float32. With one list every search is exact.
"""

import math
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

import faiss
import numpy as np
import numpy.typing as npt

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.array_types import Ids, Scores, Vectors
from desktop_app.search.node_index import Kind

# Share of the lists that a search visits, and how many at least. Of a million vectors like
# those of real pictures, 8 lists have as many neighbours; 32 leave room for others.
# ``python -m benchmarks.index_engines --sweep`` measures it.
_VISITED_SHARE: Final = 1 / 32
_MIN_VISITED: Final = 32
# Vectors that the centroids are computed from, per centroid, and how often.
SAMPLES_PER_LIST: Final = 40
_ITERATIONS: Final = 6
# Vectors that are added by several threads: fewer take less time than these need to start.
_MANY: Final = 1_000
# Up to so many nodes are copied to search among them, at most 40 MB of 384 numbers each.
_COPIED: Final = 50_000
# Nodes that a search among more compares at least.
_COMPARED: Final = 8_000
_CHUNK: Final = 4_096
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
        self._selection: _Selection | None = None

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
        return nodes, self._scores(distances)

    def _search(self, vectors: Vectors, k: int, visited: int) -> tuple[Ids, Scores]:
        # The threads that OpenMP starts for one query cost more than they save.
        faiss.omp_set_num_threads(1)
        parameters = faiss.SearchParametersIVF(nprobe=visited)
        distances, nodes = self._lists.search(vectors, k, params=parameters)
        return nodes, np.asarray(distances, np.float32)

    def nearest_among(self, vectors: Vectors, k: int, nodes: Ids) -> list[tuple[Ids, Scores]]:
        """Return the nearest of some nodes; as ``NodeIndex.nearest_among``.

        Up to some ten thousand vectors are copied, one after another, and compared exactly. Of
        more nodes the lists that have some are visited, until enough were compared.
        """
        if self._selection is None or self._selection.nodes is not nodes:
            self._selection = self._selected(nodes)
        selection = self._selection
        faiss.omp_set_num_threads(1)
        if selection.copies is not None:
            distances, rows = selection.copies.search(vectors, min(k, len(nodes)))
            return list(zip(nodes[rows], self._scores(distances), strict=True))
        _, lists = self._lists.quantizer.search(vectors, self.list_count)
        return [
            self._nearest_in(order, vector, k, selection)
            for order, vector in zip(lists, vectors, strict=True)
        ]

    def _nearest_in(
        self, lists: Ids, vector: Vectors, k: int, selection: "_Selection"
    ) -> tuple[Ids, Scores]:
        """Return the nearest of the selected nodes in the first lists that have enough."""
        useful = np.flatnonzero(selection.counts[lists])
        compared = np.cumsum(selection.counts[lists[useful]])
        enough = int(np.searchsorted(compared, max(_COMPARED, 4 * k))) + 1
        last = useful[: max(enough, _MIN_VISITED)]
        parameters = faiss.SearchParametersIVF(
            sel=selection.selector, nprobe=int(last[-1]) + 1 if len(last) else 1
        )
        distances, nodes = self._lists.search(vector[np.newaxis], k, params=parameters)
        is_found = nodes[0] >= 0
        return nodes[0][is_found], self._scores(distances[0])[is_found]

    def _selected(self, nodes: Ids) -> "_Selection":
        if len(nodes) > _COPIED:
            return _Selection(nodes, None, *_in_lists(self._lists, nodes))
        copies = _new_copies(self._lists.d, self._is_normalised)
        for start in range(0, len(nodes), _CHUNK):
            copies.add(self.vectors(nodes[start : start + _CHUNK]))
        return _Selection(nodes, copies)

    def _scores(self, distances: Scores) -> Scores:
        scores = distances if self._is_normalised else 1 - distances / 2
        return scores.astype(np.float32, copy=False)

    def is_found(self, nodes: Ids, _vectors: Vectors, /) -> npt.NDArray[np.bool_]:
        """Return whether each node is found: its vector is always in the first list visited."""
        return np.ones(len(nodes), bool)

    def vectors(self, nodes: Ids) -> Vectors:
        """Return the (n, dim) float32 vectors of some nodes, as they were rounded."""
        faiss.omp_set_num_threads(1)
        rows: Vectors = self._lists.reconstruct_batch(np.ascontiguousarray(nodes))
        return rows

    def write(self, target: Path | BinaryIO) -> None:
        """Write the index to a file or a stream.

        Raises:
            OSError: it could not be written completely.
        """
        # Not by its name: the C++ library would open names in another encoding on Windows.
        with target.open("wb") if isinstance(target, Path) else nullcontext(target) as stream:
            faiss.write_index(self._lists, faiss.PyCallbackIOWriter(stream.write))

    @classmethod
    def read(
        cls, source: Path | BinaryIO, dim: int, nodes: Ids, *, is_normalised: bool = True
    ) -> "InvertedLists":
        """Read an index; the caller must know that it is as ``write`` wrote it.

        Args:
            source: what ``write`` wrote.
            dim: expected dimension.
            nodes: (n,) expected nodes, in any order.
            is_normalised: whether all vectors have length 1.

        Raises:
            ValueError: the file has an index of another kind or of other nodes.
            OSError, RuntimeError: the file cannot be read.
        """
        with source.open("rb") if isinstance(source, Path) else nullcontext(source) as stream:
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


@dataclass(frozen=True, slots=True)
class _Selection:
    """Some nodes, as a search takes them.

    Attributes:
        nodes: the nodes.
        copies: an exact index of their vectors, in this order; None if they are too many.
        selector: of faiss, otherwise.
        counts: (m,) number of the nodes in each list, otherwise.
    """

    nodes: Ids
    copies: Any
    selector: Any = None
    counts: Ids = field(default_factory=lambda: np.empty(0, np.int64))


def _in_lists(lists: Any, nodes: Ids) -> tuple[Any, Ids]:
    """Return the selector of nodes, and their number in each list."""
    is_selected = np.zeros(8 * (int(nodes.max(initial=0)) // 8 + 1), bool)
    is_selected[nodes] = True
    counts = np.zeros(lists.nlist, np.int64)
    for number in range(lists.nlist):
        members = _members(lists.invlists, number)
        counts[number] = is_selected[members[members < len(is_selected)]].sum()
    return faiss.IDSelectorBitmap(np.packbits(is_selected, bitorder="little")), counts


def _new_copies(dim: int, is_normalised: bool) -> Any:
    """Return an empty exact index, with numbers as in the lists."""
    if is_normalised:
        kind = faiss.ScalarQuantizer.QT_fp16
        return faiss.IndexScalarQuantizer(dim, kind, faiss.METRIC_INNER_PRODUCT)
    return faiss.IndexFlatL2(dim)


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
    return np.concatenate([_members(lists.invlists, number) for number in range(lists.nlist)])


def _members(inverted: Any, number: int) -> Ids:
    """Return the nodes in one list, without a copy: valid until the list changes."""
    size = inverted.list_size(number)
    if not size:
        return np.empty(0, np.int64)
    members: Ids = faiss.rev_swig_ptr(inverted.get_ids(number), size)
    return members
