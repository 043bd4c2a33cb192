"""An audit with planned findings; decisions are stored by the real audit."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

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
from desktop_app.engine.duplicates.audit_report import AuditReport, AuditState, DecisionReport
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress

IDENTITY = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True)
class PlannedGroup:
    """A group that the fake audit finds: SKUs, the reference first."""

    skus: tuple[str, ...]
    level: FindingLevel = "copy"
    score: float = 0.97
    reasons: tuple[GroupReason, ...] = ("same_photograph",)


@dataclass
class AuditPlan:
    """What the fake audit finds, and a record of the calls.

    Attributes:
        planned: the groups to find.
        issues: the lists of issues to find.
        audited: number of pictures compared so far.
        transform: of every pair of pictures.
        actions: resolutions stored and not undone.
        undone: actions that were undone.
        groups: what was found; empty until the groups are loaded.
        refuses: whether storing a decision fails.
        never_ends: whether one picture always remains to be compared.
        rules: of the last call.
        may_load: groups are loaded only while it is set.
    """

    planned: Sequence[PlannedGroup]
    issues: tuple[IssueList, ...] = ()
    audited: int = 0
    transform: tuple[float, ...] | None = IDENTITY
    actions: list[tuple[Resolution, ...]] = field(default_factory=list)
    undone: list[tuple[Resolution, ...]] = field(default_factory=list)
    groups: list[DuplicateGroup] = field(default_factory=list)
    refuses: bool = False
    never_ends: bool = False
    rules: tuple[ReferenceRule, ...] = ()
    may_load: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.may_load.set()

    def undo(self) -> None:
        """Note that the last action was undone."""
        self.undone.append(self.actions.pop())

    def redo(self) -> None:
        """Note that the action undone last was redone."""
        self.actions.append(self.undone.pop())


class FakeAudit:
    """Has the methods of ``Audit`` that the window calls.

    Args:
        real: stores decisions, exports and imports.
        catalogue: is read.
        plan: the findings.
    """

    def __init__(self, real: Audit, catalogue: Catalogue, plan: AuditPlan) -> None:
        self._real = real
        self._catalogue = catalogue
        self._plan = plan

    def run(self) -> Job[AuditReport]:
        total = self._catalogue.pictures.count()
        while self._plan.audited < total or self._plan.never_ends:
            self._plan.audited = min(self._plan.audited + 1, total - self._plan.never_ends)
            yield Progress(self._plan.audited, total, Message("Looking for duplicates"))
        return AuditReport(total, 0, 0, 0, 0, len(self._plan.planned), 0, 0.1)

    def state(self) -> AuditState:
        return AuditState(self._catalogue.pictures.count(), self._plan.audited)

    def groups(self, rules: Sequence[ReferenceRule]) -> Job[tuple[DuplicateGroup, ...]]:
        self._plan.rules = tuple(rules)
        yield Progress(0, 0, Message("Looking for duplicates"))
        if not self._plan.audited:
            return ()
        if not self._plan.groups:
            # Once: after a merge, a SKU finds the reference instead of the merged product.
            self._plan.groups = [self._group(planned) for planned in self._plan.planned]
        return tuple(replace(group, state=self._state(group)) for group in self._plan.groups)

    def group(self, product_ids: Sequence[int]) -> GroupDetail:
        self._plan.may_load.wait()
        merged = self._catalogue.resolutions.merge_targets()
        remaining = [product_id for product_id in product_ids if product_id not in merged]
        products = self._catalogue.products.get(remaining)
        pictures_of = self._catalogue.pictures.of_products(remaining)
        members = tuple(
            GroupMember(products[known], tuple(pictures_of[known])) for known in remaining
        )
        pictures = [picture.id for member in members for picture in member.pictures]
        pairs = tuple(
            PicturePair(first, second, "copy", 0.97, self._plan.transform)
            for first in pictures
            for second in pictures
            if first < second
        )
        differing = tuple(
            name
            for name in MERGED_FIELDS
            if len({getattr(member.product, name) for member in members}) > 1
        )
        return GroupDetail(members, pairs, differing)

    def health(self, _language: str = "") -> Job[tuple[IssueList, ...]]:
        yield Progress(0, 0, Message("Looking for duplicates"))
        return self._plan.issues

    def resolve(self, resolutions: Sequence[Resolution]) -> None:
        if self._plan.refuses:
            raise VitrineError(Message("The disk is full."), Message("Make room."))
        self._real.resolve(resolutions)
        self._plan.actions.append(tuple(resolutions))
        self._plan.undone.clear()

    def export(
        self,
        groups: Sequence[DuplicateGroup],
        file: Path,
        *,
        translate: Callable[[Message], str] = str,
        language: str = "en",
    ) -> Job[None]:
        return self._real.export(groups, file, translate=translate, language=language)

    def import_decisions(self, file: Path) -> Job[DecisionReport]:
        return self._real.import_decisions(file)

    def confusion(self, sku: str, other_sku: str) -> Issue:
        """Return an issue: the first pictures of two products are easily confused."""
        product, picture = self._first_picture(sku)
        _, other_picture = self._first_picture(other_sku)
        return Issue(product.id, sku, product.name, picture.id, other_picture.id, 0.93)

    def _first_picture(self, sku: str) -> tuple[Product, Picture]:
        product = self._catalogue.products.by_sku([sku]).get(sku)
        assert product is not None
        return product, self._catalogue.pictures.of_products([product.id])[product.id][0]

    def _group(self, planned: PlannedGroup) -> DuplicateGroup:
        by_sku = self._catalogue.products.by_sku(planned.skus)
        products = [by_sku[sku] for sku in planned.skus]
        by_product = self._catalogue.pictures.of_products([product.id for product in products])
        pictures = [by_product[product.id] for product in products]
        return DuplicateGroup(
            product_ids=tuple(product.id for product in products),
            picture_ids=tuple(known[0].id if known else 0 for known in pictures),
            name=products[0].name,
            skus=planned.skus,
            level=planned.level,
            score=planned.score,
            reasons=planned.reasons,
            state="open",
        )

    def _state(self, group: DuplicateGroup) -> GroupState:
        merged, resolutions = (
            self._catalogue.resolutions.merge_targets(),
            self._catalogue.resolutions.pair_resolutions(),
        )
        remaining = sorted({merged.get(known, known) for known in group.product_ids})
        kinds = [resolutions.kind_of(*pair) for pair in combinations(remaining, 2)]
        if None in kinds:
            return "open"
        return "later" if "later" in kinds else "settled"
