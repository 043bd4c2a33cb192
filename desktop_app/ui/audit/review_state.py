"""The group that is being settled: who is compared, marked, kept, and with which fields."""

from collections.abc import Iterator
from typing import Any, Final

from desktop_app.domain.duplicate_group import (
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
    linked_values,
)

_BESIDE_REFERENCE: Final = 3
# Fields that one product has but one value of.
_TELLING: Final = ("category", "price", "gtin")


class ReviewState:
    """What the user has in mind with a group, until it is settled.

    Members are known by their number in ``members``.

    Attributes:
        members: of the group.
        reference: the one that stays; it is always marked.
        active: the one that the keys are about.
        marked: those that the next ruling is about.
    """

    def __init__(self, group: DuplicateGroup, detail: GroupDetail) -> None:
        self.group = group
        self.members = detail.members
        self.reference = 0
        self.active = min(1, len(self.members) - 1)
        self.marked = set(range(len(self.members)))
        self._pairs = {(pair.first_id, pair.second_id): pair for pair in detail.pairs}
        self._chosen: dict[str, int] = {}
        # Asked for with every cell that is painted.
        self._sources: dict[str, int] = {}
        self._differing: dict[str, bool] = {}
        found = dict(zip(group.product_ids, group.picture_ids, strict=True))
        self._pictures = [
            _place_of(member, found.get(member.product.id, 0)) for member in self.members
        ]

    def shown(self) -> list[int]:
        """Return whom to show side by side: the reference, and the others around the active."""
        others = [row for row in range(len(self.members)) if row != self.reference]
        if self.active == self.reference:
            page = 0
        else:
            page = others.index(self.active) // _BESIDE_REFERENCE
        first = page * _BESIDE_REFERENCE
        return [self.reference, *others[first : first + _BESIDE_REFERENCE]]

    def pages(self) -> tuple[int, int]:
        """Return which page of others is shown, from 1, and how many there are."""
        others = len(self.members) - 1
        before = self.shown()[1] if others else 0
        place = [row for row in range(len(self.members)) if row != self.reference].index(before)
        return place // _BESIDE_REFERENCE + 1, -(-others // _BESIDE_REFERENCE)

    def compared(self) -> tuple[int, int]:
        """Return the two that are laid over each other: the reference, and the active one."""
        if self.active != self.reference:
            return self.reference, self.active
        return self.reference, self.shown()[1]

    def picture(self, row: int) -> Picture | None:
        """Return the picture of a member that is looked at; None where it has none."""
        pictures = self.members[row].pictures
        return pictures[self._pictures[row]] if pictures else None

    def picture_place(self, row: int) -> tuple[int, int]:
        """Return which picture of a member is looked at, from 1, and how many there are."""
        count = len(self.members[row].pictures)
        return (self._pictures[row] + 1 if count else 0), count

    def pair_of(self, first: int, second: int) -> PicturePair | None:
        """Return what was found between the pictures of two members."""
        one, other = self.picture(first), self.picture(second)
        if one is None or other is None:
            return None
        return self._pairs.get((min(one.id, other.id), max(one.id, other.id)))

    def turn(self, row: int, step: int) -> None:
        """Look at another picture of a member."""
        count = len(self.members[row].pictures)
        if count:
            self._pictures[row] = (self._pictures[row] + step) % count

    def walk(self, step: int) -> bool:
        """Go on to the next (1) or previous (-1) picture of all; False at the end."""
        places = list(self._places())
        at = places.index((self.active, self._pictures[self.active])) + step
        if not 0 <= at < len(places):
            return False
        self.active, self._pictures[self.active] = places[at]
        return True

    def turn_page(self, step: int) -> None:
        """Show the next (1) or previous (-1) others, where there are any."""
        others = [row for row in range(len(self.members)) if row != self.reference]
        page, pages = self.pages()
        if 1 <= page + step <= pages:
            self.active = others[(page - 1 + step) * _BESIDE_REFERENCE]

    def toggle(self, row: int) -> None:
        """Mark a member, or not; the reference stays marked."""
        if row != self.reference:
            self.marked ^= {row}
            self._sources.clear()

    def make_reference(self, row: int) -> None:
        """Let another member be the one that stays."""
        if row == self.reference:
            return
        before, self.reference = self.reference, row
        self.marked.add(row)
        self.active = before
        self._chosen.clear()
        self._sources.clear()

    def choose(self, field: str, row: int) -> None:
        """Take the value of a field from a member, for the merge."""
        if field in SELECTABLE_FIELDS:
            self._chosen[field] = row

    def source_of(self, field: str) -> int:
        """Return whose value a merge takes: as chosen, else as ``merging`` has it."""
        chosen = self._chosen.get(field)
        if chosen is not None and chosen in self.marked:
            return chosen
        if field not in self._sources:
            rows = self._ruled()
            place = default_source(field, [self.members[row].product for row in rows])
            self._sources[field] = rows[place]
        return self._sources[field]

    def differs(self, field: str) -> bool:
        """Return whether the members do not all have the same value."""
        if field not in self._differing:
            values = {linked_values(field, member.product) for member in self.members}
            self._differing[field] = len(values) > 1
        return self._differing[field]

    @property
    def agrees(self) -> bool:
        """Whether the names are alike, and no field speaks against a merge."""
        products = [self.members[row].product for row in self._ruled()]
        return "alike_names" in self.group.reasons and not any(
            len({linked_values(field, product) for product in products if getattr(product, field)})
            > 1
            for field in _TELLING
        )

    @property
    def is_whole(self) -> bool:
        """Whether the next ruling is about all members."""
        return len(self.marked) == len(self.members)

    def settlement(self, ruling: ResolutionKind) -> Resolution | None:
        """Return what the user says; None where it would be about one product alone."""
        rows = self._ruled()
        if len(rows) < 2:
            return None
        ids = tuple(self.members[row].product.id for row in rows)
        return Resolution(ruling, ids, self._fields() if ruling == "merge" else {})

    def ruled_skus(self) -> list[str]:
        """Return the SKUs of those that the next ruling is about, the reference first."""
        return [self.members[row].product.sku for row in self._ruled()]

    def _ruled(self) -> list[int]:
        """Return those that the next ruling is about, the reference first."""
        return [self.reference, *sorted(self.marked - {self.reference})]

    def _fields(self) -> dict[str, Any]:
        reference = self.members[self.reference].product
        taken: dict[str, Any] = {}
        for field in SELECTABLE_FIELDS:
            taken |= changes_from(field, self.members[self.source_of(field)].product, reference)
        return taken

    def _places(self) -> Iterator[tuple[int, int]]:
        others = (row for row in range(len(self.members)) if row != self.reference)
        for row in (self.reference, *others):
            for picture in range(max(1, len(self.members[row].pictures))):
                yield row, picture


def _place_of(member: GroupMember, picture_id: int) -> int:
    ids = [picture.id for picture in member.pictures]
    return ids.index(picture_id) if picture_id in ids else 0
