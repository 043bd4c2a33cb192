"""All groups of a catalogue in order, and which of them are to be shown."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.domain.duplicate_group import (
    FINDING_LEVELS,
    GROUP_STATES,
    DuplicateGroup,
    GroupState,
)
from desktop_app.domain.finding import FindingLevel
from desktop_app.domain.product import Product

GroupKey: TypeAlias = tuple[FindingLevel, frozenset[int]]
_Mask: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class GroupFilter:
    """Which groups are shown.

    Attributes:
        level: only this one; None for all.
        state: only groups of which this was said.
        text: part of a name or of an SKU, in any case; empty for all.
    """

    level: FindingLevel | None = None
    state: GroupState = "open"
    text: str = ""


class GroupIndex:
    """Groups as the list shows them. What costs time is done here, off the GUI thread.

    Attributes:
        groups: in the order of the list.
        names: of their references, in the language of the window.
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
        # Open groups come first: it is these that a decision is about.
        self._rows: dict[GroupKey, int] = {}
        for row, group in enumerate(self.groups):
            self._rows.setdefault(key_of(group), row)
        self._with: defaultdict[int, list[int]] = defaultdict(list)
        for row, group in enumerate(self.groups):
            for product_id in group.product_ids:
                self._with[product_id].append(row)
        self._matching: tuple[str, _Mask] = ("", np.ones(len(self.groups), np.bool_))

    @classmethod
    def named(
        cls, groups: Sequence[DuplicateGroup], references: Mapping[int, Product], language: str
    ) -> "GroupIndex":
        """Name groups after their references, in a language where the shop gives that."""
        return cls(groups, [_name(group, references, language) for group in groups])

    def only(self, groups: Sequence[DuplicateGroup]) -> "GroupIndex":
        """Return some of the groups by themselves."""
        return GroupIndex(groups, [self.names[self._rows[key_of(group)]] for group in groups])

    def __len__(self) -> int:
        return len(self.groups)

    def rows(self, choice: GroupFilter) -> list[int]:
        """Return the groups to be shown, by their number."""
        shown = self._having(choice.level, choice.state) & self._with_text(choice.text)
        found: list[int] = np.flatnonzero(shown).tolist()
        return found

    def shows(self, choice: GroupFilter, row: int) -> bool:
        """Return whether a group is among those to be shown."""
        mask = self._with_text(choice.text)
        is_level = choice.level is None or self.groups[row].level == choice.level
        return is_level and self.state(row) == choice.state and bool(mask[row])

    def by_level(self, choice: GroupFilter) -> Counter[FindingLevel | None]:
        """Count the groups of each level, and all under None, as the rest of the choice has it."""
        mask = self._having(None, choice.state) & self._with_text(choice.text)
        counts = np.bincount(self._levels[mask], minlength=len(FINDING_LEVELS)).tolist()
        return Counter({None: sum(counts), **dict(zip(FINDING_LEVELS, counts, strict=True))})

    def by_state(self, choice: GroupFilter) -> Counter[GroupState]:
        """Count the groups of each state, as the rest of the choice has it."""
        mask = self._having(choice.level, None) & self._with_text(choice.text)
        counts = np.bincount(self._states[mask], minlength=len(GROUP_STATES)).tolist()
        return Counter(dict(zip(GROUP_STATES, counts, strict=True)))

    def state(self, row: int) -> GroupState:
        """Return what was said of a group."""
        return GROUP_STATES[int(self._states[row])]

    def set_state(self, row: int, state: GroupState) -> None:
        """Take down what was said of a group."""
        self._states[row] = GROUP_STATES.index(state)

    def row_of(self, key: GroupKey | None) -> int | None:
        """Return the number of a group that was in another shelf."""
        return None if key is None else self._rows.get(key)

    def touching(self, row: int) -> bool:
        """Return whether other groups hold one of a group's products."""
        return any(len(self._with[product_id]) > 1 for product_id in self.groups[row].product_ids)

    def first_unlike(self, before: "GroupIndex") -> int | None:
        """Return the first group that is new, or of which other things were said before."""
        for row, key in enumerate(self._rows):
            old = before.row_of(key)
            if old is None or before.state(old) != self.state(row):
                return row
        return None

    def _having(self, level: FindingLevel | None, state: GroupState | None) -> _Mask:
        mask = np.ones(len(self.groups), np.bool_)
        if level is not None:
            mask &= self._levels == FINDING_LEVELS.index(level)
        if state is not None:
            mask &= self._states == GROUP_STATES.index(state)
        return mask

    def _with_text(self, text: str) -> _Mask:
        wanted = text.strip().casefold()
        if wanted != self._matching[0]:
            found: Iterable[bool] = (wanted in known for known in self._texts)
            self._matching = wanted, np.fromiter(found, np.bool_, len(self._texts))
        return self._matching[1]


def key_of(group: DuplicateGroup) -> GroupKey:
    """Return what a group is known by, whichever product is its reference."""
    return group.level, frozenset(group.product_ids)


def _name(group: DuplicateGroup, references: Mapping[int, Product], language: str) -> str:
    reference = references.get(group.product_ids[0])
    return (reference.in_language(language).name if reference else group.name) or group.skus[0]
