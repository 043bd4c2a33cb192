"""What an audit finds, and what can be said of it: plain values for a window or a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from desktop_app.catalogue.records import Level as Level
from desktop_app.catalogue.records import Picture, Product
from desktop_app.catalogue.records import PicturePair as PicturePair
from desktop_app.catalogue.records import Ruling as Ruling
from desktop_app.engine.results import Rejection as Rejection
from desktop_app.errors import Message

# Why a group was found, or what is to be looked at before it is settled.
Reason = Literal[
    "same_file",
    "same_photograph",
    "looks_alike",
    "same_gtin",
    "alike_names",
    "price_differs",
    "category_differs",
]
State = Literal["open", "later", "settled"]
LEVELS: tuple[Level, ...] = ("exact", "copy", "same_product")
STATES: tuple[State, ...] = ("open", "later", "settled")
# What makes a product the reference of its group, in an order that the user sets.
Rule = Literal["most_pictures", "sharpest", "largest", "oldest", "cheapest", "longest_description"]
RULES: tuple[Rule, ...] = (
    "most_pictures",
    "sharpest",
    "largest",
    "oldest",
    "cheapest",
    "longest_description",
)
# Fields of a product that a merge may take from any of its members.
MERGED_FIELDS = ("name", "brand", "category", "price", "currency", "gtin", "description")


@dataclass(frozen=True, slots=True)
class Group:
    """Products that are probably one, held together by findings of one level.

    Attributes:
        product_ids: two or more, the proposed reference first.
        picture_ids: one picture of each, in the same order: those that were found
            alike; 0 for a product that has none.
        name: of the reference.
        skus: in the same order.
        level: of the findings.
        score: of the strongest finding, 0..1.
        reasons: what was found, and what speaks against it.
        state: what was said of it so far.
        gains: what the reference lacks and the others agree about, by name of
            ``MERGED_FIELDS``.
    """

    product_ids: tuple[int, ...]
    picture_ids: tuple[int, ...]
    name: str
    skus: tuple[str, ...]
    level: Level
    score: float
    reasons: tuple[Reason, ...]
    state: State
    gains: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Member:
    """A product of a group.

    Attributes:
        pictures: its own and those of products that were merged into it, in the
            order in which they came.
        aliases: SKUs of products that were merged into it.
    """

    product: Product
    pictures: tuple[Picture, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupDetail:
    """All that is needed to settle a group.

    Attributes:
        members: in the order of ``Group.product_ids``.
        pairs: the findings between pictures of different members, strongest first.
        differing: names of ``MERGED_FIELDS`` that are not the same in all members.
    """

    members: tuple[Member, ...]
    pairs: tuple[PicturePair, ...]
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settlement:
    """What the user says of some products.

    Attributes:
        ruling: ``merge``, ``variant``, ``different`` or ``later``.
        product_ids: two or more; the reference first.
        fields: of a merge, values for the reference by name of ``MERGED_FIELDS``,
            as ``Product`` has them.
    """

    ruling: Ruling
    product_ids: tuple[int, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class History:
    """What the next undo and redo would do; None when there is nothing."""

    undo: Message | None
    redo: Message | None


@dataclass(frozen=True, slots=True)
class DecisionReport:
    """What became of the lines of a table of decisions.

    Attributes:
        taken: lines that said something new.
        known: lines that said what holds already.
        rejected: lines that cannot be used.
    """

    taken: int
    known: int
    rejected: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class AuditState:
    """How much of the catalogue has been looked through.

    Attributes:
        pictures: in the catalogue.
        audited: of these looked at so far.
    """

    pictures: int
    audited: int


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What one run of the audit did.

    Attributes:
        audited: contents of pictures looked at in this run.
        exact, copy, same_product: pairs of products known now, by the strongest level.
        groups: groups of products that are open now.
        seconds: how long it took.
    """

    audited: int
    exact: int
    copy: int
    same_product: int
    groups: int
    seconds: float


HealthKind = Literal[
    "no_picture",
    "one_picture",
    "blurred",
    "dark",
    "tiny",
    "odd_shape",
    "same_twice",
    "unlike_own",
    "confusable",
]


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something about a product that wants to be mended.

    Attributes:
        product_id, sku, name: the product.
        picture_id: the picture concerned; 0 when it is about the product itself.
        other_id: the picture that it is confused with or the same as; 0 for none.
        value: what was measured: pixels of the shorter side, brightness 0..1, sharpness
            0..1, likeness 0..1, or how much longer one side is than the other.
        other_sku: of the product that the other picture counts for, where that is another.
    """

    product_id: int
    sku: str
    name: str
    picture_id: int = 0
    other_id: int = 0
    value: float = 0.0
    other_sku: str = ""


@dataclass(frozen=True, slots=True)
class HealthList:
    """Everything of one kind, worst first."""

    kind: HealthKind
    complaints: tuple[Complaint, ...]
