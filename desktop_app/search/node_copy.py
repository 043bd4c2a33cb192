"""The copy of nodes to a new index, while the earlier one stays in use."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.array_types import Ids, Vectors
from desktop_app.search.checked_nodes import CheckedNodes
from desktop_app.search.index_kinds import plan_for, sample_size, trained_index

# Nodes that are copied at once, while searches wait.
COPIED_NODES: Final = 256


@dataclass(slots=True)
class LaterChanges:
    """What has happened to an index since its copy began.

    Attributes:
        nodes: that came, or are in use again.
        restored: pictures that are no longer removed.
    """

    nodes: list[int] = field(default_factory=list)
    restored: set[int] = field(default_factory=set)


class NodeCopy:
    """Nodes that were copied.

    Args:
        nodes: the copies.
        earlier: (n,) the numbers that they had.
        numbers: (n,) the numbers that they have.

    Attributes:
        nodes: the copies.
        renamed: their numbers, by their earlier ones where these are different.
        added: the earlier numbers of those that ``add`` added.
    """

    def __init__(self, nodes: CheckedNodes, earlier: Ids, numbers: Ids) -> None:
        self.nodes = nodes
        self.renamed = _renamed(earlier, numbers)
        self.added: set[int] = set()
        self._earlier = np.sort(earlier)

    def add(self, nodes: Ids, numbers: Ids, vectors: Vectors) -> None:
        """Add nodes under new numbers, and check them."""
        if len(nodes):
            self.nodes.add(numbers, vectors)
            self.nodes.check(numbers)
            self.renamed |= _renamed(nodes, numbers)
            self.added.update(nodes.tolist())

    def missing(self, nodes: list[int]) -> Ids:
        """Return those of some nodes that were not copied yet, each once."""
        new = np.array(sorted(set(nodes) - self.added), np.int64)
        if not len(self._earlier):
            return new
        places = np.minimum(np.searchsorted(self._earlier, new), len(self._earlier) - 1)
        missing: Ids = new[self._earlier[places] != new]
        return missing


def copy_nodes(
    read: Callable[[Ids], Vectors],
    nodes: Ids,
    numbers: Ids,
    *,
    dim: int,
    is_normalised: bool,
    threads: int,
) -> Job[NodeCopy]:
    """Copy nodes to a new index as fits their number, and check that it finds them.

    Args:
        read: returns the (n, dim) float32 vectors of nodes.
        nodes: (n,) int64.
        numbers: (n,) int64 numbers that they get.
        dim: of the vectors.
        is_normalised: whether all vectors have length 1.
        threads: number of threads; 0 for all processor cores.
    """
    note = Message("Building the index")
    plan = plan_for(len(nodes))
    size = min(len(nodes), sample_size(plan))
    chosen = np.random.default_rng(0).choice(nodes, size, replace=False)
    sample = np.empty((size, dim), np.float32)
    for done in range(0, size, COPIED_NODES):
        yield Progress(done, size, note)
        sample[done : done + COPIED_NODES] = read(chosen[done : done + COPIED_NODES])
    index = yield from trained_index(plan, sample, is_normalised=is_normalised, threads=threads)
    del sample
    copy = CheckedNodes(index, dim, is_normalised=is_normalised)
    for done in range(0, len(nodes), COPIED_NODES):
        yield Progress(done, len(nodes), note)
        chunk = slice(done, done + COPIED_NODES)
        copy.add(numbers[chunk], read(nodes[chunk]), threads=threads)
    yield from copy.check_all(numbers)
    return NodeCopy(copy, nodes, numbers)


def _renamed(nodes: Ids, numbers: Ids) -> dict[int, int]:
    is_other = nodes != numbers
    return dict(zip(nodes[is_other].tolist(), numbers[is_other].tolist(), strict=True))
