"""From a vector to products: one candidate a product, by its nearest picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import CategoryGuess, Hit
from desktop_app.domain.evidence import Evidence
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.category_vote import (
    VOTERS,
    guess_category,
    votes,
)
from desktop_app.engine.recognition.multi_crop import Vectors
from desktop_app.engine.recognition.verdict import probability
from desktop_app.search.vector_index import Neighbours
from desktop_app.vision.model_card import Calibration

# The vectors asked for at first, for each product wanted: products have
# several pictures, so the nearest pictures are of fewer products.
_VECTORS_PER_PRODUCT = 4
# A category of up to so many pictures is looked through picture by picture.
_EXACT = 5_000


@dataclass(frozen=True, slots=True)
class Nearest:
    """A picture near the photo, and what it belongs to."""

    product_id: int
    category: str
    picture_id: int
    cosine: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product that may be the one in the photo, and what speaks for it."""

    product_id: int
    picture_id: int
    evidence: Evidence


def retrieve_candidates(
    views: Vectors,
    index: PictureIndex,
    catalogue: Catalogue,
    *,
    wanted: int,
    category: str = "",
) -> tuple[list[Candidate], CategoryGuess | None]:
    """Return the nearest products, nearest first, and the category of their pictures.

    Args:
        views: (views, dim) of the photo, as ``views_of`` gives them.
        index: of the pictures of ``catalogue``; pictures that are no longer there
            are passed over.
        catalogue: the catalogue.
        wanted: number of products at most.
        category: only products of this category; empty for all.
    """
    around = _owned(index.search(views, VOTERS), catalogue)[:VOTERS]
    guess = guess_category([(picture.category, picture.cosine) for picture in around])
    # One more than wanted: the last one, too, has a next product to be compared with.
    nearest = nearest_products(views, index, catalogue, wanted=wanted + 1, category=category)
    centres = index.centres(views, [item.product_id for item in nearest[:wanted]])
    return candidates(nearest, around, centres)[:wanted], guess


def candidates(
    nearest: Sequence[Nearest], around: Sequence[Nearest], centres: Mapping[int, float]
) -> list[Candidate]:
    """Return the products with what their nearness says.

    Args:
        nearest: the nearest picture of each product, best first.
        around: the nearest pictures of whatever product, for the agreement among them.
        centres: how near the products' centres are, by product id, as in ``Evidence``.
    """
    agreement = votes([(item.product_id, item.cosine) for item in around])
    cosines = [item.cosine for item in nearest]
    return [
        Candidate(
            item.product_id,
            item.picture_id,
            Evidence(
                item.cosine,
                _margin(cosines, rank),
                centres.get(item.product_id, 0.0),
                agreement.get(item.product_id, 0.0),
            ),
        )
        for rank, item in enumerate(nearest)
    ]


def rank_hits(
    found: Sequence[Candidate],
    calibration: Calibration | None,
    catalogue: Catalogue,
    *,
    top: int,
) -> tuple[Hit, ...]:
    """Return the ``top`` most probable candidates as hits, best first."""
    scores = [probability(candidate.evidence, calibration) for candidate in found]
    order = sorted(range(len(found)), key=lambda number: -scores[number])[:top]
    products = catalogue.products.get([found[number].product_id for number in order])
    pictures = catalogue.pictures.get([found[number].picture_id for number in order])
    return tuple(
        Hit(
            products[found[number].product_id],
            pictures[found[number].picture_id],
            scores[number],
            found[number].evidence,
        )
        for number in order
    )


def nearest_products(
    views: Vectors,
    index: PictureIndex,
    catalogue: Catalogue,
    *,
    wanted: int,
    category: str = "",
    without: int | None = None,
) -> list[Nearest]:
    """Return the nearest picture of each of ``wanted`` products and more, best first.

    Args:
        views: (views, dim) of the photo, or one of a picture.
        index: of the pictures of ``catalogue``.
        catalogue: the catalogue.
        wanted: fewer are returned only where there are no more.
        category: only products of this category; empty for all.
        without: id of a product to leave out.
    """
    count = wanted * _VECTORS_PER_PRODUCT
    inside = catalogue.pictures.in_category(category, _EXACT + 1) if category else []
    if category and len(inside) <= _EXACT:
        # A walk through the graph would have to pass nearly everything to find these few.
        pictures, count = _owned(index.among(views, inside), catalogue), len(index)
    else:
        pictures = _owned(index.search(views, count), catalogue)
    while True:
        nearest: dict[int, Nearest] = {}
        for picture in pictures:
            if picture.product_id != without and category in ("", picture.category):
                nearest.setdefault(picture.product_id, picture)
        if len(nearest) >= wanted or count >= len(index):
            return list(nearest.values())
        count *= 4
        pictures = _owned(index.search(views, count), catalogue)


def _owned(neighbours: Neighbours, catalogue: Catalogue) -> list[Nearest]:
    """Return the neighbours with what they belong to; those that are gone are left out."""
    owners = catalogue.pictures.owners(neighbours.ids)
    return [
        Nearest(*owners[picture_id], picture_id, float(cosine))
        for picture_id, cosine in zip(neighbours.ids.tolist(), neighbours.scores, strict=True)
        if picture_id in owners
    ]


def _margin(cosines: list[float], rank: int) -> float:
    """Return by how much a product exceeds the best other one; its cosine when alone."""
    best_other = cosines[0] if rank > 0 else cosines[1] if len(cosines) > 1 else 0.0
    return cosines[rank] - best_other
