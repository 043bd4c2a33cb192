"""What was said last of any two products."""

from collections import defaultdict
from collections.abc import Iterable, Set
from typing import Final, NamedTuple

from desktop_app.domain.resolution import ResolutionKind

_APART: Final = ("different", "variant")


class ResolvedSet(NamedTuple):
    """Products of which one thing was said, of every two of them.

    Attributes:
        unchanged: those that have the pictures they had then.
    """

    ruling: ResolutionKind
    products: frozenset[int]
    unchanged: frozenset[int]


class PairResolutions:
    """What holds of any two products: what was said last, while both have the pictures they had.

    Sets are not taken apart into pairs: a "no image" picture that stands for 2,000
    products would make two million of them. Products are those that were decided about,
    also where they were merged later.

    Args:
        sets: in the order in which they were said.
    """

    def __init__(self, sets: Iterable[ResolvedSet]) -> None:
        self._sets = tuple(sets)
        self._places: defaultdict[int, list[int]] = defaultdict(list)
        for place, said in enumerate(self._sets):
            for product_id in said.products:
                self._places[product_id].append(place)

    def of(self, one: int, other: int) -> ResolutionKind | None:
        """Return what holds of two products; None where nothing does."""
        ours, theirs = self._places.get(one, ()), self._places.get(other, ())
        both = other
        if len(theirs) < len(ours):
            ours, both = theirs, one
        for place in reversed(ours):
            said = self._sets[place]
            if both in said.products:
                return said.ruling if {one, other} <= said.unchanged else None
        return None

    def told_apart(self) -> set[int]:
        """Return the products that may have been told apart from others."""
        return {
            product_id
            for said in self._sets
            if said.ruling in _APART
            for product_id in said.unchanged
        }

    def is_apart(self, one: int, others: Set[int]) -> bool:
        """Return whether a product is not the same as one of others, be it a variant of it."""
        left = set(others)
        for place in reversed(self._places.get(one, ())):
            said = self._sets[place]
            among = said.products & left
            if (
                said.ruling in _APART
                and one in said.unchanged
                and not among.isdisjoint(said.unchanged)
            ):
                return True
            left -= among
        return False
