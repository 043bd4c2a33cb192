"""Product links sorted by state: open, postponed, or settled by a decision."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from desktop_app.domain.duplicate_group import FINDING_LEVELS, GROUP_STATES, GroupState
from desktop_app.domain.finding import FindingLevel
from desktop_app.domain.pair_resolutions import PairResolutions
from desktop_app.engine.duplicates.product_links import ProductLink, ProductLinks

# Number of related products that are about as many as a picture is compared with.
_SATURATED: Final = 10

# Whether the products of two groups, the larger one first, must not join one group.
CannotLink: TypeAlias = Callable[[Sequence[int], Sequence[int]], bool]


@dataclass(frozen=True, slots=True)
class LinkStates:
    """Product links by state and level, in display order.

    Attributes:
        links: open and later links join products as they are now; settled links join
            the products that were decided about. The links of a level are in descending
            order of score.
        cannot_link: the constraint that decisions put on groups.
    """

    links: Mapping[tuple[GroupState, FindingLevel], ProductLinks]
    cannot_link: CannotLink

    def saturated_products(self) -> frozenset[int]:
        """Return the products that may have more related products than were compared.

        That is so if about as many are related to it as its picture has neighbours.
        """
        pairs = [pair for links in self.links.values() for pair in links]
        counts = Counter(product for pair in pairs for product in pair)
        return frozenset(product for product, count in counts.items() if count >= _SATURATED)


def links_by_state(
    links: ProductLinks, resolutions: PairResolutions, merged: Mapping[int, int]
) -> LinkStates:
    """Sort links by what was decided about their products.

    Args:
        links: by the ids of two products, as they were imported.
        resolutions: the decisions about pairs of products.
        merged: product id to that of the reference it was merged into.
    """
    found: dict[tuple[GroupState, FindingLevel], ProductLinks] = {
        (state, level): {} for state in GROUP_STATES for level in FINDING_LEVELS
    }
    for pair, link in sorted(links.items(), key=lambda item: -item[1].score):
        current_pair, current_link = _current_link(pair, link, merged)
        kinds = {resolutions.kind_of(*pair), resolutions.kind_of(*current_pair)} - {None}
        if current_pair[0] == current_pair[1] or kinds - {"later"}:
            found["settled", link.level][pair] = link
        else:
            state: GroupState = "later" if kinds else "open"
            found[state, link.level].setdefault(current_pair, current_link)
    _drop_weaker_links(found)
    return LinkStates(found, _cannot_link(resolutions, merged))


def _current_link(
    pair: tuple[int, int], link: ProductLink, merged: Mapping[int, int]
) -> tuple[tuple[int, int], ProductLink]:
    """Return a link between imported products as one between their references."""
    first, second = (merged.get(number, number) for number in pair)
    if first <= second:
        return (first, second), link
    return (second, first), replace(link, pictures=link.pictures[::-1])


def _drop_weaker_links(links: dict[tuple[GroupState, FindingLevel], ProductLinks]) -> None:
    """Drop links between products that have one of a stronger level; merges cause these."""
    for state in GROUP_STATES:
        stronger: set[tuple[int, int]] = set()
        for level in FINDING_LEVELS:
            weaker = links[state, level]
            for pair in stronger & weaker.keys():
                del weaker[pair]
            stronger |= weaker.keys()


def _cannot_link(resolutions: PairResolutions, merged: Mapping[int, int]) -> CannotLink:
    imported: dict[int, list[int]] = {}
    for number in resolutions.separated_products():
        imported.setdefault(merged.get(number, number), []).append(number)

    def cannot_link(larger: Sequence[int], smaller: Sequence[int]) -> bool:
        few = [one for number in smaller for one in imported.get(number, ())]
        if not few:
            return False
        many = {one for number in larger for one in imported.get(number, ())}
        return any(resolutions.is_separate(one, many) for one in few)

    return cannot_link
