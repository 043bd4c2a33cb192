"""An index of nodes in which every node is found by its own vector.

A node of a graph can be unreachable if it is far from all others or in a dense cluster. Such
nodes are also kept in a list, which every search scans exactly.
"""

from pathlib import Path
from typing import BinaryIO, Final

import numpy as np

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.array_types import Ids, Scores, Vectors
from desktop_app.search.cosine_scores import cosine_scores
from desktop_app.search.node_index import Kind, NodeIndex

CHECK_NODES: Final = 256


class CheckedNodes:
    """Nodes in an index, and those of them that it does not find.

    Args:
        index: of the nodes.
        dim: of the vectors.
        is_normalised: whether all vectors have length 1.

    Attributes:
        unreachable: int64 nodes that a search of the index does not find.
        checked_count: number of nodes, from the first, that were checked.
        full_check_count: number of nodes at the last check of all of them.
    """

    def __init__(self, index: NodeIndex, dim: int, *, is_normalised: bool) -> None:
        self._index = index
        self._is_normalised = is_normalised
        self._vectors = np.empty((0, dim), np.float32)
        self.unreachable = np.empty(0, np.int64)
        self.checked_count = 0
        self.full_check_count = 0

    @property
    def index(self) -> NodeIndex:
        """The index of the nodes."""
        return self._index

    @property
    def kind(self) -> Kind:
        """Which implementation the index is."""
        return self._index.kind

    @property
    def finds_all(self) -> bool:
        """Whether the index finds every node, so that no check is necessary."""
        return self._index.kind != "hnsw"

    def add(self, nodes: Ids, vectors: Vectors, *, threads: int = 0) -> None:
        """Add nodes; arguments as ``NodeIndex.add``."""
        self._index.add(nodes, vectors, threads=threads)

    def vectors(self, nodes: Ids) -> Vectors:
        """Return the (n, dim) float32 vectors of some nodes."""
        return self._index.vectors(nodes)

    def write(self, target: Path | BinaryIO) -> None:
        """Write the index; arguments and errors as ``NodeIndex.write``."""
        self._index.write(target)

    def check(self, nodes: Ids) -> None:
        """Search for some nodes by their own vector, and list those that are not found."""
        vectors = self._index.vectors(nodes)
        is_new = ~self._index.is_found(nodes, vectors) & ~np.isin(nodes, self.unreachable)
        if is_new.any():
            self.list_unreachable(nodes[is_new], vectors[is_new])

    def check_all(self, nodes: Ids) -> Job[None]:
        """Check all nodes, which no other thread uses yet."""
        if not self.finds_all:
            for done in range(0, len(nodes), CHECK_NODES):
                yield Progress(done, len(nodes), Message("Checking the index"))
                self.check(nodes[done : done + CHECK_NODES])
        self.checked_count = self.full_check_count = len(nodes)

    def list_unreachable(self, nodes: Ids, vectors: Vectors) -> None:
        """Add nodes with their vectors to those that are scanned exactly."""
        self.unreachable = np.concatenate([self.unreachable, nodes])
        self._vectors = np.concatenate([self._vectors, vectors])

    def nearest_among(self, queries: Vectors, k: int, nodes: Ids) -> list[tuple[Ids, Scores]]:
        """Return the nearest of some nodes; as ``NodeIndex.nearest_among``."""
        return self._index.nearest_among(queries, k, nodes)

    def nearest(self, queries: Vectors, k: int) -> list[tuple[Ids, Scores]]:
        """Return the ``k`` nearest nodes of each query and their scores, best first."""
        found, cosines = self._index.nearest(queries, k)
        if not len(self.unreachable):
            return list(zip(found, cosines, strict=True))
        exact = cosine_scores(queries, self._vectors, is_normalised=self._is_normalised)
        nearest = []
        for row_nodes, row_scores, row_exact in zip(found, cosines, exact, strict=True):
            is_missing = ~np.isin(self.unreachable, row_nodes)
            nodes = np.concatenate([row_nodes, self.unreachable[is_missing]])
            scores = np.concatenate([row_scores, row_exact[is_missing]])
            best = np.argsort(-scores, kind="stable")[:k]
            nearest.append((nodes[best], scores[best]))
        return nearest
