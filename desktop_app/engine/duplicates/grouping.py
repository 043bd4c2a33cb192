"""Groups of probable duplicates, built from the links between products.

Merged products count as one, and decisions are respected. The levels are not mixed: a
group is joined by links of one level. Exact files and copies are grouped transitively,
variants if half of their compared pairs are linked, and look-alikes only if every two of them are
(complete linkage).
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.duplicate_group import (
    DuplicateGroup,
    GroupReason,
    GroupState,
    ReferenceRule,
)
from desktop_app.domain.finding import FindingLevel, PictureQuality
from desktop_app.domain.product import Product
from desktop_app.engine.duplicates.group_reasons import group_reasons
from desktop_app.engine.duplicates.link_states import CannotLink, LinkStates, links_by_state
from desktop_app.engine.duplicates.merge_values import complementary_values
from desktop_app.engine.duplicates.product_links import ProductLink, ProductLinks, product_links
from desktop_app.engine.duplicates.reference_ranking import ReferenceCandidate, rank_candidates
from desktop_app.engine.duplicates.variant_clustering import cluster_variants
from desktop_app.engine.duplicates.variant_fields import differing_attributes
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.clustering import complete_linkage, connected_components

_NOTE: Final = Message("Grouping duplicates")
_GROUPS_PER_BATCH: Final = 500


class _Cluster(NamedTuple):
    """Linked products, and the links between them."""

    state: GroupState
    level: FindingLevel
    product_ids: Sequence[int]
    links: ProductLinks


def find_groups(
    catalogue: Catalogue, rules: Sequence[ReferenceRule]
) -> Job[tuple[DuplicateGroup, ...]]:
    """Return all groups by state (open first), level (strongest first) and score.

    Groups of one level and state share no product. A link between two of them becomes a
    group when one of them is settled.

    Args:
        catalogue: the catalogue.
        rules: choose the reference of each group; further rules break ties.
    """
    yield Progress(0, 0, _NOTE)
    return (yield from build_groups(catalogue, current_links(catalogue), rules))


def current_links(catalogue: Catalogue) -> LinkStates:
    """Return the links between products, by what was decided about these."""
    resolutions = catalogue.resolutions
    links = product_links(catalogue)
    return links_by_state(links, resolutions.pair_resolutions(), resolutions.merge_targets())


def build_groups(
    catalogue: Catalogue, states: LinkStates, rules: Sequence[ReferenceRule]
) -> Job[tuple[DuplicateGroup, ...]]:
    """Return the groups that links make, as ``find_groups`` does."""
    yield Progress(0, 0, _NOTE)
    clusters = _clusters(states)
    yield Progress(0, len(clusters), _NOTE)
    qualities = {one.picture_id: one.quality for one in catalogue.findings.assessed_pictures()}
    groups: list[DuplicateGroup] = []
    for start in range(0, len(clusters), _GROUPS_PER_BATCH):
        batch = clusters[start : start + _GROUPS_PER_BATCH]
        groups += _groups(batch, catalogue, qualities, rules)
        yield Progress(start + len(batch), len(clusters), _NOTE)
    order = {state_and_level: place for place, state_and_level in enumerate(states.links)}
    groups.sort(key=lambda group: (order[group.state, group.level], -group.score))
    return tuple(groups)


def _clusters(states: LinkStates) -> list[_Cluster]:
    saturated = states.saturated_products()
    clusters = []
    for (state, level), links in states.links.items():
        cannot_link = None if state == "settled" else states.cannot_link
        members = _clusters_of_ids(level, links, cannot_link, saturated)
        for product_ids, inside in _with_links(members, links):
            clusters.append(_Cluster(state, level, product_ids, inside))
    return clusters


def _clusters_of_ids(
    level: FindingLevel,
    links: ProductLinks,
    cannot_link: CannotLink | None,
    saturated: Collection[int],
) -> list[list[int]]:
    if level == "same_product":
        return complete_linkage(list(links))
    if level == "variant" and cannot_link is not None:
        return cluster_variants(links, cannot_link, saturated)
    return connected_components(links, cannot_link)


def _with_links(
    clusters: Sequence[list[int]], links: ProductLinks
) -> list[tuple[list[int], ProductLinks]]:
    """Return clusters of product ids, each with the links between its members."""
    cluster_of = {member: row for row, members in enumerate(clusters) for member in members}
    inside: list[ProductLinks] = [{} for _ in clusters]
    for (first, second), link in links.items():
        row = cluster_of.get(first)
        if row is not None and row == cluster_of.get(second):
            inside[row][first, second] = link
    return [(members, own) for members, own in zip(clusters, inside, strict=True) if own]


def _groups(
    clusters: Sequence[_Cluster],
    catalogue: Catalogue,
    qualities: Mapping[int, PictureQuality],
    rules: Sequence[ReferenceRule],
) -> list[DuplicateGroup]:
    ids = sorted({number for cluster in clusters for number in cluster.product_ids})
    products = catalogue.products.get(ids)
    pictures = catalogue.pictures.of_products(ids)
    groups = []
    for cluster in clusters:
        candidates = [
            ReferenceCandidate(products[number], pictures[number], qualities)
            for number in cluster.product_ids
            if number in products
        ]
        if len(candidates) > 1:
            groups.append(_group(cluster, rank_candidates(candidates, rules)))
    return groups


def _group(cluster: _Cluster, members: Sequence[ReferenceCandidate]) -> DuplicateGroup:
    links = cluster.links.values()
    products = [member.product for member in members]
    reasons = _reasons(cluster.level, links, products)
    return DuplicateGroup(
        tuple(product.id for product in products),
        _group_pictures(cluster.links, members),
        products[0].name,
        tuple(product.sku for product in products),
        cluster.level,
        max(link.score for link in links),
        reasons,
        cluster.state,
        complementary_values(products),
        differing_attributes(products) if "attributes_differ" in reasons else (),
    )


def _reasons(
    level: FindingLevel, links: Collection[ProductLink], products: Sequence[Product]
) -> tuple[GroupReason, ...]:
    return group_reasons(
        level,
        products,
        has_pictures=any(link.pictures[0] for link in links),
        differences={one for link in links for one in link.differences},
        fields={name for link in links for name in link.fields},
    )


def _group_pictures(links: ProductLinks, members: Sequence[ReferenceCandidate]) -> tuple[int, ...]:
    """Return a picture id of each member: of its strongest link, or its first; 0 for none."""
    pictures = dict.fromkeys((member.product.id for member in members), 0)
    for pair, link in sorted(links.items(), key=lambda item: item[1].score):
        if link.pictures[0]:
            pictures.update(zip(pair, link.pictures, strict=True))
    for member in members:
        if not pictures[member.product.id] and member.pictures:
            pictures[member.product.id] = member.pictures[0].id
    return tuple(pictures.values())
