"""The measurements that a score is based on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class MatchedPoints:
    """Points of a photo and of a picture that show the same detail, row by row.

    Attributes:
        photo_points, picture_points: (n, 2) float32, 0..1 of width and height
            of the upright photo and picture.
    """

    photo_points: npt.NDArray[np.float32]
    picture_points: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LabelEvidence:
    """The words of a photo that speak for or against a product, the most telling ones first.

    Attributes:
        found: those that its pictures or its texts have too.
        other: those that they do not have.
    """

    found: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The measured features of a hit.

    Attributes:
        features: value by name; ``engine.recognition.features`` lists the names and
            their ranges. A feature that was not measured is missing.
        matches: the keypoint matches behind the score; None if not verified.
        label: the words behind the score; None if no label was read.
    """

    features: Mapping[str, float]
    matches: MatchedPoints | None = field(default=None, compare=False, repr=False)
    label: LabelEvidence | None = None

    def __getitem__(self, name: str) -> float:
        """Return the value of a feature; raises ``KeyError`` if it was not measured."""
        return self.features[name]

    def get(self, name: str) -> float | None:
        """Return the value of a feature, or None if it was not measured."""
        return self.features.get(name)


class SimilarityWeights(NamedTuple):
    """Weight of each signal relative to the embedding, whose weight is 1; 0 or more."""

    colour: float = 0.0
    shape: float = 0.0
    texture: float = 0.0


@dataclass(frozen=True, slots=True)
class Similarity:
    """How alike two pictures are, 0..1.

    Attributes:
        cosine: similarity of their embeddings.
        colour, shape, texture: similarity of their appearance; 0 is the similarity of
            unrelated pictures.
    """

    cosine: float
    colour: float
    shape: float
    texture: float
