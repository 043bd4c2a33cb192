"""The latest resolution of any two products."""

from collections import defaultdict
from collections.abc import Iterable, Set
from typing import Final, NamedTuple

from desktop_app.domain.resolution import ResolutionKind

_SEPARATE_KINDS: Final = ("different", "variant")


class ResolvedSet(NamedTuple):
    """Products of which every two were resolved in the same way.

    Attributes:
        unchanged: the products that still have the pictures they had then.
    """

    kind: ResolutionKind
    product_ids: frozenset[int]
    unchanged: frozenset[int]


class PairResolutions:
    """The latest resolution of any two products, valid while both keep their pictures.

    Sets are not expanded into pairs: a "no image" picture that stands for 2,000 products
    would give two million pairs. Product ids are those at the time of the resolution, also
    if a product was merged later.

    Args:
        sets: in the order in which they were resolved.
    """

    def __init__(self, sets: Iterable[ResolvedSet]) -> None:
        self._sets = tuple(sets)
        self._set_numbers: defaultdict[int, list[int]] = defaultdict(list)
        for number, resolved in enumerate(self._sets):
            for product_id in resolved.product_ids:
                self._set_numbers[product_id].append(number)

    def kind_of(self, one: int, other: int) -> ResolutionKind | None:
        """Return the valid resolution of two products, or None."""
        numbers, second = self._set_numbers.get(one, ()), other
        other_numbers = self._set_numbers.get(other, ())
        if len(other_numbers) < len(numbers):
            numbers, second = other_numbers, one
        for number in reversed(numbers):
            resolved = self._sets[number]
            if second in resolved.product_ids:
                return resolved.kind if {one, other} <= resolved.unchanged else None
        return None

    def separated_products(self) -> set[int]:
        """Return the products that may be resolved as different from others, or variants."""
        return {
            product_id
            for resolved in self._sets
            if resolved.kind in _SEPARATE_KINDS
            for product_id in resolved.unchanged
        }

    def is_separate(self, one: int, others: Set[int]) -> bool:
        """Return whether a product is different from any of ``others``, or a variant of it."""
        remaining = set(others)
        for number in reversed(self._set_numbers.get(one, ())):
            resolved = self._sets[number]
            shared = resolved.product_ids & remaining
            if (
                resolved.kind in _SEPARATE_KINDS
                and one in resolved.unchanged
                and not shared.isdisjoint(resolved.unchanged)
            ):
                return True
            remaining -= shared
        return False
