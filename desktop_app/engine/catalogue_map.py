"""The catalogue as a map: a point a product, what is alike side by side."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Hit
from desktop_app.progress import Job
from desktop_app.search.tsne import tsne

# More would neither be told apart on a screen nor be laid out in seconds.
MOST_POINTS: Final = 1000
# How much more a hit counts for the place of a photo that is nearer by 0.1 of the cosine.
_PULL: Final = 25.0
_PRODUCTS_PER_QUERY: Final = 200


@dataclass(frozen=True, slots=True, eq=False)
class CatalogueMap:
    """Where products lie.

    Attributes:
        places: (x, y), 0..1, by product id; of a large catalogue, evenly chosen products.
        pictures: a picture of each of them, by product id.
    """

    places: dict[int, tuple[float, float]]
    pictures: dict[int, int]

    def place_of(self, hits: Sequence[Hit]) -> tuple[float, float] | None:
        """Return where a photo with these hits lies: amid them, nearest to the nearest.

        None where the map has none of them.
        """
        known = [
            (self.places[hit.product.id], hit.evidence["cosine"])
            for hit in hits
            if hit.evidence is not None and hit.product.id in self.places
        ]
        if not known:
            return None
        cosines = np.array([cosine for _, cosine in known])
        weights = np.exp(_PULL * (cosines - cosines.max()))
        x, y = (weights / weights.sum()) @ np.array([place for place, _ in known])
        return float(x), float(y)


def lay_out_catalogue(catalogue: Catalogue, model: str) -> Job[CatalogueMap]:
    """Lay the products out by the mean of their pictures' vectors.

    Args:
        catalogue: the catalogue.
        model: sha256 of the model whose vectors are meant.
    """
    pictures = _chosen_products(catalogue, model)
    vectors = list(_mean_vectors(catalogue, model, list(pictures.values())))
    points = yield from tsne(np.stack(vectors) if vectors else np.empty((0, 1), np.float32))
    return CatalogueMap(
        {product: (float(x), float(y)) for product, (x, y) in zip(pictures, points, strict=True)},
        {product: own[0] for product, own in pictures.items()},
    )


def _chosen_products(catalogue: Catalogue, model: str) -> dict[int, list[int]]:
    """Return the pictures of each product, or of evenly chosen ones, by product id."""
    ids = catalogue.embeddings.picture_ids(model)
    owners = catalogue.pictures.owners(ids)
    pictures: dict[int, list[int]] = defaultdict(list)
    for picture_id in ids.tolist():
        if picture_id in owners:
            pictures[owners[picture_id][0]].append(picture_id)
    products = sorted(pictures)
    chosen = np.linspace(0, len(products) - 1, min(len(products), MOST_POINTS)).astype(int)
    return {products[number]: pictures[products[number]] for number in chosen.tolist()}


def _mean_vectors(
    catalogue: Catalogue, model: str, pictures: Sequence[Sequence[int]]
) -> Iterator[npt.NDArray[np.float32]]:
    """Yield the normalised mean embedding of each product's pictures, (dim,) float32."""
    for start in range(0, len(pictures), _PRODUCTS_PER_QUERY):
        chunk = pictures[start : start + _PRODUCTS_PER_QUERY]
        known = catalogue.embeddings.get(model, [number for own in chunk for number in own])
        for own in chunk:
            mean = np.mean([known[number] for number in own if number in known], axis=0)
            yield np.asarray(mean / np.linalg.norm(mean), np.float32)
