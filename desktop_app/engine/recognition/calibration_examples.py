"""Examples of right and wrong hits, which calibrations are fitted to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.recognition.category_vote import VOTERS
from desktop_app.engine.recognition.dense_matching import compare_maps, read_feature_maps
from desktop_app.engine.recognition.features import Observations, measure_features
from desktop_app.engine.recognition.geometric_verification import (
    RegionMatches,
    count_inliers,
    read_keypoints,
)
from desktop_app.engine.recognition.multi_crop import best_of_crops
from desktop_app.engine.recognition.retrieval import (
    PRINTED_PRODUCTS,
    Neighbour,
    nearest_by_product,
)
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.cross_validation import split_by_appearance
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.vector_index import Neighbours
from desktop_app.vision.keypoints import Keypoints
from desktop_app.vision.model_card import ModelCard

# Maximum number of pictures that serve as queries.
_MAX_QUERIES: Final = 200
# Other pictures of its product that a query needs. With fewer, as in studio pictures, the
# others show different sides of the product than the photo does.
_MIN_OTHER_PICTURES: Final = 3
_MIN_QUERIES: Final = 30
# Queries whose keypoints are read together.
_QUERIES_PER_BATCH: Final = 16
# Nearest pictures per query, products that are verified, and hits that become examples
# per query; most other hits would never come first.
_NEAREST_PICTURES: Final = 400
_VERIFIED_PRODUCTS: Final = 10
_BEST_HITS: Final = 2


@dataclass(frozen=True, slots=True)
class Example:
    """A hit, and whether it was right.

    Attributes:
        features: the measured features of the hit.
        is_right: whether it was the product in the photo.
        is_absent: whether the product was not in the catalogue.
    """

    features: Mapping[str, float]
    is_right: bool
    is_absent: bool = False


@dataclass(frozen=True, slots=True)
class Gallery:
    """The pictures that are searched, in the space that ranks them.

    Attributes:
        vectors: (n, dim) float32, rows of length 1.
        pictures: (n,) int64, id of each picture, ascending.
        products: (n,) int64, id of each picture's product.
    """

    vectors: npt.NDArray[np.float32]
    pictures: npt.NDArray[np.int64]
    products: npt.NDArray[np.int64]


# Verifies pictures, given by id; pictures without keypoints are missing from the result.
VerifyPictures: TypeAlias = Callable[[Sequence[int]], RegionMatches]
# Returns the similarity of feature maps by picture id; pictures without a map are missing.
MatchMaps: TypeAlias = Callable[[Sequence[int]], Mapping[int, float]]
# Returns all pictures whose keypoints resemble some, best first.
SearchKeypoints: TypeAlias = Callable[[Keypoints], Neighbours]


def examples_of_query(
    embeddings: npt.NDArray[np.float32],
    product: int,
    gallery: Gallery,
    hidden: npt.NDArray[np.bool_],
    verify: VerifyPictures,
    printed: Neighbours | None = None,
    dense_with: MatchMaps = lambda _: {},
) -> list[Example]:
    """Return the best hits for a query whose product is known.

    Args:
        embeddings: (crops, dim) of the query, as ``embed_photo`` returns them.
        product: id of its product; if all its pictures are hidden, every hit is wrong.
        gallery: what is searched.
        hidden: (n,) pictures of the gallery that are left out of the search.
        verify: matches the query with pictures.
        printed: all pictures that keypoints found, best first; None for none.
        dense_with: compares the feature maps of the query and of pictures.
    """
    observed = _search(embeddings, gallery, hidden, printed or Neighbours.none())
    pictures = [candidate.picture_id for candidate in observed.candidates]
    found = verify(pictures)
    observed = replace(
        observed,
        inliers=found.inliers,
        appearances=found.appearances,
        dense=dense_with(pictures),
    )
    return _examples(observed, product, gallery, hidden)


def _examples(
    observed: Observations, product: int, gallery: Gallery, hidden: npt.NDArray[np.bool_]
) -> list[Example]:
    is_absent = not (gallery.products[~hidden] == product).any()
    measured = measure_features(observed)
    examples = [
        Example(features, candidate.product_id == product, is_absent)
        for candidate, features in zip(observed.candidates, measured, strict=True)
    ]
    others = examples[_BEST_HITS:]
    return examples[:_BEST_HITS] + sorted(others, key=lambda e: -e.features.get("inliers", 0))[:1]


def _search(
    embeddings: npt.NDArray[np.float32],
    gallery: Gallery,
    hidden: npt.NDArray[np.bool_],
    printed: Neighbours,
) -> Observations:
    cosines = np.where(hidden, -2, best_of_crops(embeddings @ gallery.vectors.T))
    order = np.argsort(-cosines)[: min(_NEAREST_PICTURES, int((~hidden).sum()))]
    neighbours = [_neighbour(gallery, row, cosines) for row in order.tolist()]
    by_print, keypoint_scores = _found_by_print(printed, gallery, hidden, cosines)
    candidates = nearest_by_product(neighbours)[:_VERIFIED_PRODUCTS]
    candidates = nearest_by_product([*candidates, *by_print])
    candidates.sort(key=lambda item: -item.cosine)
    space = EmbeddingSpace.original(embeddings.shape[1])
    centroid_similarities = {
        item.product_id: space.centroid_similarity(
            embeddings, gallery.vectors[~hidden & (gallery.products == item.product_id)]
        )
        for item in candidates
    }
    return Observations(
        candidates, neighbours[:VOTERS], centroid_similarities, keypoint_scores=keypoint_scores
    )


def _found_by_print(
    printed: Neighbours,
    gallery: Gallery,
    hidden: npt.NDArray[np.bool_],
    cosines: npt.NDArray[np.float32],
) -> tuple[list[Neighbour], dict[int, float]]:
    """Return the first products that keypoints found, and their scores by product id."""
    ids = printed.ids[np.isin(printed.ids, gallery.pictures[~hidden])]
    rows = np.searchsorted(gallery.pictures, ids)
    found = [_neighbour(gallery, row, cosines) for row in rows.tolist()]
    by_print = nearest_by_product(found)[:PRINTED_PRODUCTS]
    by_picture = dict(zip(printed.ids.tolist(), printed.scores.tolist(), strict=True))
    return by_print, {item.product_id: by_picture[item.picture_id] for item in by_print}


def _neighbour(gallery: Gallery, row: int, cosines: npt.NDArray[np.float32]) -> Neighbour:
    return Neighbour(
        int(gallery.products[row]), "", int(gallery.pictures[row]), float(cosines[row])
    )


def examples_from_catalogue(
    raw: npt.NDArray[np.float32],
    gallery: Gallery,
    catalogue: Catalogue,
    printed_with: SearchKeypoints,
    card: ModelCard,
) -> Job[list[Example]]:
    """Return examples with the catalogue's own pictures as queries.

    Each picture is searched for twice: with its own half of its product hidden, as in
    ``search/cross_validation.py``, and with the whole product hidden, as some photos show
    products that are not in the catalogue. Products with few pictures are not used as
    queries; the result is empty if hardly any product has enough.

    Args:
        raw: (n, dim) the vectors as the model gives them.
        gallery: the same pictures in the space that ranks them.
        catalogue: the catalogue.
        printed_with: returns all pictures that resemble a picture's keypoints.
        card: of the model.
    """
    halves = split_by_appearance(raw, gallery.products)
    usable = np.flatnonzero(_others_left(gallery.products, halves) >= _MIN_OTHER_PICTURES)
    if len(usable) < _MIN_QUERIES:
        return []
    queries = np.random.default_rng(0).permutation(usable)[:_MAX_QUERIES].tolist()
    examples: list[Example] = []
    for start in range(0, len(queries), _QUERIES_PER_BATCH):
        yield Progress(start, len(queries), Message("Calibrating scores"))
        batch = queries[start : start + _QUERIES_PER_BATCH]
        own = read_keypoints(gallery.pictures[batch].tolist(), catalogue)
        printed = {picture: printed_with(keypoints) for picture, keypoints in own.items()}
        searches = [search for row in batch for search in _searches(row, gallery, halves, printed)]
        picture_ids = {search.picture_id for search in searches}
        picture_ids |= {id_ for search in searches for id_ in search.candidate_ids}
        keypoints = read_keypoints(sorted(picture_ids), catalogue)
        maps = read_feature_maps(sorted(picture_ids), catalogue, card)
        for done, search in enumerate(searches):
            yield Progress(start + done // 2, len(queries), Message("Calibrating scores"))
            inliers = count_inliers(search.picture_id, search.candidate_ids, keypoints)
            dense = compare_maps(search.picture_id, search.candidate_ids, maps)
            observed = replace(search.observed, inliers=inliers, dense=dense)
            examples += _examples(observed, search.product, gallery, search.hidden)
    return examples


@dataclass(frozen=True, slots=True)
class _Search:
    """A search with one of the gallery's pictures as the query."""

    picture_id: int
    product: int
    hidden: npt.NDArray[np.bool_]
    observed: Observations

    @property
    def candidate_ids(self) -> list[int]:
        """The ids of the candidates' pictures."""
        return [candidate.picture_id for candidate in self.observed.candidates]


def _searches(
    row: int, gallery: Gallery, halves: npt.NDArray[Any], printed: Mapping[int, Neighbours]
) -> Iterator[_Search]:
    """Yield two searches: with the query's half of its product hidden, and with all of it."""
    product = int(gallery.products[row])
    whole = gallery.products == product
    found = printed.get(int(gallery.pictures[row]), Neighbours.none())
    for hidden in (whole & (halves == halves[row]), whole):
        observed = _search(gallery.vectors[[row]], gallery, hidden, found)
        yield _Search(int(gallery.pictures[row]), product, hidden, observed)


def _others_left(
    products: npt.NDArray[np.int64], halves: npt.NDArray[Any]
) -> npt.NDArray[np.int64]:
    """Return the number of pictures in the other half of its product, for each picture."""
    _, product = np.unique(products, return_inverse=True)
    _, half = np.unique(np.column_stack([product, halves]), axis=0, return_inverse=True)
    return np.bincount(product)[product] - np.bincount(half.ravel())[half.ravel()]
