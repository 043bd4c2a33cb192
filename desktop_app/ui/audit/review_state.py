"""The state of the review of one group: what is shown, selected and kept."""

from collections.abc import Iterator
from typing import Any, Final

from desktop_app.domain.duplicate_group import (
    VARIANT_REASONS,
    DuplicateGroup,
    GroupDetail,
    GroupMember,
)
from desktop_app.domain.finding import PicturePair
from desktop_app.domain.picture import Picture
from desktop_app.domain.resolution import Resolution, ResolutionKind
from desktop_app.engine.duplicates.merge_values import (
    SELECTABLE_FIELDS,
    changes_from,
    default_source,
    values_with_currency,
)

# The reference and one page of other members.
MAX_VISIBLE_MEMBERS: Final = 4
_OTHERS_PER_PAGE: Final = MAX_VISIBLE_MEMBERS - 1
# Fields in which different values speak against a merge.
_CONFLICT_FIELDS: Final = ("category", "price", "gtin")


class ReviewState:
    """What the user has chosen for a group before the decision.

    Members are identified by their index in ``members``.

    Attributes:
        group: the group under review.
        members: its products.
        reference: the member that a merge keeps; always selected.
        active: the member that shortcuts act on.
        selected: the members that the next decision applies to.
    """

    def __init__(self, group: DuplicateGroup, detail: GroupDetail) -> None:
        self.group = group
        self.members = detail.members
        self.reference = 0
        self.active = min(1, len(self.members) - 1)
        self.selected = set(range(len(self.members)))
        self._pairs = {(pair.first_id, pair.second_id): pair for pair in detail.pairs}
        self._chosen_sources: dict[str, int] = {}
        # Caches: every painted cell asks.
        self._default_sources: dict[str, int] = {}
        self._differing: dict[str, bool] = {}
        picture_ids = dict(zip(group.product_ids, group.picture_ids, strict=True))
        self._picture_indices = [
            _picture_index(member, picture_ids.get(member.product.id, 0)) for member in self.members
        ]

    def visible_members(self) -> list[int]:
        """Return the members shown side by side: the reference, then the active one's page."""
        others = self._others()
        is_first_page = self.active == self.reference
        page = 0 if is_first_page else others.index(self.active) // _OTHERS_PER_PAGE
        first = page * _OTHERS_PER_PAGE
        return [self.reference, *others[first : first + _OTHERS_PER_PAGE]]

    def page_position(self) -> tuple[int, int]:
        """Return the number of the visible page, from 1, and the number of pages."""
        others = self._others()
        first = self.visible_members()[1] if others else 0
        return others.index(first) // _OTHERS_PER_PAGE + 1, -(-len(others) // _OTHERS_PER_PAGE)

    def compared_pair(self) -> tuple[int, int]:
        """Return the two members that are overlaid: the reference and the active one."""
        if self.active != self.reference:
            return self.reference, self.active
        return self.reference, self.visible_members()[1]

    def picture(self, member: int) -> Picture | None:
        """Return the visible picture of a member; None if it has no picture."""
        pictures = self.members[member].pictures
        return pictures[self._picture_indices[member]] if pictures else None

    def picture_position(self, member: int) -> tuple[int, int]:
        """Return the number of a member's visible picture, from 1, and of all its pictures."""
        count = len(self.members[member].pictures)
        return (self._picture_indices[member] + 1 if count else 0), count

    def pair_between(self, first: int, second: int) -> PicturePair | None:
        """Return the finding about the visible pictures of two members."""
        one, other = self.picture(first), self.picture(second)
        if one is None or other is None:
            return None
        return self._pairs.get((min(one.id, other.id), max(one.id, other.id)))

    def step_picture(self, member: int, step: int) -> None:
        """Show the next (1) or previous (-1) picture of a member, around the end."""
        count = len(self.members[member].pictures)
        if count:
            self._picture_indices[member] = (self._picture_indices[member] + step) % count

    def step_through_pictures(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) picture of all members; False at the end."""
        positions = list(self._picture_positions())
        current = positions.index((self.active, self._picture_indices[self.active]))
        if not 0 <= current + step < len(positions):
            return False
        self.active, self._picture_indices[self.active] = positions[current + step]
        return True

    def step_page(self, step: int) -> None:
        """Show the next (1) or previous (-1) page of members, if there is one."""
        page, pages = self.page_position()
        if 1 <= page + step <= pages:
            self.active = self._others()[(page - 1 + step) * _OTHERS_PER_PAGE]

    def toggle_selected(self, member: int) -> None:
        """Select or deselect a member; the reference stays selected."""
        if member != self.reference:
            self.selected ^= {member}
            self._default_sources.clear()

    def set_reference(self, member: int) -> None:
        """Make another member the reference."""
        if member == self.reference:
            return
        previous, self.reference = self.reference, member
        self.selected.add(member)
        self.active = previous
        self._chosen_sources.clear()
        self._default_sources.clear()

    def choose_value(self, field: str, member: int) -> None:
        """Use a member's value of a field in a merge."""
        if field in SELECTABLE_FIELDS:
            self._chosen_sources[field] = member

    def value_source(self, field: str) -> int:
        """Return the member whose value a merge uses: the chosen one or the default."""
        chosen = self._chosen_sources.get(field)
        if chosen is not None and chosen in self.selected:
            return chosen
        if field not in self._default_sources:
            members = self._selected_members()
            index = default_source(field, [self.members[member].product for member in members])
            self._default_sources[field] = members[index]
        return self._default_sources[field]

    def differs(self, field: str) -> bool:
        """Return whether the members have different values of a field."""
        if field not in self._differing:
            values = {values_with_currency(field, member.product) for member in self.members}
            self._differing[field] = len(values) > 1
        return self._differing[field]

    @property
    def recommended(self) -> ResolutionKind | None:
        """The decision that the findings suggest, or None."""
        if self.group.level == "variant":
            return "variant"
        return "merge" if self._is_merge_recommended() else None

    def _is_merge_recommended(self) -> bool:
        """Return whether the names are similar and no field speaks against a merge."""
        if not VARIANT_REASONS.isdisjoint(self.group.reasons):
            return False
        products = [self.members[member].product for member in self._selected_members()]
        return "alike_names" in self.group.reasons and not any(
            len(
                {
                    values_with_currency(field, product)
                    for product in products
                    if getattr(product, field)
                }
            )
            > 1
            for field in _CONFLICT_FIELDS
        )

    @property
    def covers_whole_group(self) -> bool:
        """Whether the next decision applies to all members."""
        return len(self.selected) == len(self.members)

    def resolution(self, kind: ResolutionKind) -> Resolution | None:
        """Return the user's resolution; None if fewer than two members are selected."""
        members = self._selected_members()
        if len(members) < 2:
            return None
        ids = tuple(self.members[member].product.id for member in members)
        return Resolution(kind, ids, self._merged_fields() if kind == "merge" else {})

    def selected_skus(self) -> list[str]:
        """Return the SKUs of the selected members, the reference first."""
        return [self.members[member].product.sku for member in self._selected_members()]

    def _others(self) -> list[int]:
        """Return all members but the reference."""
        return [member for member in range(len(self.members)) if member != self.reference]

    def _selected_members(self) -> list[int]:
        """Return the selected members, the reference first."""
        return [self.reference, *sorted(self.selected - {self.reference})]

    def _merged_fields(self) -> dict[str, Any]:
        reference = self.members[self.reference].product
        fields: dict[str, Any] = {}
        for field in SELECTABLE_FIELDS:
            fields |= changes_from(field, self.members[self.value_source(field)].product, reference)
        return fields

    def _picture_positions(self) -> Iterator[tuple[int, int]]:
        """Yield member and picture index of every picture, the reference's first."""
        for member in (self.reference, *self._others()):
            for index in range(max(1, len(self.members[member].pictures))):
                yield member, index


def _picture_index(member: GroupMember, picture_id: int) -> int:
    ids = [picture.id for picture in member.pictures]
    return ids.index(picture_id) if picture_id in ids else 0
