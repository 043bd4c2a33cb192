"""Groups of products that are probably duplicates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

from desktop_app.domain.finding import FindingLevel, PicturePair
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product

# Why the products are in one group, or what speaks against it.
GroupReason = Literal[
    "same_file",
    "same_photograph",
    "looks_alike",
    "same_style",
    "colour_differs",
    "label_differs",
    "size_differs",
    "name_differs",
    "sku_differs",
    "attributes_differ",
    "same_gtin",
    "alike_names",
    "price_differs",
    "category_differs",
]
# What tells variants apart; it speaks against merging duplicates.
VARIANT_REASONS: Final[frozenset[GroupReason]] = frozenset(
    ("colour_differs", "label_differs", "size_differs")
)
GroupState = Literal["open", "later", "settled"]
# How the reference of a group is chosen; users put these rules in order.
ReferenceRule = Literal[
    "most_pictures", "sharpest", "largest", "oldest", "cheapest", "longest_description"
]

# From strong to weak.
FINDING_LEVELS: Final[tuple[FindingLevel, ...]] = ("exact", "copy", "same_product", "variant")
# Groups of these levels are duplicates; variants are products of their own.
DUPLICATE_LEVELS: Final[tuple[FindingLevel, ...]] = ("exact", "copy", "same_product")
GROUP_STATES: Final[tuple[GroupState, ...]] = ("open", "later", "settled")
REFERENCE_RULES: Final[tuple[ReferenceRule, ...]] = (
    "most_pictures",
    "sharpest",
    "largest",
    "oldest",
    "cheapest",
    "longest_description",
)


class AttributeDifference(NamedTuple):
    """An attribute in which variants differ, such as ``Colour``, and its different values."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Products that are probably one, or variants, connected by findings of one level.

    Attributes:
        product_ids: two or more, the proposed reference first.
        picture_ids: one picture of each product, in the same order: the related ones;
            0 for a product without pictures.
        name: of the reference.
        skus: in the same order.
        score: of the strongest finding, 0..1.
        complementary_values: values that the reference lacks and the other products
            agree on, by name of ``MERGED_FIELDS``.
        attributes: those that say what differs between variants.
    """

    product_ids: tuple[int, ...]
    picture_ids: tuple[int, ...]
    name: str
    skus: tuple[str, ...]
    level: FindingLevel
    score: float
    reasons: tuple[GroupReason, ...]
    state: GroupState
    complementary_values: Mapping[str, Any] = field(default_factory=dict)
    attributes: tuple[AttributeDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupMember:
    """A product of a group.

    Attributes:
        pictures: its own and those of products merged into it, oldest first.
        aliases: SKUs of products merged into it.
    """

    product: Product
    pictures: tuple[Picture, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupDetail:
    """Everything needed to resolve a group.

    Attributes:
        members: in the order of ``DuplicateGroup.product_ids``.
        pairs: related pictures of different members, strongest first.
        differing_fields: names of ``MERGED_FIELDS`` that differ between members.
    """

    members: tuple[GroupMember, ...]
    pairs: tuple[PicturePair, ...]
    differing_fields: tuple[str, ...]
