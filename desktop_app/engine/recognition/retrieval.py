"""The search stage: from embeddings and keypoints to candidate products.

Most candidates are the products of the pictures with the nearest embeddings. Embeddings
miss printed things of kinds that the model has not seen, such as book covers; the keypoints
find these, and replace the last candidates.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

import numpy as np

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.category_vote import VOTERS
from desktop_app.engine.recognition.found_products import (
    FoundProducts,
    Neighbour,
    read_products,
)
from desktop_app.search.array_types import Ids, Vectors
from desktop_app.search.neighbours import Neighbours

# Vectors searched for per product: the nearest pictures are of fewer products, as
# products have several pictures.
_VECTORS_PER_PRODUCT: Final = 4
# Up to so many pictures of a category are read and compared one by one.
_EXHAUSTIVE_LIMIT: Final = 500
_GROWTH_FACTOR: Final = 4
# Maximum number of candidates that keypoints find.
PRINTED_PRODUCTS: Final = 8


@dataclass(frozen=True, slots=True)
class RegionCandidates:
    """What the index found for one region.

    Attributes:
        candidates: a picture of each product, by cosine, best first: the nearest one, or
            the one that keypoints found if no other is near.
        neighbours: the nearest pictures of any product, best first, up to ``VOTERS``.
        centroid_similarities: similarity of the region and the mean of the product's
            pictures, by id of the candidates' products, -1..1.
        keypoint_scores: of the products that keypoints found, as ``KeypointIndex.search``
            returns them, by product id, best first.
    """

    candidates: Sequence[Neighbour]
    neighbours: Sequence[Neighbour]
    centroid_similarities: Mapping[int, float]
    keypoint_scores: Mapping[int, float] = field(default_factory=dict)

    def most_promising(self, count: int) -> list[Neighbour]:
        """Return the candidates that keypoints found, and the first others."""
        found_first = sorted(
            self.candidates, key=lambda item: item.product_id not in self.keypoint_scores
        )
        return found_first[:count]


def retrieve_candidates(
    embeddings: Sequence[Vectors],
    index: PictureIndex,
    catalogue: Catalogue,
    *,
    count: int,
    printed: Sequence[Neighbours] = (),
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
        printed: pictures of each region that ``search_by_keypoints`` found; empty for none.
        category: only candidates of this category; empty for all.
        products: only candidates with one of these ids; None for all.
    """

    def is_wanted(item: Neighbour) -> bool:
        return category in ("", item.category) and (products is None or item.product_id in products)

    by_print = [
        FoundProducts(found, products=PRINTED_PRODUCTS, accepts=is_wanted)
        for found in printed or [Neighbours.none()] * len(embeddings)
    ]
    near, nearest = _search_among(
        _wanted_pictures(index, catalogue, category, products),
        embeddings,
        index,
        catalogue,
        count=count,
        accepts=is_wanted,
        others=by_print,
    )
    # The score of the keypoints takes the place of the cosine.
    prints = [some.nearest for some in by_print]
    union = partial(_union, index=index, count=count)
    candidates = list(map(union, nearest, prints, embeddings))
    centroids = index.centroid_similarities(
        embeddings, [[item.product_id for item in some] for some in candidates]
    )
    parts = zip(candidates, near, centroids, prints, strict=True)
    return [
        RegionCandidates(some, near_by.neighbours, similarities, _scores(found))
        for some, near_by, similarities, found in parts
    ]


def _search_among(
    members: Ids | None,
    embeddings: Sequence[Vectors],
    index: PictureIndex,
    catalogue: Catalogue,
    *,
    count: int,
    accepts: Callable[[Neighbour], bool],
    others: Sequence[FoundProducts],
) -> tuple[list[FoundProducts], list[FoundProducts]]:
    """Return the nearest pictures of each region, and its nearest products among some pictures.

    Args:
        members: (n,) the pictures that may be candidates, ascending; None for all.
        embeddings: (crops, dim) of each region.
        index: of the pictures of ``catalogue``.
        catalogue: the catalogue.
        count: number of products that is enough for a region.
        accepts: returns whether a picture counts.
        others: other searches, whose products are read together with these.
    """
    k = count * _VECTORS_PER_PRODUCT
    if members is None:
        found = search_products(
            embeddings,
            index,
            catalogue,
            count=count,
            k=max(VOTERS, k),
            limit=count,
            accepts=accepts,
            others=others,
        )
        return found, found
    near = [FoundProducts(some, pictures=VOTERS) for some in index.search(embeddings, VOTERS)]
    # A search of the index would have to visit nearly every picture to find a few.
    are_few = len(members) <= _EXHAUSTIVE_LIMIT

    def search(k: int) -> list[Neighbours]:
        if are_few:
            return index.compare(embeddings, members.tolist())
        return index.search_among(embeddings, k, members)

    nearest = _search_until_enough(
        search,
        len(members) if are_few else k,
        len(members),
        partial(FoundProducts, products=count, accepts=accepts),
        catalogue,
        count=count,
        others=[*near, *others],
    )
    return near, nearest


def _search_until_enough(
    search: Callable[[int], list[Neighbours]],
    k: int,
    total: int,
    products_of: Callable[[Neighbours], FoundProducts],
    catalogue: Catalogue,
    *,
    count: int,
    others: Sequence[FoundProducts],
) -> list[FoundProducts]:
    """Search with a growing k until each query has ``count`` products, or k reaches ``total``."""
    while True:
        found = [products_of(some) for some in search(k)]
        read_products([*found, *others], catalogue)
        if k >= total or all(len(some.nearest) >= count for some in found):
            return found
        k *= _GROWTH_FACTOR


def _scores(found: Sequence[Neighbour]) -> dict[int, float]:
    return {item.product_id: item.cosine for item in found}


def _union(
    searched: FoundProducts,
    found: Sequence[Neighbour],
    query: Vectors,
    *,
    index: PictureIndex,
    count: int,
) -> list[Neighbour]:
    """Return the candidates of one region from both ways of search, by cosine, best first.

    Args:
        searched: the nearest products, one picture of each, by cosine.
        found: one picture of each product, as keypoints found them.
        query: (crops, dim) embeddings of the region.
        index: compares the region with pictures that are not among the nearest.
        count: maximum number of candidates.
    """
    nearest = searched.nearest[:count]
    products = {item.product_id for item in nearest}
    new = {item.picture_id: item for item in found if item.product_id not in products}
    (cosines,) = index.compare([query], list(new)) if new else [Neighbours.none()]
    added = [
        replace(new[number], cosine=score)
        for number, score in zip(cosines.ids.tolist(), cosines.scores.tolist(), strict=True)
    ]
    kept_products = {item.product_id for item in found}
    kept = sorted(nearest, key=lambda item: item.product_id not in kept_products)
    return sorted([*kept[: count - len(added)], *added], key=lambda item: -item.cosine)


def _wanted_pictures(
    index: PictureIndex, catalogue: Catalogue, category: str, products: Collection[int] | None
) -> Ids | None:
    """Return the pictures that may be candidates, ascending; None if all may."""
    if products is not None:
        own = catalogue.pictures.of_products(list(products))
        ids = [picture.id for pictures in own.values() for picture in pictures]
        return np.unique(np.array(ids, np.int64))
    return index.in_category(category) if category else None


def search_products(
    embeddings: Sequence[Vectors],
    index: PictureIndex,
    catalogue: Catalogue,
    *,
    count: int,
    k: int | None = None,
    limit: int | None = None,
    accepts: Callable[[Neighbour], bool],
    others: Sequence[FoundProducts] = (),
) -> list[FoundProducts]:
    """Search until every query has enough products, or the index has no more pictures.

    Args:
        embeddings: (crops, dim) of each query.
        index: of the pictures of ``catalogue``.
        catalogue: the catalogue.
        count: number of products that is enough for a query.
        k: number of distinct vectors of the first search; None derives it from ``count``.
        limit: maximum number of products of a query; None for all that were found.
        accepts: returns whether a picture counts.
        others: other searches, whose products are read together with these.

    Returns:
        The products of each query, and its first ``VOTERS`` pictures of any product.
    """
    return _search_until_enough(
        partial(index.search, embeddings),
        k or count * _VECTORS_PER_PRODUCT,
        len(index),
        partial(FoundProducts, pictures=VOTERS, products=limit, accepts=accepts),
        catalogue,
        count=count,
        others=others,
    )
