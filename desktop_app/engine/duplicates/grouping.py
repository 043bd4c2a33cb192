"""Links between products, joined to groups that can be settled one by one.

Products that were merged are one, and what the user has said of two products is
respected. The three levels stay apart: products are joined by links of one level
alone. What is a copy of a copy is in one group with it; what looks alike must look
alike two by two.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final, TypeAlias

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.duplicate_group import (
    FINDING_LEVELS,
    GROUP_STATES,
    DuplicateGroup,
    GroupDetail,
    GroupMember,
    GroupReason,
    GroupState,
    ReferenceRule,
)
from desktop_app.domain.finding import FindingLevel, ImportedPicture, PictureQuality
from desktop_app.domain.pair_resolutions import PairResolutions
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Product, is_gtin
from desktop_app.domain.resolution import MERGED_FIELDS
from desktop_app.engine.duplicates.merge_values import complementary_values
from desktop_app.engine.duplicates.product_links import (
    Link,
    Links,
    links_between,
    picture_pairs,
)
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.clustering import complete_linkage, connected_components

_NOTE: Final = Message("Joining what was found")
_CHUNK: Final = 500
# Names that agree to this share are alike.
_ALIKE: Final = 0.85
_FOUND: Final[dict[FindingLevel, GroupReason]] = {
    "exact": "same_file",
    "copy": "same_photograph",
    "same_product": "looks_alike",
}

# Whether the user has said of some of two groups, the larger one first, that they are not one.
AreApart: TypeAlias = Callable[[Sequence[int], Sequence[int]], bool]


def find_groups(
    catalogue: Catalogue, rules: Sequence[ReferenceRule]
) -> Job[tuple[DuplicateGroup, ...]]:
    """Return all groups, open ones first, level by level, surest first.

    No two groups of one level and state share a product; what is left out is a group
    of its own when the first one is settled.
    """
    yield Progress(0, 0, _NOTE)
    return (yield from groups_of(catalogue, links_between(catalogue), rules))


def groups_of(
    catalogue: Catalogue, links: Links, rules: Sequence[ReferenceRule]
) -> Job[tuple[DuplicateGroup, ...]]:
    """Return all groups that these links make; see ``find_groups``."""
    yield Progress(0, 0, _NOTE)
    sorted_links, are_apart = _by_state(links, catalogue)
    yield Progress(0, 0, _NOTE)
    joined = [
        (state, level, members, inside)
        for (state, level), links in sorted_links.items()
        for members, inside in _joined(level, links, None if state == "settled" else are_apart)
    ]
    yield Progress(0, len(joined), _NOTE)
    qualities = {one.picture_id: one.quality for one in catalogue.findings.assessed_pictures()}
    made: list[DuplicateGroup] = []
    for start in range(0, len(joined), _CHUNK):
        some = joined[start : start + _CHUNK]
        ids = sorted({number for _, _, members, _ in some for number in members})
        known = catalogue.products.get(ids)
        pictures = catalogue.pictures.of_products(ids)
        for state, level, members, inside in some:
            found = [_Candidate(known[i], pictures[i], qualities) for i in members if i in known]
            if len(found) > 1:
                made.append(_group(state, level, _ordered(found, rules), inside))
        yield Progress(start + len(some), len(joined), _NOTE)
    order = {(state, level): place for place, (state, level) in enumerate(sorted_links)}
    made.sort(key=lambda one: (order[one.state, one.level], -one.score))
    return tuple(made)


def group_detail(catalogue: Catalogue, product_ids: Sequence[int]) -> GroupDetail:
    """Return the members of a group as they are now; of merged products, the one they are."""
    merged = catalogue.resolutions.merge_targets()
    ids = list(dict.fromkeys(merged.get(number, number) for number in product_ids))
    products = catalogue.products.get(ids)
    pictures = catalogue.pictures.of_products(ids)
    members = tuple(
        GroupMember(products[number], tuple(pictures[number]), products[number].aliases)
        for number in ids
        if number in products
    )
    placed = [
        ImportedPicture(picture.content_hash, picture.id, number)
        for number in ids
        for picture in pictures[number]
    ]
    found = catalogue.findings.between([picture.content_hash for picture in placed])
    pairs = tuple(pair for pair, one, other in picture_pairs(placed, found) if one != other)
    return GroupDetail(members, pairs, _differing([member.product for member in members]))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A product of a group, and what makes it the reference of it."""

    product: Product
    pictures: Sequence[Picture]
    qualities: Mapping[int, PictureQuality]

    def worth(self, rule: ReferenceRule) -> float:
        """Return how much a rule speaks for it."""
        match rule:
            case "most_pictures":
                return len(self.pictures)
            case "sharpest":
                known = (self.qualities.get(picture.id) for picture in self.pictures)
                return max((quality.sharpness for quality in known if quality), default=0.0)
            case "largest":
                sizes = (picture.width_px * picture.height_px for picture in self.pictures)
                return max(sizes, default=0)
            case "oldest":
                return -self.product.id
            case "cheapest":
                price = self.product.price
                return float("-inf") if price is None else -float(price)
            case "longest_description":
                return len(self.product.description)


def _by_state(
    links: Links, catalogue: Catalogue
) -> tuple[dict[tuple[GroupState, FindingLevel], Links], AreApart]:
    """Return the links by what was said of them, and by level, surest first.

    What is open or to be seen later joins products as they are now; what is settled,
    those that were decided about. Besides, what keeps groups apart.
    """
    merged, rulings = (
        catalogue.resolutions.merge_targets(),
        catalogue.resolutions.pair_resolutions(),
    )
    sorted_links: dict[tuple[GroupState, FindingLevel], Links] = {
        (state, level): {} for state in GROUP_STATES for level in FINDING_LEVELS
    }
    for pair, link in sorted(links.items(), key=lambda item: -item[1].score):
        now, link_now = _now(pair, link, merged)
        said = {rulings.kind_of(*pair), rulings.kind_of(*now)} - {None}
        if now[0] == now[1] or said - {"later"}:
            sorted_links["settled", link.level][pair] = link
        else:
            state: GroupState = "later" if said else "open"
            sorted_links[state, link.level].setdefault(now, link_now)
    _keep_strongest(sorted_links)
    return sorted_links, _kept_apart(rulings, merged)


def _kept_apart(rulings: PairResolutions, merged: Mapping[int, int]) -> AreApart:
    parts: dict[int, list[int]] = {}
    for number in rulings.separated_products():
        parts.setdefault(merged.get(number, number), []).append(number)

    def are_apart(larger: Sequence[int], smaller: Sequence[int]) -> bool:
        few = [part for number in smaller for part in parts.get(number, ())]
        if not few:
            return False
        many = {part for number in larger for part in parts.get(number, ())}
        return any(rulings.is_separate(part, many) for part in few)

    return are_apart


def _now(
    pair: tuple[int, int], link: Link, merged: Mapping[int, int]
) -> tuple[tuple[int, int], Link]:
    """Return a link as one between the products that count now."""
    first, second = (merged.get(number, number) for number in pair)
    if first <= second:
        return (first, second), link
    return (second, first), replace(link, pictures=link.pictures[::-1])


def _keep_strongest(sorted_links: dict[tuple[GroupState, FindingLevel], Links]) -> None:
    """Take away weaker links of products that a merge has joined by a stronger level too."""
    for state in GROUP_STATES:
        stronger: set[tuple[int, int]] = set()
        for level in FINDING_LEVELS:
            links = sorted_links[state, level]
            for pair in stronger & links.keys():
                del links[pair]
            stronger |= links.keys()


def _joined(
    level: FindingLevel, links: Links, are_apart: AreApart | None
) -> list[tuple[list[int], Links]]:
    """Return groups of products, each with the links inside it."""
    found = (
        complete_linkage(list(links))
        if level == "same_product"
        else connected_components(links, are_apart)
    )
    place = {member: row for row, members in enumerate(found) for member in members}
    inside: list[Links] = [{} for _ in found]
    for pair, link in links.items():
        if place.get(pair[0], -1) == place.get(pair[1], -2):
            inside[place[pair[0]]][pair] = link
    return [(members, own) for members, own in zip(found, inside, strict=True) if own]


def _ordered(found: Sequence[_Candidate], rules: Sequence[ReferenceRule]) -> list[_Candidate]:
    """Return the reference first: the first rule decides, the next one where it is a tie."""
    return sorted(found, key=lambda one: (*(-one.worth(rule) for rule in rules), one.product.id))


def _group(
    state: GroupState, level: FindingLevel, members: Sequence[_Candidate], inside: Links
) -> DuplicateGroup:
    ids = [member.product.id for member in members]
    pictures = dict.fromkeys(ids, 0)
    for pair, link in sorted(inside.items(), key=lambda item: item[1].score):
        if link.pictures[0]:
            pictures.update(zip(pair, link.pictures, strict=True))
    for member in members:
        if not pictures[member.product.id] and member.pictures:
            pictures[member.product.id] = member.pictures[0].id
    products = [member.product for member in members]
    return DuplicateGroup(
        tuple(ids),
        tuple(pictures.values()),
        products[0].name,
        tuple(product.sku for product in products),
        level,
        max(link.score for link in inside.values()),
        reasons_of(level, products, has_pictures=any(link.pictures[0] for link in inside.values())),
        state,
        complementary_values(products),
    )


def reasons_of(
    level: FindingLevel, products: Sequence[Product], *, has_pictures: bool
) -> tuple[GroupReason, ...]:
    """Return what was found, what speaks for one product, and what against it."""
    reasons: list[GroupReason] = [_FOUND[level]] if has_pictures else []
    if len(products) > 1 and len({one.gtin for one in products}) == 1 and is_gtin(products[0].gtin):
        reasons.append("same_gtin")
    others = products[1:]
    if others and all(_are_alike(products[0].name, product.name) for product in others):
        reasons.append("alike_names")
    for reason, field in (("price_differs", "price"), ("category_differs", "category")):
        if len({getattr(product, field) for product in products} - {None, ""}) > 1:
            reasons.append(reason)  # type: ignore[arg-type]
    return tuple(reasons)


def _are_alike(one: str, other: str) -> bool:
    """Return whether two names are nearly equal, whatever the order of their words."""
    ours, theirs = (" ".join(sorted(re.findall(r"\w+", name.casefold()))) for name in (one, other))
    if not ours or not theirs:
        return False
    return ours == theirs or SequenceMatcher(None, ours, theirs).ratio() >= _ALIKE


def _differing(products: Sequence[Product]) -> tuple[str, ...]:
    return tuple(
        field for field in MERGED_FIELDS if len({getattr(one, field) for one in products}) > 1
    )
