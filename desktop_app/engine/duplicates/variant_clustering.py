"""Clustering of variants: average linkage over the pairs that a scan has compared.

Every two colours of a style look alike; a single link between two styles is a coincidence. So
two clusters are joined if half of their pairs are linked. Each picture is compared with its
nearest neighbours only: two products whose neighbours are all related to them were possibly
never compared, so that a missing link between them says nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from desktop_app.engine.duplicates.link_states import CannotLink

# Share of the compared pairs of two clusters that are linked.
_MIN_LINKED_SHARE: Final = 0.5
# Clusters that were compared in part are joined by at least as many links, and by one for two
# products of the smaller one.
_MIN_LINKS: Final = 3

Pair: TypeAlias = tuple[int, int]


@dataclass(eq=False)
class _Cluster:
    """Products of one style.

    Attributes:
        saturated: number of members that may have more related products than are known.
        links: to each other cluster: number of links, and of links of which both ends are
            saturated.
    """

    members: list[int]
    saturated: int
    links: dict["_Cluster", tuple[int, int]] = field(default_factory=dict)

    def add_links(self, other: "_Cluster", count: int, saturated: int) -> None:
        """Count further links to another cluster."""
        known, known_saturated = self.links.get(other, (0, 0))
        self.links[other] = known + count, known_saturated + saturated

    def is_linked(self, other: "_Cluster") -> bool:
        """Return whether enough of the pairs of both clusters are linked."""
        linked, both_saturated = self.links[other]
        pairs = len(self.members) * len(other.members)
        if linked >= _MIN_LINKED_SHARE * pairs:
            return True
        uncompared = self.saturated * other.saturated - both_saturated
        smaller = min(len(self.members), len(other.members))
        is_supported = linked >= max(_MIN_LINKS, smaller / 2)
        return is_supported and linked >= _MIN_LINKED_SHARE * (pairs - uncompared)

    def absorb(self, other: "_Cluster") -> None:
        """Take the members and links of another cluster."""
        self.members += other.members
        self.saturated += other.saturated
        for third, counts in other.links.items():
            third.links.pop(other)
            if third is not self:
                self.add_links(third, *counts)
                third.add_links(self, *counts)


def cluster_variants(
    links: Collection[Pair], cannot_link: CannotLink, saturated: Collection[int]
) -> list[list[int]]:
    """Return the clusters of at least two products.

    Args:
        links: pairs of variants, the most certain first.
        cannot_link: a constraint by decisions.
        saturated: products that may have more variants than were compared with them.
    """
    clusters = {
        product: _Cluster([product], int(product in saturated))
        for product in dict.fromkeys(product for pair in links for product in pair)
    }
    for first, second in links:
        both = int(first in saturated and second in saturated)
        clusters[first].add_links(clusters[second], 1, both)
        clusters[second].add_links(clusters[first], 1, both)
    # A pair of clusters that is linked loosely may be linked well once both have grown.
    while _join(links, cannot_link, clusters):
        pass
    return [one.members for one in dict.fromkeys(clusters.values()) if len(one.members) > 1]


def _join(links: Collection[Pair], cannot_link: CannotLink, clusters: dict[int, _Cluster]) -> bool:
    """Join clusters along the links; return whether any were joined."""
    has_joined = False
    for first, second in links:
        larger, smaller = clusters[first], clusters[second]
        if larger is smaller or not larger.is_linked(smaller):
            continue
        if len(larger.members) < len(smaller.members):
            larger, smaller = smaller, larger
        if cannot_link(larger.members, smaller.members):
            continue
        larger.absorb(smaller)
        clusters.update(dict.fromkeys(smaller.members, larger))
        has_joined = True
    return has_joined
