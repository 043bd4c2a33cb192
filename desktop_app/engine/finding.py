"""From a vector to products: one hit a product, by its nearest picture."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.store import CatalogueStore
from desktop_app.engine.indexing import PictureIndex
from desktop_app.engine.results import CategoryGuess, Evidence, Hit
from desktop_app.engine.verdict import guess_category, score_of

# The vectors asked for at first, for each product wanted: products have
# several pictures, so the nearest pictures are of fewer products.
_VECTORS_PER_PRODUCT = 4


@dataclass(frozen=True, slots=True)
class _Nearest:
    """A product's nearest picture."""

    product_id: int
    picture_id: int
    cosine: float


def find_products(
    vector: npt.NDArray[np.float32],
    index: PictureIndex,
    store: CatalogueStore,
    *,
    top: int,
    category: str = "",
    without: int | None = None,
) -> tuple[tuple[Hit, ...], CategoryGuess | None]:
    """Return the nearest products, best first, and the category of their pictures.

    Args:
        vector: (dim,) float32 of length 1.
        index: of the pictures of ``store``; pictures that are no longer there
            are passed over.
        store: the catalogue.
        top: number of products wanted at most.
        category: only products of this category; empty for all.
        without: id of a product to leave out.
    """
    wanted = top + 2
    vectors = wanted * _VECTORS_PER_PRODUCT
    while True:
        neighbours = index.search(vector, vectors)
        owners = store.owners(neighbours.ids)
        pictures = [
            (int(picture_id), *owners[picture_id], float(cosine))
            for picture_id, cosine in zip(neighbours.ids.tolist(), neighbours.scores, strict=True)
            if picture_id in owners
        ]
        nearest: dict[int, _Nearest] = {}
        for picture_id, product_id, group, cosine in pictures:
            if product_id != without and category in ("", group):
                nearest.setdefault(product_id, _Nearest(product_id, picture_id, cosine))
        if len(nearest) >= wanted or vectors >= len(index):
            break
        vectors *= 4
    guess = guess_category([(group, cosine) for _, _, group, cosine in pictures])
    return _hits(list(nearest.values()), top, store), guess


def _hits(nearest: list[_Nearest], top: int, store: CatalogueStore) -> tuple[Hit, ...]:
    cosines = [item.cosine for item in nearest]
    shown = nearest[:top]
    products = store.products([item.product_id for item in shown])
    pictures = store.pictures([item.picture_id for item in shown])
    return tuple(
        Hit(
            products[item.product_id],
            pictures[item.picture_id],
            score_of(item.cosine),
            Evidence(item.cosine, _margin(cosines, rank)),
        )
        for rank, item in enumerate(shown)
    )


def _margin(cosines: list[float], rank: int) -> float:
    """Return by how much a product exceeds the best other one; its cosine when alone."""
    best_other = cosines[0] if rank > 0 else cosines[1] if len(cosines) > 1 else 0.0
    return cosines[rank] - best_other
