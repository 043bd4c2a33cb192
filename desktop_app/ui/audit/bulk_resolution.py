"""A rule that settles many groups at once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.duplicate_group import DuplicateGroup
from desktop_app.domain.finding import FindingLevel
from desktop_app.domain.resolution import Resolution, ResolutionKind
from desktop_app.engine.duplicates.merge_values import SELECTABLE_FIELDS


@dataclass(frozen=True, slots=True)
class BulkResolution:
    """Which open groups, and what is said of them.

    Attributes:
        level: only groups of this level.
        least_score: and of at least this score, 0..1.
        needs_gtin: and with one GTIN in common.
        needs_name: and with names that are nearly the same.
        without_conflict: and without unlike prices or categories.
        ruling: what is said.
    """

    level: FindingLevel = "exact"
    least_score: float = 0.0
    needs_gtin: bool = False
    needs_name: bool = False
    without_conflict: bool = True
    ruling: ResolutionKind = "merge"

    def chosen(self, groups: Iterable[DuplicateGroup]) -> list[DuplicateGroup]:
        """Return the groups that the rule is about, of those given."""
        return [group for group in groups if self._takes(group)]

    def settlements(self, groups: Iterable[DuplicateGroup]) -> list[Resolution]:
        """Return what is said of these groups; each keeps its proposed reference."""
        return [
            Resolution(
                self.ruling, group.product_ids, group.complementary_values if self._merges else {}
            )
            for group in groups
        ]

    def gains(self, groups: Iterable[DuplicateGroup]) -> dict[str, int]:
        """Return in how many of these groups the reference gets a field that it lacks."""
        counts = Counter(
            field for group in groups if self._merges for field in group.complementary_values
        )
        return {field: counts[field] for field in SELECTABLE_FIELDS if field in counts}

    @property
    def _merges(self) -> bool:
        return self.ruling == "merge"

    def _takes(self, group: DuplicateGroup) -> bool:
        reasons = group.reasons
        return (
            group.level == self.level
            and group.score >= self.least_score
            and (not self.needs_gtin or "same_gtin" in reasons)
            and (not self.needs_name or "alike_names" in reasons)
            and not (
                self.without_conflict
                and ("price_differs" in reasons or "category_differs" in reasons)
            )
        )
