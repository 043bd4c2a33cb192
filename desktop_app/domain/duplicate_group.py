"""Groups of products that are probably duplicates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from desktop_app.domain.finding import Level, PicturePair
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product

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
ReferenceRule = Literal[
    "most_pictures", "sharpest", "largest", "oldest", "cheapest", "longest_description"
]


REFERENCE_RULES: tuple[ReferenceRule, ...] = (
    "most_pictures",
    "sharpest",
    "largest",
    "oldest",
    "cheapest",
    "longest_description",
)


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
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
        complementary_values: what the reference lacks and the others agree about, by name of
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
    complementary_values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GroupMember:
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
        members: in the order of ``DuplicateGroup.product_ids``.
        pairs: the findings between pictures of different members, strongest first.
        differing: names of ``MERGED_FIELDS`` that are not the same in all members.
    """

    members: tuple[GroupMember, ...]
    pairs: tuple[PicturePair, ...]
    differing: tuple[str, ...]
