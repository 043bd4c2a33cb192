"""The nearest neighbours of each picture, which a duplicate scan compares it with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.engine.duplicates.picture_features import PictureFeatures
from desktop_app.engine.recognition.found_products import Neighbour


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A picture and its neighbours with other contents, the nearest first.

    Attributes:
        features: of the picture.
        picture_id: of the picture.
        product_ids: products that have a picture with the same contents.
        neighbours: one picture per content hash: the nearest ones, then those that only
            keypoints found.
        neighbour_features: of the neighbours, in the same order.
        centroid_similarities: of the picture and the other products of the neighbours, by
            product id; see ``PictureIndex.centroid_similarities``.
        keypoint_scores: of the products that keypoints found, by product id.
        known_inliers: results of earlier comparisons, by position in ``neighbours``.
    """

    features: PictureFeatures
    picture_id: int
    product_ids: frozenset[int]
    neighbours: Sequence[Neighbour]
    neighbour_features: Sequence[PictureFeatures]
    centroid_similarities: Mapping[int, float]
    keypoint_scores: Mapping[int, float]
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


def _pair_key(one: int, other: int) -> int:
    return min(one, other) << 32 | max(one, other)
