"""Products similar to a picture: by embedding, colour, shape and texture."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Hit
from desktop_app.domain.evidence import Similarity, SimilarityWeights
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.found_products import Neighbour
from desktop_app.engine.recognition.retrieval import search_products
from desktop_app.vision.appearance import APPEARANCE_VERSION

# Number of nearest products that are ranked by appearance: near enough to be the same
# kind of thing.
_CANDIDATES: Final = 300
# Typical cosine of unrelated pictures for colour, shape and texture: the median of
# random pairs in two data sets is at least this.
_UNRELATED_COSINES: Final = (0.6, 0.7, 0.9)


def similar_products(
    picture_id: int,
    vector: npt.NDArray[np.float32],
    index: PictureIndex,
    catalogue: Catalogue,
    *,
    top: int,
    weights: SimilarityWeights,
) -> tuple[Hit, ...]:
    """Return the products most similar to a picture, without its own, best first.

    The score is the weighted mean of the embeddings' cosine, with weight 1, and of
    colour, shape and texture, each 0 for unrelated pictures and 1 for equal ones.

    Args:
        picture_id: the picture.
        vector: its embedding, (dim,) float32 of length 1.
        index: of the pictures of ``catalogue``.
        catalogue: the catalogue.
        top: maximum number of products.
        weights: of colour, shape and texture; all 0 ranks by the embedding alone.
    """
    own, _ = catalogue.pictures.owners(np.array([picture_id]), archived=True)[picture_id]
    (found,) = search_products(
        [vector[np.newaxis]],
        index,
        catalogue,
        count=max(top, _CANDIDATES) if any(weights) else top,
        accepts=lambda item: item.product_id != own,
    )
    nearest = found.nearest
    similarities = _similarities(picture_id, nearest, catalogue)
    scores = similarities @ [1.0, *weights] / (1.0 + sum(weights))
    order = np.argsort(-scores, kind="stable")[:top].tolist()
    products = catalogue.products.get([nearest[row].product_id for row in order])
    pictures = catalogue.pictures.get([nearest[row].picture_id for row in order])
    return tuple(
        Hit(
            products[nearest[row].product_id],
            pictures[nearest[row].picture_id],
            float(scores[row]),
            similarity=Similarity(*similarities[row].tolist()),
        )
        for row in order
    )


def _similarities(
    picture_id: int, nearest: Sequence[Neighbour], catalogue: Catalogue
) -> npt.NDArray[np.float64]:
    """Return the similarity of embedding, colour, shape and texture, (n, 4), 0..1."""
    ids = [item.picture_id for item in nearest]
    known = catalogue.appearances.get(APPEARANCE_VERSION, [picture_id, *ids])
    similarities = np.zeros((len(ids), 4))
    similarities[:, 0] = np.clip([item.cosine for item in nearest], 0, 1)
    if not ids or not known.keys() >= {picture_id, *ids}:
        return similarities
    for column, unrelated in enumerate(_UNRELATED_COSINES):
        rows = np.stack([known[number][column] for number in ids]).astype(np.float64)
        own = known[picture_id][column].astype(np.float64)
        lengths = np.linalg.norm(rows, axis=1) * np.linalg.norm(own)
        cosines = rows @ own / np.maximum(lengths, 1.0)
        similarities[:, column + 1] = np.clip((cosines - unrelated) / (1 - unrelated), 0, 1)
    return similarities
