"""The answer to a photo: verdict, hits, category and timings."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from desktop_app.domain.evidence import Evidence, Similarity
from desktop_app.domain.picture import Picture, RgbImage
from desktop_app.domain.product import Product

Verdict = Literal["match", "check", "unknown"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A product found, with its best picture.

    Attributes:
        picture: the nearest of the product's pictures; None for a product
            without pictures, which only browsing shows.
        score: how probable it is that this is the product, 0..1; of ``similar``
            how alike it is; None when nothing was searched for.
        evidence: for a photo, what the score was made of.
        likeness: for a picture of the catalogue, the same.
    """

    product: Product
    picture: Picture | None
    score: float | None
    evidence: Evidence | None = None
    likeness: Similarity | None = None


@dataclass(frozen=True, slots=True)
class CategoryGuess:
    """The category of a photo, guessed from the nearest pictures; score 0..1."""

    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds of each stage of one query.

    Attributes:
        decode: from the file's bytes to pixels; next to nothing for a camera's picture.
        crop: cutting out the middle, and bringing it and the whole to the model's size.
        embed: the model.
        search: the nearest pictures, and whose they are.
        verify: keypoints, and the score.
        total: all of it.
    """

    decode: float
    crop: float
    embed: float
    search: float
    verify: float
    total: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a photo, best first.

    Attributes:
        photo: the photo as it was looked at, upright, (height, width, 3) RGB;
            None for ``similar``, which has no photo.
        crop: its middle, which is looked at once more from nearer by; None without a photo.
        vector: the photo's embedding as the model gives it, (dim,) float32 of
            length 1; None without a photo.
    """

    verdict: Verdict
    category: CategoryGuess | None
    hits: tuple[Hit, ...]
    ms: Timings
    device: str
    photo: RgbImage | None = None
    crop: RgbImage | None = None
    vector: npt.NDArray[np.float32] | None = None
