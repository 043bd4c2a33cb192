"""The choice of the implementation of an index, by the number of its nodes.

hnswlib finds neighbours fastest and needs no training, but a graph of a million vectors takes
minutes to build and loses neighbours. hnswlib has to be compiled, so it may be missing; then
inverted lists serve catalogues of any size, and small ones exactly. faiss may be missing, too,
to save space; then graphs serve all sizes.
"""

import logging
import math
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final, Literal, TypeAlias, cast, get_args

import numpy as np

from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job
from desktop_app.search.array_types import Ids, Vectors
from desktop_app.search.node_index import Kind, NodeIndex

_log = logging.getLogger(__name__)

Choice: TypeAlias = Literal["auto", "hnsw", "ivf"]
VARIABLE: Final = "VITRINE_INDEX"

# Number of nodes above which ``auto`` takes inverted lists. Measured by
# ``python -m benchmarks.index_engines``.
GRAPH_LIMIT: Final = 100_000
# Up to this number one list is searched exactly.
_EXACT_LIMIT: Final = 10_000
# An index is replaced when the number of its lists is wrong by this factor.
_TOLERANCE: Final = 2


@dataclass(frozen=True, slots=True)
class IndexPlan:
    """How an index of some number of nodes is built.

    Attributes:
        kind: the implementation.
        list_count: number of inverted lists; 0 for a graph.
    """

    kind: Kind
    list_count: int = 0

    def fits(self, index: NodeIndex) -> bool:
        """Return whether an index is about as planned."""
        return self.kind == index.kind and (
            self.list_count <= _TOLERANCE * index.list_count
            and index.list_count <= 2 * _TOLERANCE * self.list_count
        )


def chosen() -> Choice:
    """Return what the environment variable ``VITRINE_INDEX`` asks for; ``auto`` by default."""
    value = os.environ.get(VARIABLE) or "auto"
    if value in get_args(Choice):
        return cast("Choice", value)
    _warn_of(value)
    return "auto"


@cache
def _warn_of(_value: str) -> None:
    """Log an unknown value, once: the choice is made again whenever pictures are added."""
    _log.warning("the variable %s has an unknown value and is not used", VARIABLE)


def plan_for(count: int) -> IndexPlan:
    """Return how an index of so many nodes is built on this computer.

    Raises:
        VitrineError: neither hnswlib nor faiss can be imported.
    """
    if _kind_for(count) == "hnsw":
        return IndexPlan("hnsw")
    if count <= _EXACT_LIMIT:
        return IndexPlan("ivf", 1)
    return IndexPlan("ivf", math.isqrt(count))


def suits(index: NodeIndex, count: int) -> bool:
    """Return whether an index is about as planned for so many nodes.

    One that was built for twice as many is kept, so that it is not replaced again and again
    when a few nodes come and go.
    """
    return plan_for(count).fits(index) or plan_for(2 * count).fits(index)


def _kind_for(count: int) -> Kind:
    choice = chosen()
    if choice == "auto":
        choice = "hnsw" if count <= GRAPH_LIMIT else "ivf"
    # In this order, because the import of faiss takes long.
    if choice == "hnsw" and has_hnswlib():
        return "hnsw"
    if has_faiss():
        return "ivf"
    if has_hnswlib():
        return "hnsw"
    raise VitrineError(
        Message("Neither hnswlib nor faiss can be loaded, so that pictures cannot be searched."),
        Message("Install Vitrine again."),
    )


@cache
def has_faiss() -> bool:
    """Return whether faiss is installed and can be imported."""
    try:
        import faiss  # noqa: F401
    except ImportError:
        return False
    return True


@cache
def has_hnswlib() -> bool:
    """Return whether hnswlib is installed and can be imported."""
    try:
        import hnswlib  # noqa: F401
    except ImportError:
        return False
    return True


def empty_index(dim: int, *, is_normalised: bool) -> NodeIndex:
    """Return an empty index that is meant for few nodes; it needs no training."""
    return _untrained(plan_for(0).kind, dim, is_normalised=is_normalised)


def _untrained(kind: Kind, dim: int, *, is_normalised: bool) -> NodeIndex:
    """Return an empty graph, or an index of one list."""
    if kind == "hnsw":
        from desktop_app.search.hnsw_graph import HnswGraph

        return HnswGraph(dim, is_normalised=is_normalised)
    from desktop_app.search.inverted_lists import InvertedLists

    centre = np.zeros((1, dim), np.float32)
    return InvertedLists.with_centroids(centre, is_normalised=is_normalised)


def sample_size(plan: IndexPlan) -> int:
    """Return how many vectors an index is trained with."""
    if plan.list_count <= 1:
        return 0
    from desktop_app.search.inverted_lists import SAMPLES_PER_LIST

    return SAMPLES_PER_LIST * plan.list_count


def trained_index(
    plan: IndexPlan, sample: Vectors, *, is_normalised: bool, threads: int = 0
) -> Job[NodeIndex]:
    """Return an empty index as planned.

    Args:
        plan: of the index.
        sample: (``sample_size(plan)``, dim) vectors like those that will be added.
        is_normalised: whether all vectors have length 1.
        threads: number of threads; 0 for all processor cores.
    """
    if plan.list_count <= 1:
        return _untrained(plan.kind, sample.shape[1], is_normalised=is_normalised)
    from desktop_app.search.inverted_lists import InvertedLists, train_centroids

    centroids = yield from train_centroids(
        sample, plan.list_count, is_normalised=is_normalised, threads=threads
    )
    return InvertedLists.with_centroids(centroids, is_normalised=is_normalised)


def read_index(
    kind: Kind, source: Path | BinaryIO, dim: int, nodes: Ids, *, is_normalised: bool
) -> NodeIndex:
    """Read the index that ``NodeIndex.write`` wrote; a stream must be known to be unchanged.

    Raises:
        ValueError: the file has another index, or this computer cannot search it.
        OSError, RuntimeError: the file cannot be read.
    """
    if kind == "hnsw":
        if not has_hnswlib():
            raise ValueError("hnswlib is not installed")
        from desktop_app.search.hnsw_graph import HnswGraph

        if not isinstance(source, Path):
            return HnswGraph.read_stream(source, dim, nodes, is_normalised=is_normalised)
        return HnswGraph.read(source, dim, nodes, is_normalised=is_normalised)
    if not has_faiss():
        raise ValueError("faiss is not installed")
    from desktop_app.search.inverted_lists import InvertedLists

    return InvertedLists.read(source, dim, nodes, is_normalised=is_normalised)
