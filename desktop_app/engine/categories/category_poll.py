"""The category of a product by the vote of the most similar other products."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureOwner
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.category_vote import VOTERS, vote_shares
from desktop_app.search.neighbours import Neighbours

# Pictures of a product that are searched for, and products per index search.
_MAX_PICTURES: Final = 8
_BATCH: Final = 32
# Distinct vectors per search. It is repeated with more if most neighbours have no category.
_FIRST_COUNT: Final = 80
_MAX_COUNT: Final = 1_280
_GROWTH_FACTOR: Final = 4
_TIE: Final = 1e-6

_Vector: TypeAlias = npt.NDArray[np.float32]
_Voters: TypeAlias = list[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class CategoryPoll:
    """The vote on the category of one product.

    Attributes:
        category: the category with the most votes.
        share: of the votes, 0..1.
        cosine: of the most similar product, -1..1.
    """

    product_id: int
    category: str
    share: float
    cosine: float


def poll_categories(
    catalogue: Catalogue, index: PictureIndex, model: str, product_ids: Sequence[int]
) -> Iterator[list[CategoryPoll]]:
    """Yield the polls of products in batches.

    The product itself has no vote, nor have products without a category. Each picture of a
    product is voted on by the most similar products; the product has the mean of its
    pictures. Products without pictures, or without similar ones, are left out.

    Args:
        catalogue: the catalogue.
        index: of its pictures.
        model: sha256 of the model file.
        product_ids: the products, in the order of the result.
    """
    for start in range(0, len(product_ids), _BATCH):
        batch = product_ids[start : start + _BATCH]
        pictures = catalogue.embeddings.of_products(model, batch)
        queries = [
            (product_id, vector)
            for product_id in batch
            for vector in pictures.get(product_id, ())[:_MAX_PICTURES]
        ]
        voters: defaultdict[int, list[_Voters]] = defaultdict(list)
        for (product_id, _), found in zip(
            queries, _find_voters(queries, index, catalogue), strict=True
        ):
            if found:
                voters[product_id].append(found)
        yield [_poll(product_id, voters[product_id]) for product_id in batch if voters[product_id]]


def _find_voters(
    queries: Sequence[tuple[int, _Vector]], index: PictureIndex, catalogue: Catalogue
) -> list[_Voters]:
    """Return category and cosine of the products most similar to each picture."""
    voters: list[_Voters] = [[] for _ in queries]
    open_rows, count = list(range(len(queries))), _FIRST_COUNT
    while open_rows:
        found = index.search([queries[row][1][np.newaxis] for row in open_rows], count)
        owners = catalogue.pictures.owners(np.unique(np.concatenate([one.ids for one in found])))
        for row, neighbours in zip(open_rows, found, strict=True):
            voters[row] = _voters(neighbours, owners, queries[row][0])
        if count >= min(len(index), _MAX_COUNT):
            break
        open_rows = [row for row in open_rows if len(voters[row]) < VOTERS]
        count *= _GROWTH_FACTOR
    return voters


def _voters(neighbours: Neighbours, owners: Mapping[int, PictureOwner], product_id: int) -> _Voters:
    """Return the nearest other products with a category, best first.

    All products that are as similar as the last one vote too: a placeholder picture stands
    for products of any category.
    """
    best: dict[int, tuple[str, float]] = {}
    lowest = 1.0
    for picture_id, cosine in zip(neighbours.ids.tolist(), neighbours.scores.tolist(), strict=True):
        owner = owners.get(picture_id)
        if owner is None or owner.product_id == product_id or not owner.category:
            continue
        if len(best) >= VOTERS and cosine < lowest - _TIE:
            break
        best.setdefault(owner.product_id, (owner.category, cosine))
        lowest = cosine
    return list(best.values())


def _poll(product_id: int, voters: Sequence[_Voters]) -> CategoryPoll:
    shares: defaultdict[str, float] = defaultdict(float)
    for of_picture in voters:
        for category, share in vote_shares(of_picture).items():
            shares[category] += share / len(voters)
    winner = max(shares, key=lambda category: shares[category])
    cosine = max(of_picture[0][1] for of_picture in voters)
    return CategoryPoll(product_id, winner, shares[winner], cosine)
