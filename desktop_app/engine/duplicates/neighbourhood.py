"""The nearest neighbours of each picture, which a duplicate scan compares it with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import Picture, PictureOwner
from desktop_app.engine.duplicates.feature_cache import PictureFeatureCache
from desktop_app.engine.duplicates.picture_features import PictureFeatures
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.retrieval import Neighbour
from desktop_app.search.vector_index import Neighbours

# Distinct contents that each picture is compared with. The original of an everyday edit
# is among them except for one or two in 400.
_NEIGHBOURS: Final = 12
# Of pictures with identical vectors only so many are compared.
_MAX_IDENTICAL_VECTORS: Final = 3
_BATCH: Final = 32

_Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A picture and its nearest neighbours with other contents, nearest first.

    Attributes:
        features: of the picture.
        picture_id: of the picture.
        product_ids: products that have a picture with the same contents.
        neighbours: one picture per content hash.
        neighbour_features: of the neighbours, in the same order.
        centroid_similarities: of the picture and the other products of the neighbours, by
            product id; see ``PictureIndex.centroid_similarities``.
        known_inliers: results of earlier comparisons, by position in ``neighbours``.
    """

    features: PictureFeatures
    picture_id: int
    product_ids: frozenset[int]
    neighbours: Sequence[Neighbour]
    neighbour_features: Sequence[PictureFeatures]
    centroid_similarities: Mapping[int, float]
    known_inliers: Mapping[int, int]

    @property
    def sibling_hashes(self) -> list[str]:
        """Content hashes of the neighbours that are pictures of the same product."""
        return [
            features.content_hash
            for neighbour, features in zip(self.neighbours, self.neighbour_features, strict=True)
            if neighbour.product_id in self.product_ids
        ]


class InlierCache:
    """The number of inliers of picture pairs that a scan has compared."""

    def __init__(self) -> None:
        # The key packs both ids into one integer: a large scan compares millions of pairs.
        self._inliers: dict[int, int] = {}

    def get(self, first_id: int, second_id: int) -> int | None:
        """Return the inliers of two pictures; None if they were not compared yet."""
        return self._inliers.get(_pair_key(first_id, second_id))

    def put(self, first_id: int, second_id: int, inliers: int) -> None:
        """Remember the inliers of two pictures, in either order."""
        self._inliers[_pair_key(first_id, second_id)] = inliers


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

    def neighbourhoods(self, contents: Sequence[tuple[str, int]]) -> Iterator[Neighbourhood]:
        """Yield the neighbourhood of each picture, in order.

        Pictures that were removed meanwhile, or have no vector yet, are left out: the
        next scan finds them.

        Args:
            contents: content hash and picture id.
        """
        for start in range(0, len(contents), _BATCH):
            yield from self._batch(contents[start : start + _BATCH])

    def _batch(self, contents: Sequence[tuple[str, int]]) -> Iterator[Neighbourhood]:
        picture_ids = [picture_id for _, picture_id in contents]
        vectors = self._catalogue.embeddings.get(self._model, picture_ids)
        nearest = {number: self._nearest(number, vector) for number, vector in vectors.items()}
        found = np.concatenate([picture_ids, *(some.ids for some in nearest.values())])
        all_ids = np.unique(found).astype(np.int64)
        pictures = self._catalogue.pictures.get(all_ids.tolist())
        owners = self._catalogue.pictures.owners(all_ids)
        product_ids = self._catalogue.findings.products_by_content(
            [content for content, _ in contents]
        )
        neighbours = {
            content: _with_other_contents(content, nearest[picture_id], pictures, owners)
            for content, picture_id in contents
            if picture_id in nearest and picture_id in pictures and content in product_ids
        }
        features = self._features.get(_involved(contents, neighbours, pictures))
        complete = [
            (content, number)
            for content, number in contents
            if content in neighbours and content in features
        ]
        similarities = self._index.centroid_similarities(
            [vectors[number][np.newaxis] for _, number in complete],
            [
                {near.product_id for near in neighbours[content].values()} - product_ids[content]
                for content, _ in complete
            ],
        )
        for (content, picture_id), own_similarities in zip(complete, similarities, strict=True):
            near = {
                other: neighbour
                for other, neighbour in neighbours[content].items()
                if other in features
            }
            yield Neighbourhood(
                features[content],
                picture_id,
                product_ids[content],
                list(near.values()),
                [features[other] for other in near],
                own_similarities,
                self._known_inliers(picture_id, near.values()),
            )

    def _nearest(self, picture_id: int, vector: _Vector) -> Neighbours:
        """Return the pictures nearest to one, at most a few of each identical vector."""
        (found,) = self._index.search([vector[np.newaxis]], _NEIGHBOURS + 1)
        # Identical vectors have equal scores and are adjacent.
        is_first = np.r_[True, found.scores[1:] != found.scores[:-1]]
        positions = np.arange(len(is_first))
        rank_in_run = positions - np.maximum.accumulate(np.where(is_first, positions, 0))
        is_kept = (rank_in_run < _MAX_IDENTICAL_VECTORS) | (found.ids == picture_id)
        return Neighbours(found.ids[is_kept], found.scores[is_kept])

    def _known_inliers(self, picture_id: int, neighbours: Iterable[Neighbour]) -> dict[int, int]:
        known = (self._inliers.get(picture_id, neighbour.picture_id) for neighbour in neighbours)
        return {row: inliers for row, inliers in enumerate(known) if inliers is not None}


def _with_other_contents(
    content: str,
    nearest: Neighbours,
    pictures: Mapping[int, Picture],
    owners: Mapping[int, PictureOwner],
) -> dict[str, Neighbour]:
    """Return the nearest picture of each other content hash, at most ``_NEIGHBOURS``."""
    found: dict[str, Neighbour] = {}
    for number, score in zip(nearest.ids.tolist(), nearest.scores.tolist(), strict=True):
        if number not in pictures or number not in owners:
            continue
        other = pictures[number].content_hash
        if other != content and len(found) < _NEIGHBOURS:
            found.setdefault(other, Neighbour(*owners[number], number, score))
    return found


def _involved(
    contents: Sequence[tuple[str, int]],
    neighbours: Mapping[str, Mapping[str, Neighbour]],
    pictures: Mapping[int, Picture],
) -> list[Picture]:
    """Return the pictures of a batch that have neighbourhoods, and their neighbours."""
    ids = [picture_id for content, picture_id in contents if content in neighbours]
    ids += [one.picture_id for near in neighbours.values() for one in near.values()]
    return [pictures[number] for number in dict.fromkeys(ids)]


def _pair_key(one: int, other: int) -> int:
    return min(one, other) << 32 | max(one, other)
