"""The measurements that a score is based on."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class MatchedPoints:
    """Places of a photo and of a picture that show the same thing, row by row.

    Attributes:
        photo_points, picture_points: (n, 2) float32, 0..1 of width and height
            of the upright photo and picture.
    """

    photo_points: npt.NDArray[np.float32]
    picture_points: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The parts of a score.

    Attributes:
        cosine: similarity of the photo, or with a handicap of its middle, and the
            hit's best picture, -1..1.
        margin: by how much ``cosine`` exceeds that of the best other product.
        centre: similarity of the photo's views and the product's pictures, the mean of
            the ones and the mean of the others, -1..1.
        agreement: share of the product among the pictures around the photo,
            weighted by nearness, 0..1.
        inliers: keypoints that a homography explains; None when not verified.
        lead: by how many e-folds the inliers beyond chance exceed those of the best
            other candidate; 0 when none was verified.
        matches: these keypoints; None when not verified.
    """

    cosine: float
    margin: float
    centre: float = 0.0
    agreement: float = 0.0
    inliers: int | None = None
    lead: float = 0.0
    matches: MatchedPoints | None = field(default=None, compare=False, repr=False)


class SimilarityWeights(NamedTuple):
    """How much each signal counts beside the embedding, which counts 1; 0 or more."""

    colour: float = 0.0
    shape: float = 0.0
    texture: float = 0.0


@dataclass(frozen=True, slots=True)
class Similarity:
    """How alike two pictures are, 0..1.

    Attributes:
        cosine: of their embeddings: what they show.
        colour, shape, texture: how they look; 0 is what unrelated pictures have
            in common.
    """

    cosine: float
    colour: float
    shape: float
    texture: float
