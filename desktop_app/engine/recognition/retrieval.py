"""The search stage: from embeddings to candidate products, by their nearest picture."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.category_vote import VOTERS
from desktop_app.search.array_types import Vectors
from desktop_app.search.vector_index import Neighbours

# Vectors searched for per product: the nearest pictures are of fewer products, as
# products have several pictures.
_VECTORS_PER_PRODUCT: Final = 4
# A category with at most this many pictures is compared exhaustively.
_EXHAUSTIVE_LIMIT: Final = 5_000
_GROWTH_FACTOR: Final = 4


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A catalogue picture near a photo, with the product that it counts for."""

    product_id: int
    category: str
    picture_id: int
    cosine: float


@dataclass(frozen=True, slots=True)
class RegionCandidates:
    """What the index found for one region.

    Attributes:
        candidates: the nearest picture of each product, best first.
        neighbours: the nearest pictures of any product, best first, up to ``VOTERS``.
        centroid_similarities: similarity of the region and the mean of the product's
            pictures, by id of the candidates' products, -1..1.
    """

    candidates: Sequence[Neighbour]
    neighbours: Sequence[Neighbour]
    centroid_similarities: Mapping[int, float]


def retrieve_candidates(
    embeddings: Sequence[Vectors],
    index: PictureIndex,
    catalogue: Catalogue,
    *,
    count: int,
    category: str = "",
    products: Collection[int] | None = None,
) -> list[RegionCandidates]:
    """Return the nearest products of each region.

    The regions share the index searches; a search is repeated with a larger k until it
    finds enough products.

    Args:
        embeddings: (crops, dim) of each region, as ``embed_regions`` returns them.
        index: of the pictures of ``catalogue``; pictures that were removed since are skipped.
        catalogue: the catalogue.
        count: maximum number of candidates per region.
        category: only candidates of this category; empty for all.
        products: only candidates with one of these ids; None for all.
    """

    def is_wanted(item: Neighbour) -> bool:
        return category in ("", item.category) and (products is None or item.product_id in products)

    members = _few_pictures(catalogue, category, products)
    if members is not None:
        # The graph search would have to visit nearly every node to find these few.
        near = index.search(embeddings, VOTERS)
        owned = _with_products([*near, *index.compare(embeddings, members)], catalogue)
        neighbours = owned[: len(near)]
        nearest = [nearest_by_product(some, is_wanted) for some in owned[len(near) :]]
    else:
        neighbours, nearest = search_products(
            embeddings,
            index,
            catalogue,
            count=count,
            k=max(VOTERS, count * _VECTORS_PER_PRODUCT),
            accepts=is_wanted,
        )
    candidates = [some[:count] for some in nearest]
    centroids = index.centroid_similarities(
        embeddings, [[item.product_id for item in some] for some in candidates]
    )
    return [
        RegionCandidates(some, near_by[:VOTERS], similarities)
        for some, near_by, similarities in zip(candidates, neighbours, centroids, strict=True)
    ]


def _few_pictures(
    catalogue: Catalogue, category: str, products: Collection[int] | None
) -> list[int] | None:
    """Return the pictures that may be candidates; None if all or too many to compare."""
    if products is not None:
        own = catalogue.pictures.of_products(list(products))
        members = [picture.id for pictures in own.values() for picture in pictures]
    elif category:
        members = catalogue.pictures.in_category(category, _EXHAUSTIVE_LIMIT + 1)
    else:
        return None
    return members if len(members) <= _EXHAUSTIVE_LIMIT else None


def search_products(
    embeddings: Sequence[Vectors],
    index: PictureIndex,
    catalogue: Catalogue,
    *,
    count: int,
    k: int | None = None,
    accepts: Callable[[Neighbour], bool],
) -> tuple[list[list[Neighbour]], list[list[Neighbour]]]:
    """Search until every query has enough products, or the index has no more pictures.

    Args:
        embeddings: (crops, dim) of each query.
        index: of the pictures of ``catalogue``.
        catalogue: the catalogue.
        count: number of products that is enough for a query.
        k: number of distinct vectors of the first search; None derives it from ``count``.
        accepts: returns whether a picture counts.

    Returns:
        The nearest pictures of each query, and those that count, one per product; both
        best first.
    """
    k = k or count * _VECTORS_PER_PRODUCT
    while True:
        neighbours = _with_products(index.search(embeddings, k), catalogue)
        nearest = [nearest_by_product(some, accepts) for some in neighbours]
        if k >= len(index) or all(len(some) >= count for some in nearest):
            return neighbours, nearest
        k *= _GROWTH_FACTOR


def nearest_by_product(
    neighbours: Sequence[Neighbour], accepts: Callable[[Neighbour], bool] = lambda _: True
) -> list[Neighbour]:
    """Return the first accepted picture of each product, in the same order."""
    first: dict[int, Neighbour] = {}
    for item in neighbours:
        if accepts(item):
            first.setdefault(item.product_id, item)
    return list(first.values())


def _with_products(found: Sequence[Neighbours], catalogue: Catalogue) -> list[list[Neighbour]]:
    """Add the products of found pictures, looked up once; skip removed pictures."""
    ids = [some.ids for some in found]
    owners = catalogue.pictures.owners(np.unique(np.concatenate(ids))) if ids else {}
    return [
        [
            Neighbour(*owners[picture_id], picture_id, cosine)
            for picture_id, cosine in zip(some.ids.tolist(), some.scores.tolist(), strict=True)
            if picture_id in owners
        ]
        for some in found
    ]
