"""Comparison of similarity measures by exact search over the stored embeddings.

Pictures are read in chunks, all pictures of a product in one. A product counts by its
nearest picture, and only the similarity of the right product is kept per photo, so that
memory does not grow with the catalogue.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.evaluation.metrics import (
    MeasureAccuracy,
    Ranks,
    mean_reciprocal_rank,
    top_k_accuracy,
)
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.array_types import Vectors
from desktop_app.search.similarity_measures import SimilarityMeasure

Ids = npt.NDArray[np.int64]

_CHUNK: Final = 2048


def compare_measures(
    photos: Vectors,
    products: Sequence[int],
    catalogue: Catalogue,
    model: str,
    measures: Mapping[str, SimilarityMeasure],
) -> Job[tuple[MeasureAccuracy, ...]]:
    """Rank all products for every photo, by each measure.

    Args:
        photos: (n, dim) float32, the embeddings of the photos.
        products: (n,) id of the product that each photo shows.
        catalogue: the catalogue.
        model: sha256 of the model file.
        measures: the measures by name.
    """
    pictures, owners = _pictures_by_product(catalogue, model)
    own = np.asarray(products, np.int64)
    nearest = {
        name: _own_similarities(photos, own, pictures, owners, catalogue, model, measure)
        for name, measure in measures.items()
    }
    ranks = {name: np.where(np.isinf(nearest[name]), 0, 1) for name in measures}
    done = 0
    for chunk in _chunks(owners):
        yield Progress(done, len(pictures), Message("Comparing measures"))
        vectors = _vectors(catalogue, model, pictures[chunk])
        names, starts = np.unique(owners[chunk], return_index=True)
        for name, measure in measures.items():
            best = np.maximum.reduceat(measure(photos, vectors), starts, axis=1)
            # The right product itself may differ here in the last digit.
            ahead = (best > nearest[name][:, None]) & (names[None, :] != own[:, None])
            ranks[name] += np.where(ranks[name] > 0, ahead.sum(axis=1), 0)
        done = chunk.stop
    return tuple(_accuracy(name, found) for name, found in ranks.items())


def _accuracy(name: str, ranks: Ranks) -> MeasureAccuracy:
    return MeasureAccuracy(
        name, top_k_accuracy(ranks, 1), top_k_accuracy(ranks, 5), mean_reciprocal_rank(ranks)
    )


def _pictures_by_product(catalogue: Catalogue, model: str) -> tuple[Ids, Ids]:
    """Return the pictures that have an embedding and their products, in product order.

    Confirmed photos are left out, as in the evaluation.
    """
    confirmed = np.array(catalogue.confirmed_photos.ids(), np.int64)
    pictures = np.setdiff1d(catalogue.embeddings.picture_ids(model), confirmed)
    known = catalogue.pictures.owners(pictures)
    # Archived products are not found, so they are no competitors.
    pictures = pictures[np.isin(pictures, list(known))]
    owners = np.array([known[picture][0] for picture in pictures.tolist()], np.int64)
    order = np.argsort(owners, kind="stable")
    return pictures[order], owners[order]


def _own_similarities(
    photos: Vectors,
    own: Ids,
    pictures: Ids,
    owners: Ids,
    catalogue: Catalogue,
    model: str,
    measure: SimilarityMeasure,
) -> npt.NDArray[np.float32]:
    """Return the similarity of each photo to its product, (n,); -inf without a picture."""
    nearest = np.full(len(own), -np.inf, np.float32)
    is_shown = np.isin(owners, own)
    pictures, owners = pictures[is_shown], owners[is_shown]
    for chunk in _chunks(owners):
        vectors = _vectors(catalogue, model, pictures[chunk])
        for product in np.unique(owners[chunk]):
            is_own = own == product
            similarities = measure(photos[is_own], vectors[owners[chunk] == product])
            nearest[is_own] = similarities.max(axis=1)
    return nearest


def _chunks(owners: Ids) -> Iterator[slice]:
    """Yield slices of the pictures; all pictures of a product are in one slice."""
    start = 0
    while start < len(owners):
        last = owners[min(start + _CHUNK, len(owners)) - 1]
        end = int(np.searchsorted(owners, last, side="right"))
        yield slice(start, end)
        start = end


def _vectors(catalogue: Catalogue, model: str, pictures: Ids) -> Vectors:
    found = catalogue.embeddings.get(model, pictures.tolist())
    return np.stack([found[picture] for picture in pictures.tolist()])
