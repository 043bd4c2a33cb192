"""The answer to a photo: verdict, hits, category and timings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from desktop_app.domain.evidence import Evidence, Similarity
from desktop_app.domain.picture import Picture, RgbImage
from desktop_app.domain.product import Product
from desktop_app.domain.region import WHOLE_PHOTO, Region

Verdict = Literal["match", "check", "unknown"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A product with its best picture.

    Attributes:
        picture: the nearest of the product's pictures; None for a product
            without pictures, which only browsing returns.
        score: for a photo, the probability that it shows the product, 0..1; for a
            picture of the catalogue, the similarity, 0..1; None when browsing.
        evidence: the features behind the score; None unless a photo was identified.
        similarity: the similarities behind the score; None unless similar products
            were searched for.
    """

    product: Product
    picture: Picture | None
    score: float | None
    evidence: Evidence | None = None
    similarity: Similarity | None = None


@dataclass(frozen=True, slots=True)
class CategoryGuess:
    """The category of a photo, guessed from the nearest pictures; score 0..1."""

    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds that one photo took.

    Attributes:
        stages: by name of the pipeline stage, in the order they ran.
        total: from the start of the first stage to the end of the last one.
    """

    stages: Mapping[str, float]
    total: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The products found in one region of a photo, best first.

    Attributes:
        ms: of the whole photo, shared by the answers to all its regions.
        photo: the upright photo, (height, width, 3) RGB.
        inner_crop: the box of the product, or else the middle of the region; it is embedded
            beside the whole region.
        embedding: of the box, or else of the region, as the model gives it, (dim,) float32 of
            length 1.
        region: the part of the photo that the answer is about; the box of the product if
            that was found and decided.
        photo_count: number of photos of the same product that it rests on.
    """

    verdict: Verdict
    category: CategoryGuess | None
    hits: tuple[Hit, ...]
    ms: Timings
    device: str
    photo: RgbImage | None = None
    inner_crop: RgbImage | None = None
    embedding: npt.NDArray[np.float32] | None = None
    region: Region = WHOLE_PHOTO
    photo_count: int = 1
