"""The index of a catalogue's pictures: nearest-neighbour search by picture id."""

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.array_types import Ids, Scores, Vectors
from desktop_app.search.hnsw_graph import HnswGraph, cosine_scores

# A search keeps at least this many candidates, or twice as many as it returns. The
# reachability check uses half of it, which is faster and stricter.
_SEARCH_EF = 128
_CHECK_EF = 64

_CHECK_NODES = 256
_DIGEST_BYTES = 16
_UNIT_TOLERANCE = 1e-3


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The pictures nearest to a vector, best first, ties by id.

    Attributes:
        ids: (m,) int64 picture ids.
        scores: (m,) float32 cosines, -1..1; for vectors that are not normalised
            ``1 - d²/2`` of their distance d, clipped to -1..1.
    """

    ids: Ids
    scores: Scores

    @classmethod
    def none(cls) -> "Neighbours":
        """Return no pictures."""
        return cls(np.empty(0, np.int64), np.empty(0, np.float32))


@dataclass(frozen=True, slots=True)
class IndexContents:
    """The contents of an index besides its graph, in the order of insertion.

    Attributes:
        ids: (n,) int64 picture ids.
        nodes: (n,) int64 node of each picture.
        digests: of the vectors of the nodes, 16 bytes each.
        unreachable: int64 nodes that a search of the graph does not find.
        checked_count: number of nodes, from the first, whose reachability was checked.
        full_check_count: number of nodes at the last check of all of them.
    """

    ids: Ids
    nodes: Ids
    digests: bytes
    unreachable: Ids
    checked_count: int
    full_check_count: int

    @property
    def first_pictures(self) -> Ids:
        """The nodes in their order: the number of a node is the id of its first picture."""
        firsts: Ids = self.ids[self.ids == self.nodes]
        return firsts

    def check(self) -> None:
        """Check that the parts belong together.

        Raises:
            ValueError: an id is negative or occurs twice, or a node is unknown.
        """
        if self.ids.shape != self.nodes.shape:
            raise ValueError("the index has not a node for each picture")
        if np.any(self.ids < 0) or len(np.unique(self.ids)) != len(self.ids):
            raise ValueError("the index has an id that is negative or occurs twice")
        nodes = self.first_pictures
        if not (np.isin(self.nodes, nodes).all() and np.isin(self.unreachable, nodes).all()):
            raise ValueError("the index has a node without its first picture")
        if len(np.unique(self.unreachable)) != len(self.unreachable):
            raise ValueError("a node is listed twice")
        if not 0 <= self.checked_count <= len(nodes) >= self.full_check_count >= 0:
            raise ValueError("more nodes were checked than there are")


class VectorIndex:
    """An index of pictures by their vectors.

    Pictures with the same vector share a node of the graph: about sixty copies ("no
    image yet") would fill each other's links and make other pictures unreachable. The
    number of a node is the id of its first picture.

    A node can still be unreachable if it is far from all others or in a dense cluster.
    Nodes that ``check_reachability`` does not find by their own vector are also kept in a
    list, which every search scans exactly.

    For use by one thread at a time. A lock prevents a crash if this is violated: hnswlib
    must not be resized during a search.

    Args:
        dim: of the vectors.
        is_normalised: whether all vectors must have length 1.
    """

    def __init__(self, dim: int, *, is_normalised: bool = True) -> None:
        self.dim = dim
        self.is_normalised = is_normalised
        self._graph = HnswGraph(dim, is_normalised=is_normalised)
        self._node_of: dict[int, int] = {}
        self._node_by_digest: dict[bytes, int] = {}
        self._duplicates: dict[int, list[int]] = {}  # by node, without its first picture
        self._unreachable = np.empty(0, np.int64)
        self._unreachable_vectors = np.empty((0, dim), np.float32)
        self._checked_count = 0
        self._full_check_count = 0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._node_of)

    @property
    def node_count(self) -> int:
        """Number of distinct vectors."""
        return len(self._node_by_digest)

    @property
    def unreachable_count(self) -> int:
        """Number of nodes that a search of the graph does not find."""
        return len(self._unreachable)

    @property
    def ids(self) -> Ids:
        """All picture ids, (n,) int64, ascending."""
        with self._lock:
            return np.sort(np.fromiter(self._node_of, np.int64, len(self._node_of)))

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add pictures.

        Args:
            ids: (n,) int64, at least 0, not in the index yet.
            vectors: (n, dim) float32, rows of length 1 if ``is_normalised``.

        Raises:
            ValueError: an argument is not as described; nothing was added.
        """
        rows = self._validated(vectors)
        with self._lock:
            self._check_new(ids, len(rows))
            numbers: list[int] = ids.tolist()
            digests = [hashlib.blake2b(row, digest_size=_DIGEST_BYTES).digest() for row in rows]
            first_rows: dict[bytes, int] = {}
            for row, digest in enumerate(digests):
                if digest not in self._node_by_digest:
                    first_rows.setdefault(digest, row)
            self._add_nodes(ids, rows, list(first_rows.values()))
            self._node_by_digest.update(
                (digest, numbers[row]) for digest, row in first_rows.items()
            )
            self._assign_nodes(numbers, [self._node_by_digest[digest] for digest in digests])

    def search(self, vector: Vectors, k: int) -> Neighbours:
        """Return all pictures with the ``k`` nearest distinct vectors.

        Args:
            vector: (dim,) float32, of length 1 if ``is_normalised``.
            k: maximum number of distinct vectors, at least 1; more pictures can share
                them.

        Raises:
            ValueError: an argument is not as described.
        """
        return self.search_batch(np.expand_dims(vector, 0), k)[0]

    def search_batch(self, vectors: Vectors, k: int) -> list[Neighbours]:
        """Return for each vector what ``search`` returns, with one search of the graph.

        Args:
            vectors: (n, dim) float32, of length 1 where ``is_normalised``.
            k: as for ``search``.

        Raises:
            ValueError: the vectors or ``k`` are not as described.
        """
        if k < 1:
            raise ValueError(f"k is {k}, not 1 or more")
        queries = self._validated(vectors)
        with self._lock:
            found = self._nearest_nodes(queries, min(k, self.node_count))
            return [self._pictures_of(nodes, scores) for nodes, scores in found]

    def _pictures_of(self, nodes: Ids, scores: Scores) -> Neighbours:
        pictures = [[node, *self._duplicates.get(node, ())] for node in nodes.tolist()]
        ids = np.fromiter(chain.from_iterable(pictures), np.int64)
        scores = np.repeat(scores, [len(ids_of_node) for ids_of_node in pictures])
        order = np.lexsort((ids, -scores))
        return Neighbours(ids[order], np.clip(scores[order], -1, 1))

    def check_reachability(self) -> Job[None]:
        """Search for nodes by their own vector, and list those that are not found.

        New nodes can be unreachable, or make older ones unreachable. Run this after a
        rebuild or an import: it checks the nodes added since the last check, and all
        nodes if their number has grown by a tenth. Without new nodes it does nothing.
        """
        with self._lock:
            total = self.node_count
            if total == self._checked_count:
                return
            is_full = 10 * total > 11 * self._full_check_count
            start = 0 if is_full else self._checked_count
            nodes = np.fromiter(self._node_by_digest.values(), np.int64, total)[start:]
        for done in range(0, len(nodes), _CHECK_NODES):
            yield Progress(done, len(nodes), Message("Checking the index"))
            chunk = nodes[done : done + _CHECK_NODES]
            with self._lock:
                self._record_unreachable(chunk, self._graph.vectors(chunk))
        self._checked_count = total
        self._full_check_count = total if is_full else self._full_check_count

    def write(self, file: Path) -> IndexContents:
        """Write the graph to a file and return the other contents.

        Raises:
            OSError: the file could not be written.
        """
        with self._lock:
            self._graph.write(file)
            return IndexContents(
                ids=np.fromiter(self._node_of, np.int64, len(self)),
                nodes=np.fromiter(self._node_of.values(), np.int64, len(self)),
                digests=b"".join(self._node_by_digest),
                unreachable=self._unreachable,
                checked_count=self._checked_count,
                full_check_count=self._full_check_count,
            )

    @classmethod
    def read(
        cls, file: Path, dim: int, contents: IndexContents, *, is_normalised: bool = True
    ) -> "VectorIndex":
        """Read an index that ``write`` wrote.

        Raises:
            ValueError: the graph and the contents do not belong together.
            OSError, RuntimeError: the file cannot be read.
        """
        contents.check()
        nodes = contents.first_pictures
        digests = contents.digests
        starts = range(0, len(digests), _DIGEST_BYTES)
        node_digests = [digests[start : start + _DIGEST_BYTES] for start in starts]
        index = cls(dim, is_normalised=is_normalised)
        index._graph = HnswGraph.read(file, dim, nodes, is_normalised=is_normalised)
        index._node_by_digest = dict(zip(node_digests, nodes.tolist(), strict=True))
        index._assign_nodes(contents.ids.tolist(), contents.nodes.tolist())
        index._checked_count, index._full_check_count = (
            contents.checked_count,
            contents.full_check_count,
        )
        if len(contents.unreachable):
            index._unreachable = contents.unreachable
            index._unreachable_vectors = index._graph.vectors(contents.unreachable)
        return index

    def _validated(self, vectors: Vectors) -> Vectors:
        """Return the vectors as contiguous float32; raise ``ValueError`` if they are invalid."""
        if vectors.ndim != 2 or vectors.shape[1] != self.dim:
            raise ValueError(f"vectors have shape {vectors.shape}, not (n, {self.dim})")
        rows = np.ascontiguousarray(vectors, np.float32)
        with np.errstate(over="ignore"):
            lengths = np.linalg.norm(rows, axis=1)
        # NaN fails both comparisons.
        is_valid = (
            np.abs(lengths - 1) <= _UNIT_TOLERANCE if self.is_normalised else lengths < np.inf
        )
        if not np.all(is_valid):
            raise ValueError("vectors are not finite or not of length 1")
        return rows

    def _check_new(self, ids: Ids, count: int) -> None:
        if ids.shape != (count,):
            raise ValueError(f"{count} vectors come with ids of shape {ids.shape}")
        if np.any(ids < 0):
            raise ValueError("ids are negative")
        if len(np.unique(ids)) != count or not self._node_of.keys().isdisjoint(ids.tolist()):
            raise ValueError("ids are in the index already or occur twice")

    def _add_nodes(self, ids: Ids, vectors: Vectors, rows: list[int]) -> None:
        if rows:
            self._graph.add(ids[rows], vectors[rows])

    def _assign_nodes(self, ids: Sequence[int], nodes: Sequence[int]) -> None:
        """Record the node of each picture."""
        for picture, node in zip(ids, nodes, strict=True):
            self._node_of[picture] = node
            if picture != node:
                self._duplicates.setdefault(node, []).append(picture)

    def _record_unreachable(self, nodes: Ids, vectors: Vectors) -> None:
        found, _ = self._graph.nearest(vectors, 1, _CHECK_EF)
        is_unreachable = (found[:, 0] != nodes) & ~np.isin(nodes, self._unreachable)
        if is_unreachable.any():
            self._unreachable = np.concatenate([self._unreachable, nodes[is_unreachable]])
            self._unreachable_vectors = np.concatenate(
                [self._unreachable_vectors, vectors[is_unreachable]]
            )

    def _nearest_nodes(self, queries: Vectors, k: int) -> list[tuple[Ids, Scores]]:
        found, cosines = self._graph.nearest(queries, k, max(_SEARCH_EF, 2 * k))
        exact = cosine_scores(queries, self._unreachable_vectors, is_normalised=self.is_normalised)
        nearest = []
        for row_nodes, row_scores, row_exact in zip(found, cosines, exact, strict=True):
            is_missing = ~np.isin(self._unreachable, row_nodes)
            nodes = np.concatenate([row_nodes, self._unreachable[is_missing]])
            scores = np.concatenate([row_scores, row_exact[is_missing]])
            best = np.argsort(-scores, kind="stable")[:k]
            nearest.append((nodes[best], scores[best]))
        return nearest
