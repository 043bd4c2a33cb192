"""Which pictures have the same vector: these share a node of the index.

About sixty copies of one picture ("no image yet") would fill each other's links in a graph and
make other pictures unreachable. The number of a node is the id of one of its pictures.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.search.array_types import Ids, Scores, Vectors

_DIGEST_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class IndexContents:
    """The contents of an index besides the vectors, in the order of insertion.

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
    def node_numbers(self) -> Ids:
        """The nodes in their order: the number of a node is the id of one of its pictures."""
        numbers: Ids = self.ids[self.ids == self.nodes]
        return numbers

    def check(self) -> None:
        """Check that the parts belong together.

        Raises:
            ValueError: an id is negative or occurs twice, or a node is unknown.
        """
        if self.ids.shape != self.nodes.shape:
            raise ValueError("the index has not a node for each picture")
        if np.any(self.ids < 0) or _occur_twice(self.ids):
            raise ValueError("the index has an id that is negative or occurs twice")
        nodes = self.node_numbers
        if not (np.isin(self.nodes, nodes).all() and np.isin(self.unreachable, nodes).all()):
            raise ValueError("the index has a node without its picture")
        if _occur_twice(self.unreachable):
            raise ValueError("a node is listed twice")
        if len(self.digests) != _DIGEST_BYTES * len(nodes):
            raise ValueError("the index has not a digest for each node")
        if not 0 <= self.checked_count <= len(nodes) >= self.full_check_count >= 0:
            raise ValueError("more nodes were checked than there are")


class PictureNodes:
    """The node of each picture; nodes are found again by the digest of their vector.

    Attributes:
        node_of: the node of each picture, by its id, in the order of insertion.
        node_by_digest: by the digest of its vector.
        duplicates: the pictures of nodes with several, without that of the node's number.
    """

    def __init__(self) -> None:
        self.node_of: dict[int, int] = {}
        self.node_by_digest: dict[bytes, int] = {}
        self.duplicates: dict[int, list[int]] = {}
        self._selection: tuple[Ids, Ids] | None = None

    def __len__(self) -> int:
        return len(self.node_of)

    @property
    def node_count(self) -> int:
        """Number of distinct vectors."""
        return len(self.node_by_digest)

    @property
    def ids(self) -> Ids:
        """All picture ids, (n,) int64, in the order of insertion."""
        return np.fromiter(self.node_of, np.int64, len(self.node_of))

    @property
    def nodes(self) -> Ids:
        """The numbers of all nodes, (n,) int64, in the order of insertion."""
        return np.fromiter(self.node_by_digest.values(), np.int64, self.node_count)

    def clear(self) -> None:
        """Remove everything, one by one: to free millions of objects at once would take long."""
        for entries in (self.node_of, self.node_by_digest, self.duplicates):
            while entries:
                entries.popitem()

    def check_new(self, ids: Ids, count: int) -> None:
        """Check that ids can be added.

        Raises:
            ValueError: there are not ``count``, or one is negative or known or occurs twice.
        """
        if ids.shape != (count,):
            raise ValueError(f"{count} vectors come with ids of shape {ids.shape}")
        if np.any(ids < 0):
            raise ValueError("ids are negative")
        if len(np.unique(ids)) != count or not self.node_of.keys().isdisjoint(ids.tolist()):
            raise ValueError("ids are in the index already or occur twice")

    def digests(self, vectors: Vectors) -> list[bytes]:
        """Return the digest of each row, for ``new_rows`` and ``add``."""
        return [hashlib.blake2b(row, digest_size=_DIGEST_BYTES).digest() for row in vectors]

    def new_rows(self, digests: Sequence[bytes]) -> list[int]:
        """Return the rows of vectors that are no nodes yet, one of each vector."""
        first_rows: dict[bytes, int] = {}
        for row, digest in enumerate(digests):
            if digest not in self.node_by_digest:
                first_rows.setdefault(digest, row)
        return list(first_rows.values())

    def add(self, ids: Ids, digests: Sequence[bytes]) -> None:
        """Record pictures; the first one of a new vector gives its node the number."""
        numbers: list[int] = ids.tolist()
        nodes = [
            self.node_by_digest.setdefault(digest, number)
            for number, digest in zip(numbers, digests, strict=True)
        ]
        self.assign(numbers, nodes)

    def assign(self, ids: Sequence[int], nodes: Sequence[int]) -> None:
        """Record the node of each picture."""
        self._selection = None
        for picture, node in zip(ids, nodes, strict=True):
            self.node_of[picture] = node
            if picture != node:
                self.duplicates.setdefault(node, []).append(picture)

    def pictures_of(self, nodes: Ids, scores: Scores) -> tuple[Ids, Scores]:
        """Return the pictures of some nodes with the scores of these, best first, ties by id."""
        pictures = [[node, *self.duplicates.get(node, ())] for node in nodes.tolist()]
        ids = np.fromiter(chain.from_iterable(pictures), np.int64)
        scores = np.repeat(scores, [len(ids_of_node) for ids_of_node in pictures])
        order = np.lexsort((ids, -scores))
        return ids[order], scores[order]

    def nodes_of(self, ids: Ids) -> Ids:
        """Return the nodes of those of some pictures that are known, each once."""
        found = [self.node_of.get(number, -1) for number in ids.tolist()]
        nodes = np.sort(np.array(found, np.int64))
        is_first = np.diff(nodes, prepend=-1) > 0  # without -1, too
        return nodes[is_first]

    def selected_nodes(self, ids: Ids) -> Ids:
        """Return what ``nodes_of`` does, kept until pictures come or ``ids`` is another array."""
        if self._selection is None or self._selection[0] is not ids:
            self._selection = ids, self.nodes_of(ids)
        return self._selection[1]

    def known(self, ids: Iterable[int]) -> set[int]:
        """Return those of some ids that are known."""
        return {number for number in ids if number in self.node_of}

    def renumbered(self, nodes: Ids, removed: frozenset[int]) -> tuple[Ids, Ids]:
        """Return those of some nodes that remain without some pictures, and their new numbers.

        A node whose number is the id of a removed picture gets that of a remaining one. Another
        thread may add pictures meanwhile.
        """
        numbers = nodes.copy()
        for place in np.flatnonzero(_is_in(nodes, removed)).tolist():
            others = tuple(self.duplicates.get(int(nodes[place]), ()))
            numbers[place] = min((one for one in others if one not in removed), default=-1)
        is_kept = numbers >= 0
        return nodes[is_kept], numbers[is_kept]

    def contents(
        self, unreachable: Ids, checked_count: int, full_check_count: int
    ) -> IndexContents:
        """Return everything, with what is known of the reachability of nodes."""
        digest_of = {node: digest for digest, node in self.node_by_digest.items()}
        numbers = (picture for picture, node in self.node_of.items() if picture == node)
        return IndexContents(
            ids=self.ids,
            nodes=np.fromiter(self.node_of.values(), np.int64, len(self)),
            digests=b"".join([digest_of[number] for number in numbers]),
            unreachable=unreachable,
            checked_count=checked_count,
            full_check_count=full_check_count,
        )

    @classmethod
    def of(cls, contents: IndexContents) -> "PictureNodes":
        """Return what ``contents`` returned.

        Raises:
            ValueError: the parts do not belong together.
        """
        contents.check()
        digests = contents.digests
        starts = range(0, len(digests), _DIGEST_BYTES)
        pictures = cls()
        pictures.node_by_digest = dict(
            zip(
                [digests[start : start + _DIGEST_BYTES] for start in starts],
                contents.node_numbers.tolist(),
                strict=True,
            )
        )
        pictures.assign(contents.ids.tolist(), contents.nodes.tolist())
        return pictures


def _occur_twice(ids: Ids) -> bool:
    """Return whether an id occurs twice; of a million, in a tenth of the time of np.unique."""
    ordered = np.sort(ids)
    return bool(np.any(ordered[1:] == ordered[:-1]))


def _is_in(nodes: Ids, ids: frozenset[int]) -> npt.NDArray[np.bool_]:
    return np.isin(nodes, np.fromiter(ids, np.int64, len(ids)))
