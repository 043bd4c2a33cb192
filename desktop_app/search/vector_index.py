"""The index of a catalogue's pictures: ids and vectors in, neighbours out."""

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.hnsw_graph import (
    HnswGraph,
    Ids,
    Scores,
    Vectors,
    cosine_scores,
)

# A search keeps this many candidates at least, and twice as many as it returns.
# Nodes are looked for with half of it: cheaper, and on the safe side.
_SEARCH_EF = 128
_CHECK_EF = 64

_CHECK_NODES = 256
_DIGEST_BYTES = 16
_UNIT_TOLERANCE = 1e-3


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The pictures nearest to a vector, best first, equal ones by id.

    Attributes:
        ids: (m,) int64, picture ids.
        scores: (m,) float32, their cosines, -1..1; of vectors of any length
            ``1 - d²/2`` for their distance d, cut off at -1.
    """

    ids: Ids
    scores: Scores


@dataclass(frozen=True, slots=True)
class IndexContents:
    """What an index knows beside its graph, in the order of arrival.

    Attributes:
        ids: (n,) int64, picture ids.
        nodes: (n,) int64, the node of each picture.
        digests: of the nodes' vectors, 16 bytes each.
        unreachable: int64, the nodes that the graph cannot find.
        checked_count: nodes looked for since they were added, the first so many.
        full_check_count: number of nodes when all of them were last looked for.
    """

    ids: Ids
    nodes: Ids
    digests: bytes
    unreachable: Ids
    checked_count: int
    full_check_count: int


class VectorIndex:
    """Pictures by their vectors.

    Pictures with the very same vector share a node of the graph: some sixty
    copies ("no image yet") are enough to fill each other's links and to cut
    other pictures off. A node bears the id of its first picture.

    A graph can still lose a node that lies far from all others or in a dense
    crowd. Nodes that ``check_reachability`` does not find by their own vector are strays:
    they are kept in a list besides, and every search looks through it exactly.

    Meant for one thread at a time; a lock keeps a mistake there from ending the
    process, as hnswlib's resizing under a reader would.

    Args:
        dim: how many numbers a vector has.
        is_normalised: whether all vectors have length 1; others are refused then.
    """

    def __init__(self, dim: int, *, is_normalised: bool = True) -> None:
        self.dim = dim
        self.is_normalised = is_normalised
        self._graph = HnswGraph(dim, is_normalised=is_normalised)
        self._node_of: dict[int, int] = {}
        self._node_by_digest: dict[bytes, int] = {}
        self._duplicates: dict[int, list[int]] = {}  # node: its pictures after the first
        self._unreachable = np.empty(0, np.int64)
        self._unreachable_vectors = np.empty((0, dim), np.float32)
        self._checked_count = 0
        self._full_check_count = 0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._node_of)

    @property
    def node_count(self) -> int:
        """How many distinct vectors there are."""
        return len(self._node_by_digest)

    @property
    def unreachable_count(self) -> int:
        """How many of the nodes the graph alone would not find."""
        return len(self._unreachable)

    @property
    def ids(self) -> Ids:
        """All picture ids, (n,) int64, ascending."""
        with self._lock:
            return np.sort(np.fromiter(self._node_of, np.int64, len(self._node_of)))

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add pictures.

        Args:
            ids: (n,) int64, not negative and not in the index yet.
            vectors: (n, dim) float32, rows of length 1 where ``is_normalised``.

        Raises:
            ValueError: any of that does not hold; nothing was added.
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
        """Return all pictures that share the ``k`` vectors nearest to this one.

        Args:
            vector: (dim,) float32, of length 1 where ``is_normalised``.
            k: distinct vectors at most, 1 or more; so there can be more pictures.

        Raises:
            ValueError: the vector or ``k`` is not as described.
        """
        if k < 1:
            raise ValueError(f"k is {k}, not 1 or more")
        query = self._validated(np.expand_dims(vector, 0))
        with self._lock:
            nodes, scores = self._nearest_nodes(query, min(k, self.node_count))
            pictures = [[node, *self._duplicates.get(node, ())] for node in nodes.tolist()]
        ids = np.fromiter(chain.from_iterable(pictures), np.int64)
        scores = np.repeat(scores, [len(those) for those in pictures])
        order = np.lexsort((ids, -scores))
        return Neighbours(ids[order], np.clip(scores[order], -1, 1))

    def check_reachability(self) -> Job[None]:
        """Look for nodes by their own vector and keep those that are lost besides.

        New nodes can be out of reach, or push older ones out. So at the end of
        a rebuild or an import all nodes since the last time are looked for, and
        the whole index whenever it has grown by a tenth. Costs nothing where
        nothing was added.
        """
        with self._lock:
            total = self.node_count
            if total == self._checked_count:
                return
            whole = 10 * total > 11 * self._full_check_count
            start = 0 if whole else self._checked_count
            nodes = np.fromiter(self._node_by_digest.values(), np.int64, total)[start:]
        for done in range(0, len(nodes), _CHECK_NODES):
            yield Progress(done, len(nodes), Message("Checking the index"))
            some = nodes[done : done + _CHECK_NODES]
            with self._lock:
                self._record_unreachable(some, self._graph.vectors(some))
        self._checked_count = total
        self._full_check_count = total if whole else self._full_check_count

    def write(self, file: Path) -> IndexContents:
        """Write the graph to a file and return everything else.

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
        """Build the index from what ``write`` left.

        Raises:
            ValueError: the parts do not belong together.
            OSError, RuntimeError: the file cannot be read.
        """
        # A node bears the id of its first picture, so these are in the nodes' order.
        nodes: list[int] = contents.ids[contents.ids == contents.nodes].tolist()
        digests = contents.digests
        parts = [digests[at : at + _DIGEST_BYTES] for at in range(0, len(digests), _DIGEST_BYTES)]
        index = cls(dim, is_normalised=is_normalised)
        index._graph = HnswGraph.read(file, dim, len(nodes), is_normalised=is_normalised)
        index._node_by_digest = dict(zip(parts, nodes, strict=True))
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
        """Return the rows as hnswlib may see them."""
        if vectors.ndim != 2 or vectors.shape[1] != self.dim:
            raise ValueError(f"vectors have shape {vectors.shape}, not (n, {self.dim})")
        rows = np.ascontiguousarray(vectors, np.float32)
        with np.errstate(over="ignore"):
            lengths = np.linalg.norm(rows, axis=1)
        # Written so that NaN fails too.
        sound = np.abs(lengths - 1) <= _UNIT_TOLERANCE if self.is_normalised else lengths < np.inf
        if not np.all(sound):
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
        for picture, node in zip(ids, nodes, strict=True):
            self._node_of[picture] = node
            if picture != node:
                self._duplicates.setdefault(node, []).append(picture)

    def _record_unreachable(self, nodes: Ids, vectors: Vectors) -> None:
        found, _ = self._graph.nearest(vectors, 1, _CHECK_EF)
        lost = (found[:, 0] != nodes) & ~np.isin(nodes, self._unreachable)
        if lost.any():
            self._unreachable = np.concatenate([self._unreachable, nodes[lost]])
            self._unreachable_vectors = np.concatenate([self._unreachable_vectors, vectors[lost]])

    def _nearest_nodes(self, query: Vectors, k: int) -> tuple[Ids, Scores]:
        found, cosines = self._graph.nearest(query, k, max(_SEARCH_EF, 2 * k))
        besides = ~np.isin(self._unreachable, found)
        near = cosine_scores(query, self._unreachable_vectors, is_normalised=self.is_normalised)[0]
        nodes = np.concatenate([found[0], self._unreachable[besides]])
        scores = np.concatenate([cosines[0], near[besides]])
        best = np.argsort(-scores, kind="stable")[:k]
        return nodes[best], scores[best]
