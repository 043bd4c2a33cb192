"""Clustering of items by pairs: connected components and complete linkage."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def connected_components(
    pairs: Iterable[tuple[Item, Item]],
    cannot_link: Callable[[Sequence[Item], Sequence[Item]], bool] | None = None,
) -> list[list[Item]]:
    """Return the connected components with at least two items, in the order of the pairs.

    Args:
        pairs: most certain first.
        cannot_link: whether two groups must not be merged (a cannot-link constraint);
            gets the larger group first.
    """
    group_of: dict[Item, list[Item]] = {}
    for one, other in pairs:
        larger = group_of.setdefault(one, [one])
        smaller = group_of.setdefault(other, [other])
        if larger is smaller:
            continue
        if len(larger) < len(smaller):
            larger, smaller = smaller, larger
        if cannot_link is not None and cannot_link(larger, smaller):
            continue
        larger += smaller
        group_of.update((item, larger) for item in smaller)
    return [group for group in _distinct(group_of.values()) if len(group) > 1]


def complete_linkage(pairs: Sequence[tuple[Item, Item]]) -> list[list[Item]]:
    """Return disjoint groups in which every two members are a pair (complete linkage).

    A chain in which each item is paired only with the next one does not become a group.

    Args:
        pairs: most certain first; pairs between two groups are ignored.
    """
    linked = {frozenset(pair) for pair in pairs}
    group_of: dict[Item, list[Item]] = {}
    for one, other in pairs:
        first, second = group_of.get(one, [one]), group_of.get(other, [other])
        if first is second or not all(frozenset((a, b)) in linked for a in first for b in second):
            continue
        merged = first + second
        group_of.update((item, merged) for item in merged)
    return _distinct(group_of.values())


def _distinct(groups: Iterable[list[Item]]) -> list[list[Item]]:
    return list({id(group): group for group in groups}.values())
