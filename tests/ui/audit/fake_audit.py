"""An audit that knows beforehand what it finds; what is decided of it is kept for real."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any, cast

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.duplicate_group import (
    DuplicateGroup,
    GroupDetail,
    GroupMember,
    GroupReason,
    GroupState,
    ReferenceRule,
)
from desktop_app.domain.finding import FindingLevel, PicturePair
from desktop_app.domain.issue import Issue, IssueList
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product
from desktop_app.domain.resolution import MERGED_FIELDS, Resolution
from desktop_app.engine.duplicates.audit import Audit
from desktop_app.engine.duplicates.audit_report import AuditReport, AuditState
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress

IDENTITY = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True)
class Planted:
    """A group to be found: SKUs, the reference first."""

    skus: tuple[str, ...]
    level: FindingLevel = "copy"
    score: float = 0.97
    reasons: tuple[GroupReason, ...] = ("same_photograph",)


@dataclass
class Book:
    """What is known between two calls.

    Attributes:
        actions: what was settled and not taken back.
        undone: what was taken back.
        found: the groups, once they were asked for.
        refuses: whether the next settlement fails.
        never_ends: whether a picture is left, however long the audit runs.
        rules: those asked for last.
    """

    planted: Sequence[Planted]
    complaints: tuple[IssueList, ...] = ()
    audited: int = 0
    transform: tuple[float, ...] | None = IDENTITY
    actions: list[tuple[Resolution, ...]] = field(default_factory=list)
    undone: list[tuple[Resolution, ...]] = field(default_factory=list)
    found: list[DuplicateGroup] = field(default_factory=list)
    refuses: bool = False
    never_ends: bool = False
    rules: tuple[ReferenceRule, ...] = ()


class FakeAudit(Audit):
    def __init__(self, catalogue: Catalogue, book: Book) -> None:
        # What is decided asks neither the index nor the calibration.
        super().__init__(catalogue, cast("Any", None), "", None)
        self._book = book

    def run(self) -> Job[AuditReport]:
        total = self._catalogue.pictures.count()
        while self._book.audited < total or self._book.never_ends:
            self._book.audited = min(self._book.audited + 1, total - self._book.never_ends)
            yield Progress(self._book.audited, total, Message("Looking for duplicates"))
        return AuditReport(total, 0, 0, 0, len(self._book.planted), 0.1)

    def state(self) -> AuditState:
        return AuditState(self._catalogue.pictures.count(), self._book.audited)

    def groups(self, rules: Sequence[ReferenceRule]) -> Job[tuple[DuplicateGroup, ...]]:
        self._book.rules = tuple(rules)
        yield Progress(0, 0, Message("Looking for duplicates"))
        if not self._book.audited:
            return ()
        if not self._book.found:
            # Now: later a SKU of a merged product names the reference.
            self._book.found = [self._group(planted) for planted in self._book.planted]
        return tuple(replace(group, state=self._state(group)) for group in self._book.found)

    def group(self, product_ids: Sequence[int]) -> GroupDetail:
        merged = self._catalogue.resolutions.merge_targets()
        left = [number for number in product_ids if number not in merged]
        products = self._catalogue.products.get(left)
        members = tuple(
            GroupMember(
                products[number], tuple(self._catalogue.pictures.of_products([number])[number])
            )
            for number in left
        )
        pictures = [picture.id for member in members for picture in member.pictures]
        pairs = tuple(
            PicturePair(one, other, "copy", 0.97, self._book.transform)
            for one in pictures
            for other in pictures
            if one < other
        )
        differing = tuple(
            name
            for name in MERGED_FIELDS
            if len({getattr(member.product, name) for member in members}) > 1
        )
        return GroupDetail(members, pairs, differing)

    def health(self, language: str = "") -> Job[tuple[IssueList, ...]]:
        yield Progress(0, 0, Message("Looking for duplicates"))
        return self._book.complaints

    def resolve(self, resolutions: Sequence[Resolution]) -> None:
        if self._book.refuses:
            raise VitrineError(Message("The disk is full."), Message("Make room."))
        super().resolve(resolutions)
        self._book.actions.append(tuple(resolutions))
        self._book.undone.clear()

    def undo(self) -> None:
        super().undo()
        self._book.undone.append(self._book.actions.pop())

    def redo(self) -> None:
        super().redo()
        self._book.actions.append(self._book.undone.pop())

    def complaint(self, sku: str, other: str) -> Issue:
        """Return that a product is confused with another one."""
        product, its = self._first_picture(sku)
        _, theirs = self._first_picture(other)
        return Issue(product.id, sku, product.name, its.id, theirs.id, 0.93)

    def _first_picture(self, sku: str) -> tuple[Product, Picture]:
        product = self._catalogue.products.by_sku([sku]).get(sku)
        assert product is not None
        return product, self._catalogue.pictures.of_products([product.id])[product.id][0]

    def _group(self, planted: Planted) -> DuplicateGroup:
        products = [self._catalogue.products.by_sku([sku]).get(sku) for sku in planted.skus]
        known = [product for product in products if product is not None]
        assert len(known) == len(planted.skus), planted
        pictures = [
            self._catalogue.pictures.of_products([product.id])[product.id] for product in known
        ]
        return DuplicateGroup(
            product_ids=tuple(product.id for product in known),
            picture_ids=tuple(found[0].id if found else 0 for found in pictures),
            name=known[0].name,
            skus=planted.skus,
            level=planted.level,
            score=planted.score,
            reasons=planted.reasons,
            state="open",
        )

    def _state(self, group: DuplicateGroup) -> GroupState:
        merged, rulings = (
            self._catalogue.resolutions.merge_targets(),
            self._catalogue.resolutions.pair_resolutions(),
        )
        left = sorted({merged.get(number, number) for number in group.product_ids})
        said = [rulings.kind_of(*pair) for pair in combinations(left, 2)]
        if None in said:
            return "open"
        return "later" if "later" in said else "settled"
