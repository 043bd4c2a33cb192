"""Products that look like a picture: by what it shows, and by its colours, shape or texture."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Hit
from desktop_app.domain.evidence import Similarity, SimilarityWeights
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.retrieval import Nearest, nearest_products
from desktop_app.vision.appearance import APPEARANCE_VERSION

# So many of the nearest products are ranked anew: enough to choose among them,
# near enough to be the same kind of thing.
_CANDIDATES: Final = 300
# The cosine of two pictures that have nothing to do with each other, by signal:
# the median of pairs in two data sets lies at or above it.
_UNRELATED: Final = (0.6, 0.7, 0.9)


def similar_products(
    picture_id: int,
    vector: npt.NDArray[np.float32],
    index: PictureIndex,
    catalogue: Catalogue,
    *,
    top: int,
    weights: SimilarityWeights,
) -> tuple[Hit, ...]:
    """Return the products most like a picture's, its own left out, best first.

    The score is the weighted mean of the cosine, with weight 1, and of the
    signals, each counted from what unrelated pictures have in common.

    Args:
        picture_id: the picture.
        vector: its embedding, (dim,) float32 of length 1.
        index: of the pictures of ``catalogue``.
        catalogue: the catalogue.
        top: number of products at most.
        weights: of the signals; all 0 leaves the order of the embedding.
    """
    own, _ = catalogue.pictures.owners(np.array([picture_id]))[picture_id]
    wanted = max(top, _CANDIDATES) if any(weights) else top
    nearest = nearest_products(vector[np.newaxis], index, catalogue, wanted=wanted, without=own)
    likeness = _likeness(picture_id, nearest, catalogue)
    scores = likeness @ [1.0, *weights] / (1.0 + sum(weights))
    order = np.argsort(-scores, kind="stable")[:top].tolist()
    products = catalogue.products.get([nearest[row].product_id for row in order])
    pictures = catalogue.pictures.get([nearest[row].picture_id for row in order])
    return tuple(
        Hit(
            products[nearest[row].product_id],
            pictures[nearest[row].picture_id],
            float(scores[row]),
            likeness=Similarity(*likeness[row].tolist()),
        )
        for row in order
    )


def _likeness(
    picture_id: int, nearest: Sequence[Nearest], catalogue: Catalogue
) -> npt.NDArray[np.float64]:
    """Return cosine, colour, shape and texture of each picture, (n, 4), 0..1."""
    ids = [item.picture_id for item in nearest]
    known = catalogue.appearances.get(APPEARANCE_VERSION, [picture_id, *ids])
    likeness = np.zeros((len(ids), 4))
    likeness[:, 0] = np.clip([item.cosine for item in nearest], 0, 1)
    if not ids or not known.keys() >= {picture_id, *ids}:
        return likeness
    for column, unrelated in enumerate(_UNRELATED):
        rows = np.stack([known[number][column] for number in ids]).astype(np.float64)
        own = known[picture_id][column].astype(np.float64)
        lengths = np.linalg.norm(rows, axis=1) * np.linalg.norm(own)
        cosines = rows @ own / np.maximum(lengths, 1.0)
        likeness[:, column + 1] = np.clip((cosines - unrelated) / (1 - unrelated), 0, 1)
    return likeness
