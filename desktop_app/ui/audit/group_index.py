"""All groups of a catalogue in order, filtered and counted without a query."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.domain.duplicate_group import (
    DUPLICATE_LEVELS,
    FINDING_LEVELS,
    GROUP_STATES,
    DuplicateGroup,
    GroupState,
)
from desktop_app.domain.finding import FindingLevel
from desktop_app.domain.product import Product

# Identifies a group independently of its reference.
GroupKey: TypeAlias = tuple[FindingLevel, frozenset[int]]
_Mask: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class GroupFilter:
    """Which groups are listed.

    Attributes:
        level: None for all duplicates; variants are listed apart.
        state: of the listed groups.
        text: part of a name or SKU, in any case; empty for all groups.
    """

    level: FindingLevel | None = None
    state: GroupState = "open"
    text: str = ""


class GroupIndex:
    """Groups in the order of the list; built off the GUI thread.

    Groups are identified by their position in ``groups``.

    Attributes:
        groups: all groups.
        names: the names of their references in the language of the window.
    """

    def __init__(self, groups: Sequence[DuplicateGroup], names: Sequence[str]) -> None:
        self.groups = tuple(groups)
        self.names = tuple(names)
        self._texts = [
            "\n".join((name, group.name, *group.skus)).casefold()
            for group, name in zip(self.groups, self.names, strict=True)
        ]
        self._levels = np.array(
            [FINDING_LEVELS.index(group.level) for group in self.groups], np.int8
        )
        self._states = np.array([GROUP_STATES.index(group.state) for group in self.groups], np.int8)
        self._positions: dict[GroupKey, int] = {}
        self._positions_by_product: defaultdict[int, list[int]] = defaultdict(list)
        for position, group in enumerate(self.groups):
            # If two groups have the same key, the first one counts: open groups come first.
            self._positions.setdefault(group_key(group), position)
            for product_id in group.product_ids:
                self._positions_by_product[product_id].append(position)
        # The last text and its mask: it is asked for several times in a row.
        self._text_mask: tuple[str, _Mask] = ("", np.ones(len(self.groups), np.bool_))

    @classmethod
    def localised(
        cls, groups: Sequence[DuplicateGroup], references: Mapping[int, Product], language: str
    ) -> "GroupIndex":
        """Name groups after their references, in ``language`` if the product has such a name.

        Args:
            groups: all groups.
            references: products by id.
            language: code such as ``zh``.
        """
        return cls(groups, [_name(group, references, language) for group in groups])

    def subset(self, groups: Sequence[DuplicateGroup]) -> "GroupIndex":
        """Return an index of some of the groups."""
        return GroupIndex(groups, [self.names[self._positions[group_key(g)]] for g in groups])

    def __len__(self) -> int:
        return len(self.groups)

    def open_groups(self) -> list[DuplicateGroup]:
        """Return the open groups of all levels."""
        positions = np.flatnonzero(self._states == GROUP_STATES.index("open")).tolist()
        return [self.groups[position] for position in positions]

    def matching(self, group_filter: GroupFilter) -> list[int]:
        """Return the positions of the groups that match a filter."""
        mask = self._mask(group_filter.state, group_filter.text)
        mask &= self._has_level(group_filter.level)
        positions: list[int] = np.flatnonzero(mask).tolist()
        return positions

    def matches(self, group_filter: GroupFilter, position: int) -> bool:
        """Return whether a group matches a filter."""
        level = self.groups[position].level
        wanted = group_filter.level
        is_level = level in DUPLICATE_LEVELS if wanted is None else level == wanted
        has_text = bool(self._matching_text(group_filter.text)[position])
        return is_level and self.state(position) == group_filter.state and has_text

    def count_by_level(self, group_filter: GroupFilter) -> Counter[FindingLevel | None]:
        """Count the groups per level, and all duplicates under None, by state and text."""
        mask = self._mask(group_filter.state, group_filter.text)
        counts = np.bincount(self._levels[mask], minlength=len(FINDING_LEVELS)).tolist()
        by_level: Counter[FindingLevel | None] = Counter(
            dict(zip(FINDING_LEVELS, counts, strict=True))
        )
        by_level[None] = sum(by_level[level] for level in DUPLICATE_LEVELS)
        return by_level

    def count_by_state(self, group_filter: GroupFilter) -> Counter[GroupState]:
        """Count the groups per state that match level and text."""
        mask = self._mask(None, group_filter.text) & self._has_level(group_filter.level)
        counts = np.bincount(self._states[mask], minlength=len(GROUP_STATES)).tolist()
        return Counter(dict(zip(GROUP_STATES, counts, strict=True)))

    def state(self, position: int) -> GroupState:
        """Return the state of a group."""
        return GROUP_STATES[int(self._states[position])]

    def set_state(self, position: int, state: GroupState) -> None:
        """Change the state of a group."""
        self._states[position] = GROUP_STATES.index(state)

    def position_of(self, key: GroupKey | None) -> int | None:
        """Return the position of a group; None if it is not in this index."""
        return None if key is None else self._positions.get(key)

    def shares_products(self, position: int) -> bool:
        """Return whether other groups contain one of a group's products."""
        products = self.groups[position].product_ids
        return any(len(self._positions_by_product[product]) > 1 for product in products)

    def first_changed(self, previous: "GroupIndex") -> int | None:
        """Return the position of the first group that is new or has another state."""
        for position, key in enumerate(self._positions):
            before = previous.position_of(key)
            if before is None or previous.state(before) != self.state(position):
                return position
        return None

    def _has_level(self, level: FindingLevel | None) -> _Mask:
        if level is not None:
            return np.asarray(self._levels == FINDING_LEVELS.index(level))
        return np.isin(self._levels, [FINDING_LEVELS.index(one) for one in DUPLICATE_LEVELS])

    def _mask(self, state: GroupState | None, text: str) -> _Mask:
        mask = self._matching_text(text).copy()
        if state is not None:
            mask &= self._states == GROUP_STATES.index(state)
        return mask

    def _matching_text(self, text: str) -> _Mask:
        folded = text.strip().casefold()
        if folded != self._text_mask[0]:
            found: Iterable[bool] = (folded in known for known in self._texts)
            self._text_mask = folded, np.fromiter(found, np.bool_, len(self._texts))
        return self._text_mask[1]


def group_key(group: DuplicateGroup) -> GroupKey:
    """Return the key of a group."""
    return group.level, frozenset(group.product_ids)


def _name(group: DuplicateGroup, references: Mapping[int, Product], language: str) -> str:
    reference = references.get(group.product_ids[0])
    return (reference.in_language(language).name if reference else group.name) or group.skus[0]
