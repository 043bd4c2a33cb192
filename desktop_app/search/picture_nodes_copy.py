"""A copy of pictures and their nodes without removed pictures."""

import sys
from collections.abc import Iterable, Mapping, Set
from itertools import islice
from typing import Final, TypeVar

from desktop_app.search.picture_nodes import PictureNodes

_ALL: Final = sys.maxsize // 2
_Key = TypeVar("_Key")


class PictureNodesCopy:
    """A copy of pictures and nodes without removed pictures, made in small steps.

    Pictures may be added between two steps.

    Args:
        source: what is copied.
        removed: ids of pictures that are left out.
        renamed: new numbers of nodes, by their earlier ones; a new number is the id of a
            picture of the node that remains. It may grow between two steps.
    """

    def __init__(self, source: PictureNodes, removed: Set[int], renamed: Mapping[int, int]) -> None:
        self._source = source
        self._removed = removed
        self._renamed = renamed
        self._copy = PictureNodes()
        self._picture_count = 0
        self._digest_count = 0
        self._unused: dict[int, bytes] = {}  # digests of the nodes that are left out

    def advance(self, count: int) -> bool:
        """Copy about ``count`` entries; return whether there were more."""
        source, copy = self._source, self._copy
        if self._picture_count < len(source):
            entries = list(_part(source.node_of, self._picture_count, count))
            self._picture_count += len(entries)
            for picture, node in entries:
                if picture not in self._removed:
                    copy.assign([picture], [self._renamed.get(node, node)])
            return True
        digests = list(_part(source.node_by_digest, self._digest_count, count))
        self._digest_count += len(digests)
        for digest, node in digests:
            number = self._renamed.get(node, node)
            if number in copy.node_of:
                copy.node_by_digest[digest] = number
            else:
                self._unused[node] = digest
        return bool(digests)

    def finish(self, restored: Iterable[int], nodes: Iterable[int]) -> PictureNodes:
        """Copy what is left, and return the copy.

        Args:
            restored: pictures that are no longer removed.
            nodes: nodes that came, or are in use again, by their earlier numbers.
        """
        while self.advance(_ALL):
            pass
        copy = self._copy
        for picture in restored:
            if picture not in copy.node_of:
                node = self._source.node_of[picture]
                copy.assign([picture], [self._renamed.get(node, node)])
        for node in nodes:
            self._assign_again(node)
        return copy

    def _assign_again(self, node: int) -> None:
        """Assign the pictures of a node that got its number after some of them were copied."""
        copy, number = self._copy, self._renamed.get(node, node)
        pictures = [node, *self._source.duplicates.get(node, ())]
        pictures = [picture for picture in pictures if picture in copy.node_of]
        copy.duplicates.pop(node, None)
        copy.duplicates.pop(number, None)
        copy.assign(pictures, [number] * len(pictures))
        if node in self._unused:
            copy.node_by_digest[self._unused[node]] = number


def _part(entries: Mapping[_Key, int], start: int, count: int) -> Iterable[tuple[_Key, int]]:
    return islice(entries.items(), start, start + count)
