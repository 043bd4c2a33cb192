"""What was found between pictures, as pairs of pictures and as links between products."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final, TypeAlias, TypeVar

import numpy as np

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.duplicate_group import FINDING_LEVELS
from desktop_app.domain.finding import Finding, FindingLevel, ImportedPicture, PicturePair
from desktop_app.engine.duplicates.near_duplicate import IDENTITY

# Where the same file is under more products than this, each is paired with the first
# alone: of a "no image" picture the pairs would be millions.
_ALL_PAIRS: Final = 20
_SAME_GTIN_SCORE: Final = 0.95

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Link:
    """What joins two products: the strongest thing that was found between them.

    Attributes:
        pictures: of the product with the smaller id and of the other one; 0 where no
            picture has to do with it.
    """

    level: FindingLevel
    score: float
    pictures: tuple[int, int] = (0, 0)


# By the ids of two products, the smaller one first, as they were imported.
Links: TypeAlias = dict[tuple[int, int], Link]


def picture_pairs(
    placed: Iterable[ImportedPicture], findings: Iterable[Finding]
) -> Iterator[tuple[PicturePair, int, int]]:
    """Yield every finding as a pair of pictures with the products that they were imported for.

    They come level by level, surest first. A finding is about contents: all pictures
    that have them are a pair.

    Args:
        placed: the pictures.
        findings: surest first.
    """
    by_content: defaultdict[str, list[ImportedPicture]] = defaultdict(list)
    for picture in placed:
        by_content[picture.content_hash].append(picture)
    for same in by_content.values():
        for one, other in _every_two(same):
            yield _pair(one, other, "exact", 1.0, IDENTITY)
    for found in sorted(findings, key=lambda one: FINDING_LEVELS.index(one.level)):
        ours, theirs = by_content[found.first_hash], by_content[found.second_hash]
        for one, other in _each_with_each(ours, theirs):
            yield _pair(one, other, found.level, found.score, found.transform)


def _pair(
    one: ImportedPicture,
    other: ImportedPicture,
    level: FindingLevel,
    score: float,
    transform: tuple[float, ...] | None,
) -> tuple[PicturePair, int, int]:
    if one.picture_id > other.picture_id:
        one, other, transform = other, one, transform and _turned_back(transform)
    pair = PicturePair(one.picture_id, other.picture_id, level, score, transform)
    return pair, one.product_id, other.product_id


def links_between(catalogue: Catalogue) -> Links:
    """Return what joins any two products: their pictures, or that they bear one GTIN.

    Products are those that were imported, also where they were merged since.
    """
    links: Links = {}
    for pair, one, other in picture_pairs(
        catalogue.findings.related_pictures(), catalogue.findings.all()
    ):
        if one == other:
            continue
        pictures = (pair.first_id, pair.second_id)
        if one > other:
            one, other, pictures = other, one, (pair.second_id, pair.first_id)
        # The strongest comes first.
        links.setdefault((one, other), Link(pair.level, pair.score, pictures))
    for two, link in gtin_pairs(catalogue):
        links.setdefault(two, link)
    return links


def gtin_pairs(catalogue: Catalogue) -> Iterator[tuple[tuple[int, int], Link]]:
    """Yield every two products that bear one GTIN, the smaller id first."""
    for same in catalogue.health.products_sharing_gtin():
        for two in _every_two(same):
            yield two, Link("same_product", _SAME_GTIN_SCORE)


def _every_two(items: Sequence[Item]) -> Iterable[tuple[Item, Item]]:
    if len(items) <= _ALL_PAIRS:
        return combinations(items, 2)
    return ((items[0], other) for other in items[1:])


def _each_with_each(ours: Sequence[Item], theirs: Sequence[Item]) -> Iterable[tuple[Item, Item]]:
    if len(ours) * len(theirs) <= _ALL_PAIRS**2:
        return product(ours, theirs)
    return [(ours[0], theirs[0])] if ours and theirs else []


def _turned_back(transform: tuple[float, ...]) -> tuple[float, ...]:
    matrix = np.linalg.inv(np.reshape(transform, (3, 3)))
    return tuple((matrix / matrix[2, 2]).ravel().tolist())
