"""A map of the catalogue: one point per product, similar products close together."""

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

# More points would overlap on a screen and take longer than some seconds.
MAX_POINTS: Final = 1000
# A hit's weight for the position of a photo is exp(this * cosine).
_WEIGHT_PER_COSINE: Final = 25.0
_PRODUCTS_PER_QUERY: Final = 200


@dataclass(frozen=True, slots=True, eq=False)
class CatalogueMap:
    """The positions of products on a plane; similar products are close together.

    Attributes:
        positions: (x, y), 0..1, by product id; a sample of the products if there are many.
        pictures: id of a picture of each of these products, by product id.
    """

    positions: dict[int, tuple[float, float]]
    pictures: dict[int, int]

    def position_of(self, hits: Sequence[Hit]) -> tuple[float, float] | None:
        """Return the position of a photo: the weighted mean of its hits' positions.

        None if no hit is on the map.
        """
        known = [
            (self.positions[hit.product.id], hit.evidence["cosine"])
            for hit in hits
            if hit.evidence is not None and hit.product.id in self.positions
        ]
        if not known:
            return None
        cosines = np.array([cosine for _, cosine in known])
        weights = np.exp(_WEIGHT_PER_COSINE * (cosines - cosines.max()))
        x, y = (weights / weights.sum()) @ np.array([position for position, _ in known])
        return float(x), float(y)


def lay_out_catalogue(catalogue: Catalogue, model: str) -> Job[CatalogueMap]:
    """Lay the products out with t-SNE of the mean embeddings of their pictures.

    Args:
        catalogue: the catalogue.
        model: sha256 of the model file whose embeddings are used.
    """
    pictures = _sampled_products(catalogue, model)
    vectors = list(_mean_vectors(catalogue, model, list(pictures.values())))
    points = yield from tsne(np.stack(vectors) if vectors else np.empty((0, 1), np.float32))
    return CatalogueMap(
        {product: (float(x), float(y)) for product, (x, y) in zip(pictures, points, strict=True)},
        {product: own[0] for product, own in pictures.items()},
    )


def _sampled_products(catalogue: Catalogue, model: str) -> dict[int, list[int]]:
    """Return the picture ids of each product, or of an even sample, by product id."""
    ids = catalogue.embeddings.picture_ids(model)
    owners = catalogue.pictures.owners(ids)
    pictures: dict[int, list[int]] = defaultdict(list)
    for picture_id in ids.tolist():
        if picture_id in owners:
            pictures[owners[picture_id][0]].append(picture_id)
    products = sorted(pictures)
    sample = np.linspace(0, len(products) - 1, min(len(products), MAX_POINTS)).astype(int)
    return {products[number]: pictures[products[number]] for number in sample.tolist()}


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
