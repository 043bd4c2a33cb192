"""Links between products, from the findings between their pictures and from equal GTINs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Final, TypeAlias, TypeVar

import numpy as np

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.duplicate_group import FINDING_LEVELS
from desktop_app.domain.finding import (
    ComparisonLevel,
    Finding,
    FindingLevel,
    PictureContents,
    PicturePair,
    VariantDifference,
)
from desktop_app.engine.duplicates.colour_range import RelatedPair, variants_of_ranges
from desktop_app.engine.duplicates.picture_comparison import IDENTITY
from desktop_app.engine.duplicates.variant_level import ProductRelations

# In a larger set each item is paired with the first one only: a placeholder picture
# under thousands of products would make millions of pairs.
_MAX_ALL_PAIRS: Final = 20
_SAME_GTIN_SCORE: Final = 0.95
_ORDER: Final[tuple[ComparisonLevel, ...]] = (*FINDING_LEVELS, "look_alike")

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class ProductLink:
    """The strongest finding between two products.

    Attributes:
        level: of the finding.
        score: 0..1.
        pictures: of the product with the smaller id and of the other one; 0 if the
            finding is not about pictures.
        differences: what differs between variants.
        fields: names of the fields that differ between variants.
    """

    level: FindingLevel
    score: float
    pictures: tuple[int, int] = (0, 0)
    differences: frozenset[VariantDifference] = frozenset()
    fields: frozenset[str] = frozenset()


# By the ids of two products, the smaller one first.
ProductLinks: TypeAlias = dict[tuple[int, int], ProductLink]


def product_links(catalogue: Catalogue) -> ProductLinks:
    """Return the links between products by their pictures or GTINs.

    Products are those that were imported, also if they were merged since.
    """
    links: ProductLinks = {}
    for pair, first, second, relation in related_pairs(catalogue):
        if first == second:
            continue
        picture_ids = (pair.first_id, pair.second_id)
        if first > second:
            first, second, picture_ids = second, first, (pair.second_id, pair.first_id)
        link = ProductLink(
            relation.level, pair.score, picture_ids, relation.differences, relation.fields
        )
        known = links.setdefault((first, second), link)
        if FINDING_LEVELS.index(link.level) < FINDING_LEVELS.index(known.level):
            links[first, second] = link
    for products, link in same_gtin_links(catalogue):
        links.setdefault(products, link)
    return links


def related_pairs(catalogue: Catalogue) -> list[RelatedPair]:
    """Return the picture pairs that are findings of the audit, and how their products relate.

    The strongest comparison comes first; see ``picture_pairs``.
    """
    pictures, findings = catalogue.findings.related_pictures(), catalogue.findings.all()
    pairs = list(picture_pairs(pictures, findings))
    relations = ProductRelations(catalogue, [ids for _, *ids in pairs])
    found = [
        (pair, first, second, relation)
        for pair, first, second in pairs
        if (relation := relations.relation(pair, first, second)) is not None
    ]
    return variants_of_ranges(found, relations.share_stem)


def same_gtin_links(catalogue: Catalogue) -> Iterator[tuple[tuple[int, int], ProductLink]]:
    """Yield the links between products with the same GTIN, the smaller id first."""
    for product_ids in catalogue.health.products_sharing_gtin():
        for pair in _pairs_within(product_ids):
            yield pair, ProductLink("same_product", _SAME_GTIN_SCORE)


def picture_pairs(
    pictures: Iterable[PictureContents], findings: Iterable[Finding]
) -> Iterator[tuple[PicturePair, int, int]]:
    """Yield the picture pairs of all findings, each with the products of both pictures.

    The strongest level comes first, then the highest score. A finding is about contents,
    so it gives a pair for every two pictures that have these contents.

    Args:
        pictures: the pictures, with the products that they were imported for.
        findings: in descending order of score.
    """
    by_content: defaultdict[str, list[PictureContents]] = defaultdict(list)
    for picture in pictures:
        by_content[picture.content_hash].append(picture)
    for identical in by_content.values():
        for first, second in _pairs_within(identical):
            yield _picture_pair(first, second, "exact", 1.0, IDENTITY)
    for finding in sorted(findings, key=lambda one: _ORDER.index(one.level)):
        ours, theirs = by_content[finding.first_hash], by_content[finding.second_hash]
        for first, second in _pairs_between(ours, theirs):
            pair, *products = _picture_pair(
                first, second, finding.level, finding.score, finding.transform
            )
            yield replace(pair, differences=finding.differences), products[0], products[1]


def _picture_pair(
    first: PictureContents,
    second: PictureContents,
    level: ComparisonLevel,
    score: float,
    transform: tuple[float, ...] | None,
) -> tuple[PicturePair, int, int]:
    if first.picture_id > second.picture_id:
        first, second, transform = second, first, transform and _inverse(transform)
    pair = PicturePair(first.picture_id, second.picture_id, level, score, transform)
    return pair, first.product_id, second.product_id


def _inverse(transform: tuple[float, ...]) -> tuple[float, ...]:
    matrix = np.linalg.inv(np.reshape(transform, (3, 3)))
    return tuple((matrix / matrix[2, 2]).ravel().tolist())


def _pairs_within(items: Sequence[Item]) -> Iterable[tuple[Item, Item]]:
    if len(items) <= _MAX_ALL_PAIRS:
        return combinations(items, 2)
    return ((items[0], other) for other in items[1:])


def _pairs_between(ours: Sequence[Item], theirs: Sequence[Item]) -> Iterable[tuple[Item, Item]]:
    if len(ours) * len(theirs) <= _MAX_ALL_PAIRS**2:
        return product(ours, theirs)
    return [(ours[0], theirs[0])] if ours and theirs else []
