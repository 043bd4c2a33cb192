"""The index of a catalogue's pictures: nearest-neighbour search by picture id."""

import threading
from collections.abc import Iterable, Set
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search import index_kinds
from desktop_app.search.array_types import Ids, Scores, Vectors
from desktop_app.search.checked_nodes import CHECK_NODES, CheckedNodes
from desktop_app.search.neighbours import Neighbours
from desktop_app.search.node_copy import LaterChanges, NodeCopy, copy_nodes
from desktop_app.search.node_index import Kind, NodeIndex
from desktop_app.search.picture_nodes import IndexContents, PictureNodes
from desktop_app.search.picture_nodes_copy import PictureNodesCopy
from desktop_app.search.vector_check import checked_vectors

# What the last step of a rebuild and those before copy at most, while searches wait.
_LAST_NODES: Final = 64
_COPIED_PICTURES: Final = 2_000
# Share of removed pictures above which an index is rebuilt; they cost time in each search.
_MAX_REMOVED: Final = 0.1


class VectorIndex:
    """An index of pictures by their vectors.

    Pictures with the same vector share a node. Nodes of a graph can be unreachable: those that
    ``check_reachability`` lists are also compared exactly.
    Removed pictures stay, marked as such, until a rebuild; they can be restored.

    One thread at a time may use it, and another may run ``rebuild`` meanwhile: a lock guards
    the nodes, because no library allows changes during a search.

    Args:
        dim: of the vectors.
        is_normalised: whether all vectors must have length 1.
        nodes: an empty index of nodes; None for one that is meant for few.
    """

    def __init__(
        self, dim: int, *, is_normalised: bool = True, nodes: NodeIndex | None = None
    ) -> None:
        self.dim = dim
        self.is_normalised = is_normalised
        if nodes is None:
            nodes = index_kinds.empty_index(dim, is_normalised=is_normalised)
        self._nodes = CheckedNodes(nodes, dim, is_normalised=is_normalised)
        self._pictures = PictureNodes()
        self._removed: set[int] = set()
        self._revision = 0
        self._later: LaterChanges | None = None  # while a rebuild runs
        self._lock = threading.Lock()

    @classmethod
    def for_many(
        cls, count: int, sample: Vectors, *, is_normalised: bool = True
    ) -> Job["VectorIndex"]:
        """Return an empty index that is meant for many pictures.

        Args:
            count: number of pictures.
            sample: (``training_size(count)``, dim) of their vectors.
            is_normalised: whether all vectors must have length 1.
        """
        nodes = yield from index_kinds.trained_index(
            index_kinds.plan_for(count), sample, is_normalised=is_normalised
        )
        return cls(sample.shape[1], is_normalised=is_normalised, nodes=nodes)

    @staticmethod
    def training_size(count: int) -> int:
        """Return how many vectors ``for_many`` needs; 0 if it is not necessary."""
        return index_kinds.sample_size(index_kinds.plan_for(count))

    def __len__(self) -> int:
        return len(self._pictures)

    @property
    def kind(self) -> Kind:
        """The implementation that searches now."""
        return self._nodes.kind

    @property
    def node_count(self) -> int:
        """Number of distinct vectors."""
        return self._pictures.node_count

    @property
    def unreachable_count(self) -> int:
        """Number of nodes that a search of the graph does not find."""
        return len(self._nodes.unreachable)

    @property
    def revision(self) -> int:
        """A number that changes with the contents."""
        return self._revision

    @property
    def ids(self) -> Ids:
        """All picture ids, (n,) int64, ascending, removed ones included."""
        with self._lock:
            return np.sort(self._pictures.ids)

    @property
    def removed(self) -> Set[int]:
        """The ids of removed pictures, which searches still return."""
        return self._removed

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add pictures.

        Args:
            ids: (n,) int64, at least 0, not in the index yet.
            vectors: (n, dim) float32, rows of length 1 if ``is_normalised``.

        Raises:
            ValueError: an argument is not as described; nothing was added.
        """
        rows = self._checked(vectors)
        with self._lock:
            self._pictures.check_new(ids, len(rows))
            digests = self._pictures.digests(rows)
            new = self._pictures.new_rows(digests)
            if new:
                self._nodes.add(ids[new], rows[new])
            self._pictures.add(ids, digests)
            self._revision += 1
            self._note_later(ids)

    def known(self, ids: Iterable[int]) -> set[int]:
        """Return those of some pictures that were added, removed ones included."""
        return self._pictures.known(ids)

    def remove(self, ids: Iterable[int]) -> None:
        """Mark pictures as removed; unknown ids are ignored."""
        with self._lock:
            self._removed.update(self._pictures.known(ids))

    def restore(self, ids: Iterable[int]) -> None:
        """Withdraw the mark of removed pictures."""
        with self._lock:
            restored = self._removed.intersection(ids)
            self._removed -= restored
            if self._later is not None:
                self._later.restored |= restored
            self._note_later(np.fromiter(restored, np.int64, len(restored)))

    def _note_later(self, ids: Ids) -> None:
        if self._later is not None:
            self._later.nodes.extend(self._pictures.nodes_of(ids).tolist())

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
        """Return for each vector what ``search`` returns, with one search of the nodes.

        Args:
            vectors: (n, dim) float32, of length 1 where ``is_normalised``.
            k: as for ``search``.

        Raises:
            ValueError: the vectors or ``k`` are not as described.
        """
        if k < 1:
            raise ValueError(f"k is {k}, not 1 or more")
        queries = self._checked(vectors)
        with self._lock:
            k = min(k, self.node_count)
            if not k:
                return [Neighbours.none() for _ in queries]
            return [
                self._neighbours(nodes, scores) for nodes, scores in self._nodes.nearest(queries, k)
            ]

    def search_among(self, vectors: Vectors, k: int, ids: Ids) -> list[Neighbours]:
        """Return for each vector some pictures with the ``k`` nearest distinct vectors.

        Up to some ten thousand are all compared, of more at least some thousand.

        Args:
            vectors: as for ``search_batch``.
            k: as for ``search``.
            ids: (n,) int64, ascending; unknown ones are ignored. What is computed of them is
                kept for the next search among the same array, which must not change.

        Raises:
            ValueError: the vectors or ``k`` are not as described.
        """
        if k < 1:
            raise ValueError(f"k is {k}, not 1 or more")
        queries = self._checked(vectors)
        with self._lock:
            nodes = self._pictures.selected_nodes(ids)
            if not len(nodes):
                return [Neighbours.none() for _ in queries]
            found = self._nodes.nearest_among(queries, k, nodes)
            return [self._neighbours(nodes, scores).among(ids) for nodes, scores in found]

    def _neighbours(self, nodes: Ids, scores: Scores) -> Neighbours:
        ids, scores = self._pictures.pictures_of(nodes, scores)
        return Neighbours(ids, np.clip(scores, -1, 1))

    def check_reachability(self) -> Job[None]:
        """Search for nodes by their own vector, and list those that are not found.

        New nodes can be unreachable, or make older ones unreachable. Run this after a
        rebuild or an import: it checks the nodes added since the last check, and all
        nodes if their number has grown by a tenth. Without new nodes it does nothing.
        """
        with self._lock:
            checked = self._nodes
            total = self.node_count
            if total == checked.checked_count or checked.finds_all:
                return
            is_full = 10 * total > 11 * checked.full_check_count
            nodes = self._pictures.nodes[0 if is_full else checked.checked_count :]
        for done in range(0, len(nodes), CHECK_NODES):
            yield Progress(done, len(nodes), Message("Checking the index"))
            with self._lock:
                if self._nodes is not checked:  # a rebuild has checked its copies
                    return
                checked.check(nodes[done : done + CHECK_NODES])
        checked.checked_count = total
        checked.full_check_count = total if is_full else checked.full_check_count

    @property
    def needs_rebuild(self) -> bool:
        """Whether many pictures were removed, or another implementation fits their number."""
        with self._lock:
            remaining = len(self._pictures) - len(self._removed)
            return len(self._removed) > _MAX_REMOVED * len(self._pictures) or not index_kinds.suits(
                self._nodes.index, min(remaining, self.node_count)
            )

    def rebuild(self, *, threads: int = 0) -> Job[None]:
        """Copy the nodes to a new index as fits their number, without removed pictures.

        Another thread may search, add, remove and restore between two steps, and nearly always
        during one. The earlier nodes serve until the last step; a closed job changes nothing.

        Args:
            threads: number of threads; 0 for all processor cores.
        """
        with self._lock:
            removed = frozenset(self._removed)
            nodes = self._pictures.nodes
            self._later = later = LaterChanges()
        nodes, numbers = self._pictures.renumbered(nodes, removed)
        try:
            copy = yield from copy_nodes(
                self._vectors,
                nodes,
                numbers,
                dim=self.dim,
                is_normalised=self.is_normalised,
                threads=threads,
            )
            earlier = self._pictures
            pictures = PictureNodesCopy(earlier, removed, copy.renamed)
            while not self._take_over(copy, pictures, removed, later):
                yield Progress(len(nodes), len(nodes), Message("Building the index"))
            earlier.clear()
        finally:
            self._later = None

    def _take_over(
        self,
        copy: NodeCopy,
        pictures: PictureNodesCopy,
        removed: frozenset[int],
        later: LaterChanges,
    ) -> bool:
        """Copy some of what is left; if nothing is, use the copies and return True."""
        with self._lock:
            if pictures.advance(_COPIED_PICTURES):
                return False
            dropped = removed - later.restored
            nodes, numbers = self._pictures.renumbered(copy.missing(later.nodes), dropped)
            later.nodes.clear()
            vectors = self._nodes.vectors(nodes)
            if len(nodes) <= _LAST_NODES:
                copy.add(nodes, numbers, vectors)
                self._pictures = pictures.finish(later.restored, copy.added)
                self._nodes = copy.nodes
                self._nodes.checked_count = self.node_count
                self._removed -= dropped
                self._revision += 1
                return True
        copy.add(nodes, numbers, vectors)
        return False

    def _vectors(self, nodes: Ids) -> Vectors:
        with self._lock:
            return self._nodes.vectors(nodes)

    def write(self, target: Path | BinaryIO) -> IndexContents:
        """Write the nodes, as ``NodeIndex.write`` does, and return the other contents."""
        with self._lock:
            self._nodes.write(target)
            return self._pictures.contents(
                self._nodes.unreachable, self._nodes.checked_count, self._nodes.full_check_count
            )

    @classmethod
    def read(
        cls,
        source: Path | BinaryIO,
        dim: int,
        contents: IndexContents,
        *,
        kind: Kind,
        is_normalised: bool = True,
    ) -> "VectorIndex":
        """Read an index that ``write`` wrote.

        Raises:
            ValueError: the nodes and the contents do not belong together, or this computer
                cannot search them.
            OSError, RuntimeError: the file cannot be read.
        """
        pictures = PictureNodes.of(contents)
        first = (kind, source, dim, pictures.nodes)
        nodes = index_kinds.read_index(*first, is_normalised=is_normalised)
        index = cls(dim, is_normalised=is_normalised, nodes=nodes)
        index._pictures = pictures
        checked = index._nodes
        checked.checked_count = contents.checked_count
        checked.full_check_count = contents.full_check_count
        if len(contents.unreachable):
            checked.list_unreachable(contents.unreachable, nodes.vectors(contents.unreachable))
        return index

    def _checked(self, vectors: Vectors) -> Vectors:
        return checked_vectors(vectors, self.dim, is_normalised=self.is_normalised)
