"""The interface of an index of nodes: distinct vectors, each with a number.

``VectorIndex`` works with any implementation, and replaces one by another while it is in use.
"""

from pathlib import Path
from typing import BinaryIO, Literal, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.search.array_types import Ids, Scores, Vectors

# ``hnsw``: a graph, by hnswlib; ``ivf``: inverted lists, by faiss.
Kind: TypeAlias = Literal["hnsw", "ivf"]


class NodeIndex(Protocol):
    """A growing index of nodes for nearest-neighbour search, for one thread at a time."""

    @property
    def kind(self) -> Kind:
        """Which implementation this is."""

    @property
    def list_count(self) -> int:
        """Number of lists that the nodes are divided into; 0 for a graph."""

    def __len__(self) -> int: ...

    def add(self, nodes: Ids, vectors: Vectors, *, threads: int = 0) -> None:
        """Add nodes.

        Args:
            nodes: (n,) int64 numbers that are not in the index, at least 0.
            vectors: (n, dim) float32.
            threads: number of threads; 0 for all processor cores.
        """

    def nearest(self, vectors: Vectors, k: int) -> tuple[Ids, Scores]:
        """Return the ``k`` nearest nodes of each vector, best first.

        Args:
            vectors: (n, dim) float32.
            k: 1 to the number of nodes.

        Returns:
            nodes (n, k) and their scores (n, k), see ``cosine_scores``.
        """

    def nearest_among(self, vectors: Vectors, k: int, nodes: Ids) -> list[tuple[Ids, Scores]]:
        """Return for each vector the ``k`` nearest of some nodes, best first.

        Args:
            vectors: (n, dim) float32.
            k: at least 1; fewer are returned if there are not so many.
            nodes: (m,) int64, each once. What is computed of them is kept for the next call
                with the same array, which must not change.

        Returns:
            for each vector the nodes and their scores, see ``cosine_scores``.
        """

    def is_found(self, nodes: Ids, vectors: Vectors, /) -> npt.NDArray[np.bool_]:
        """Return (n,) whether a search by its own vector finds each of some nodes."""

    def vectors(self, nodes: Ids) -> Vectors:
        """Return the (n, dim) float32 vectors of some nodes; copies them."""

    def write(self, target: Path | BinaryIO) -> None:
        """Write the index to a file, or to a stream for ``read_index`` of the same program.

        Raises:
            OSError: it could not be written completely.
        """
