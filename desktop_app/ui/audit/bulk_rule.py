"""A rule that resolves many groups at once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.duplicate_group import VARIANT_REASONS, DuplicateGroup, GroupReason
from desktop_app.domain.finding import FindingLevel
from desktop_app.domain.resolution import Resolution, ResolutionKind
from desktop_app.engine.duplicates.merge_values import SELECTABLE_FIELDS

_VALUE_REASONS: Final[frozenset[GroupReason]] = frozenset(("price_differs", "category_differs"))


@dataclass(frozen=True, slots=True)
class BulkRule:
    """Conditions that a group must meet, and the decision about it.

    Attributes:
        level: the level of the group.
        min_score: its lowest score, 0..1.
        requires_same_gtin: whether its products must have a GTIN in common.
        requires_similar_names: whether their names must be similar.
        excludes_conflicts: whether their prices, categories, colours and sizes must agree;
            variants differ in colours and sizes by definition.
        kind: the decision.
    """

    level: FindingLevel = "exact"
    min_score: float = 0.0
    requires_same_gtin: bool = False
    requires_similar_names: bool = False
    excludes_conflicts: bool = True
    kind: ResolutionKind = "merge"

    def matching(self, groups: Iterable[DuplicateGroup]) -> list[DuplicateGroup]:
        """Return the groups that meet the conditions."""
        return [group for group in groups if self._matches(group)]

    def resolutions(self, groups: Iterable[DuplicateGroup]) -> list[Resolution]:
        """Return a resolution for each group; it keeps the proposed reference."""
        return [
            Resolution(
                self.kind, group.product_ids, group.complementary_values if self._is_merge else {}
            )
            for group in groups
        ]

    def filled_fields(self, groups: Iterable[DuplicateGroup]) -> dict[str, int]:
        """Return, by field, the number of groups where a merge fills it in."""
        counts = Counter(
            field for group in groups if self._is_merge for field in group.complementary_values
        )
        return {field: counts[field] for field in SELECTABLE_FIELDS if field in counts}

    @property
    def _is_merge(self) -> bool:
        return self.kind == "merge"

    def _matches(self, group: DuplicateGroup) -> bool:
        reasons = group.reasons
        return (
            group.level == self.level
            and group.score >= self.min_score
            and (not self.requires_same_gtin or "same_gtin" in reasons)
            and (not self.requires_similar_names or "alike_names" in reasons)
            and not (self.excludes_conflicts and _has_conflict(group))
        )


def _has_conflict(group: DuplicateGroup) -> bool:
    conflicts = _VALUE_REASONS if group.level == "variant" else _VALUE_REASONS | VARIANT_REASONS
    return not conflicts.isdisjoint(group.reasons)
