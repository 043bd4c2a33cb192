"""The search for the neighbourhoods of pictures, in batches."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import Picture, PictureOwner
from desktop_app.engine.duplicates.feature_cache import PictureFeatureCache
from desktop_app.engine.duplicates.neighbourhood import InlierCache, Neighbourhood
from desktop_app.engine.duplicates.picture_features import PictureFeatures
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.found_products import Neighbour
from desktop_app.engine.recognition.geometric_verification import read_keypoints
from desktop_app.search.neighbours import Neighbours

# Distinct contents that each picture is compared with. The original of an everyday edit
# is among them except for one or two in 400.
_NEIGHBOURS: Final = 12
# Maximum number of compared pictures with identical vectors.
_MAX_IDENTICAL_VECTORS: Final = 3
# Further contents that keypoints find: the originals of crops and collages, which embeddings
# miss; and the number of pictures that are searched for, as some have the same contents.
_PRINTED: Final = 4
_PRINTED_PICTURES: Final = 24
_BATCH: Final = 32

_Vector = npt.NDArray[np.float32]

# A content hash, and a picture with it.
Content = tuple[str, int]


class NeighbourhoodSearch:
    """Looks up neighbourhoods in an index, in batches.

    Only the thread that owns the catalogue may use it.

    Args:
        catalogue: the catalogue of the pictures.
        index: of the pictures.
        model: sha256 of the model file that made the vectors.
        inliers: of pictures that were compared before.
    """

    def __init__(
        self, catalogue: Catalogue, index: PictureIndex, model: str, inliers: InlierCache
    ) -> None:
        self._catalogue = catalogue
        self._index = index
        self._model = model
        self._inliers = inliers
        self._features = PictureFeatureCache(catalogue)

    def neighbourhoods(self, contents: Sequence[Content]) -> Iterator[Neighbourhood]:
        """Yield the neighbourhood of each picture, in order.

        Pictures that were removed meanwhile, or have no vector yet, are left out: the
        next scan finds them.
        """
        for start in range(0, len(contents), _BATCH):
            batch = self._look_up(contents[start : start + _BATCH])
            features = self._features.get(batch.involved_pictures())
            similarities = self._centroid_similarities(batch)
            for content, picture_id in batch.contents:
                if content in features:
                    yield self._neighbourhood(
                        batch, content, picture_id, features, similarities[content]
                    )

    def _look_up(self, contents: Sequence[Content]) -> "_Batch":
        picture_ids = [picture_id for _, picture_id in contents]
        vectors = self._catalogue.embeddings.get(self._model, picture_ids)
        nearest = {number: self._nearest(number, vector) for number, vector in vectors.items()}
        printed = self._printed(vectors)
        similar = self._with_cosines(vectors, printed)
        all_ids = _all_ids(picture_ids, (*nearest.values(), *printed.values()))
        pictures = self._catalogue.pictures.get(all_ids.tolist())
        owners = self._catalogue.pictures.owners(all_ids, archived=True)
        hashes = [content for content, _ in contents]
        product_ids = self._catalogue.findings.products_by_content(hashes)
        known = [
            (content, picture_id)
            for content, picture_id in contents
            if picture_id in nearest and picture_id in pictures and content in product_ids
        ]
        neighbours = {
            content: _with_other_contents(
                content,
                nearest[picture_id],
                similar[picture_id],
                pictures,
                owners,
            )
            for content, picture_id in known
        }
        scores = {number: _scores_by_product(some, owners) for number, some in printed.items()}
        return _Batch(known, vectors, product_ids, pictures, neighbours, scores)

    def _nearest(self, picture_id: int, vector: _Vector) -> Neighbours:
        """Return the pictures nearest to one, at most a few of each identical vector."""
        (found,) = self._index.search([vector[np.newaxis]], _NEIGHBOURS + 1)
        # Identical vectors have equal scores and are adjacent.
        is_first = np.r_[True, found.scores[1:] != found.scores[:-1]]
        positions = np.arange(len(is_first))
        rank_in_run = positions - np.maximum.accumulate(np.where(is_first, positions, 0))
        is_kept = (rank_in_run < _MAX_IDENTICAL_VECTORS) | (found.ids == picture_id)
        return Neighbours(found.ids[is_kept], found.scores[is_kept])

    def _printed(self, vectors: Mapping[int, _Vector]) -> dict[int, Neighbours]:
        """Return the pictures whose print resembles that of each picture, best first."""
        keypoints = read_keypoints(list(vectors), self._catalogue)
        return {
            number: self._index.search_keypoints(keypoints[number], _PRINTED_PICTURES)
            if number in keypoints
            else Neighbours.none()
            for number in vectors
        }

    def _with_cosines(
        self, vectors: Mapping[int, _Vector], printed: Mapping[int, Neighbours]
    ) -> dict[int, Neighbours]:
        """Return what was found for each picture, in the same order, with cosines as scores."""
        all_ids = _all_ids([], printed.values()).tolist()
        compared = self._index.compare([vector[np.newaxis] for vector in vectors.values()], all_ids)
        return {
            number: _with_scores(printed[number].ids, cosines)
            for number, cosines in zip(vectors, compared, strict=True)
        }

    def _centroid_similarities(self, batch: "_Batch") -> dict[str, Mapping[int, float]]:
        """Return the similarities of each content and its neighbours' products."""
        similarities = self._index.centroid_similarities(
            [batch.vectors[picture_id][np.newaxis] for _, picture_id in batch.contents],
            [batch.other_product_ids(content) for content, _ in batch.contents],
        )
        hashes = (content for content, _ in batch.contents)
        return dict(zip(hashes, similarities, strict=True))

    def _neighbourhood(
        self,
        batch: "_Batch",
        content: str,
        picture_id: int,
        features: Mapping[str, PictureFeatures],
        centroid_similarities: Mapping[int, float],
    ) -> Neighbourhood:
        near = {
            other: neighbour
            for other, neighbour in batch.neighbours[content].items()
            if other in features
        }
        return Neighbourhood(
            features[content],
            picture_id,
            batch.product_ids[content],
            list(near.values()),
            [features[other] for other in near],
            centroid_similarities,
            batch.keypoint_scores[picture_id],
            self._known_inliers(picture_id, near.values()),
        )

    def _known_inliers(self, picture_id: int, neighbours: Iterable[Neighbour]) -> dict[int, int]:
        known = (self._inliers.get(picture_id, neighbour.picture_id) for neighbour in neighbours)
        return {row: inliers for row, inliers in enumerate(known) if inliers is not None}


@dataclass(frozen=True, slots=True)
class _Batch:
    """What the catalogue and the index know about some contents.

    Attributes:
        contents: those that were found, in order.
        vectors: by picture id, (dim,) float32.
        product_ids: products that have a picture with a content.
        pictures: the pictures of the contents and of their neighbours, by id.
        neighbours: of each content, by content hash, the nearest first, then those with a
            similar print.
        keypoint_scores: of the products that keypoints found, by product id, for each picture.
    """

    contents: Sequence[Content]
    vectors: Mapping[int, _Vector]
    product_ids: Mapping[str, frozenset[int]]
    pictures: Mapping[int, Picture]
    neighbours: Mapping[str, Mapping[str, Neighbour]]
    keypoint_scores: Mapping[int, Mapping[int, float]]

    def involved_pictures(self) -> list[Picture]:
        """Return the pictures of the contents and their neighbours."""
        ids = [picture_id for _, picture_id in self.contents]
        ids += [one.picture_id for near in self.neighbours.values() for one in near.values()]
        return [self.pictures[number] for number in dict.fromkeys(ids)]

    def other_product_ids(self, content: str) -> set[int]:
        """Return the products of a content's neighbours, without its own products."""
        near = self.neighbours[content].values()
        return {neighbour.product_id for neighbour in near} - self.product_ids[content]


def _all_ids(picture_ids: Sequence[int], near: Iterable[Neighbours]) -> npt.NDArray[np.int64]:
    """Return the ids of pictures and of all their neighbours, each once."""
    return np.unique(np.concatenate([picture_ids, *(some.ids for some in near)])).astype(np.int64)


def _with_scores(ids: npt.NDArray[np.int64], scored: Neighbours) -> Neighbours:
    """Return some pictures in their order, with their scores; without those that have none."""
    scores = dict(zip(scored.ids.tolist(), scored.scores.tolist(), strict=True))
    known = [number for number in ids.tolist() if number in scores]
    return Neighbours(
        np.array(known, np.int64), np.array([scores[number] for number in known], np.float32)
    )


def _with_other_contents(
    content: str,
    nearest: Neighbours,
    printed: Neighbours,
    pictures: Mapping[int, Picture],
    owners: Mapping[int, PictureOwner],
) -> dict[str, Neighbour]:
    """Return a picture of each other content hash, the nearest ones first."""
    found: dict[str, Neighbour] = {}
    for some, limit in ((nearest, _NEIGHBOURS), (printed, _NEIGHBOURS + _PRINTED)):
        for number, score in zip(some.ids.tolist(), some.scores.tolist(), strict=True):
            if number not in pictures or number not in owners:
                continue
            other = pictures[number].content_hash
            if other != content and len(found) < limit:
                found.setdefault(other, Neighbour(*owners[number], number, score))
    return found


def _scores_by_product(printed: Neighbours, owners: Mapping[int, PictureOwner]) -> dict[int, float]:
    """Return the best score of each product that keypoints found."""
    scores: dict[int, float] = {}
    for number, score in zip(printed.ids.tolist(), printed.scores.tolist(), strict=True):
        if number in owners:
            scores.setdefault(owners[number][0], score)
    return scores
