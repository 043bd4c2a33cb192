"""Pairs to groups: everything that hangs together, or only what is all alike."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def connected_components(
    pairs: Iterable[tuple[Item, Item]],
    cannot_link: Callable[[Sequence[Item], Sequence[Item]], bool] | None = None,
) -> list[list[Item]]:
    """Return groups of everything that is joined by pairs, each in the order of its pairs.

    Args:
        pairs: surest first.
        cannot_link: whether two groups, the larger one first, must not become one.
    """
    group_of: dict[Item, list[Item]] = {}
    for one, other in pairs:
        ours = group_of.setdefault(one, [one])
        theirs = group_of.setdefault(other, [other])
        if ours is theirs:
            continue
        if len(ours) < len(theirs):
            ours, theirs = theirs, ours
        if cannot_link is not None and cannot_link(ours, theirs):
            continue
        ours += theirs
        group_of.update((item, ours) for item in theirs)
    return [group for group in _distinct(group_of.values()) if len(group) > 1]


def complete_linkage(pairs: Sequence[tuple[Item, Item]]) -> list[list[Item]]:
    """Return groups in which every two members are a pair, those of the first pairs first.

    So a chain of look-alikes, each like the next, does not become one group. Groups
    share no member: a pair between two of them is left out (complete linkage).

    Args:
        pairs: surest first.
    """
    known = {frozenset(pair) for pair in pairs}
    group_of: dict[Item, list[Item]] = {}
    for one, other in pairs:
        ours, theirs = group_of.get(one, [one]), group_of.get(other, [other])
        if ours is theirs or not all(frozenset((a, b)) in known for a in ours for b in theirs):
            continue
        joined = ours + theirs
        group_of.update((item, joined) for item in joined)
    return _distinct(group_of.values())


def _distinct(groups: Iterable[list[Item]]) -> list[list[Item]]:
    return list({id(group): group for group in groups}.values())
