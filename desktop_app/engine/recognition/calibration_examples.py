"""Photos whose product is known, with their answers: what calibrations are fitted to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Hit
from desktop_app.domain.calibration import Calibration
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.geometric_verification import (
    VERIFIED_CANDIDATES,
    RegionMatcher,
)
from desktop_app.engine.recognition.pipeline import RecognitionPipeline
from desktop_app.engine.recognition.scoring import probability
from desktop_app.vision.embedder import Embedder

# Digits of the features that are kept.
_DIGITS: Final = 5


@dataclass(frozen=True, slots=True)
class Example:
    """The answer to a photo whose product is known.

    Attributes:
        hits: the measured features of each hit.
        right: position of the hit that is the product; None if there is none.
        is_absent: whether the product was not in the catalogue.
    """

    hits: Sequence[Mapping[str, float]]
    right: int | None
    is_absent: bool


class ExampleSearch:
    """Searches a catalogue for photos whose product is known.

    Args:
        embedder: the model.
        index: of the catalogue's pictures.
        catalogue: the catalogue.
    """

    def __init__(self, embedder: Embedder, index: PictureIndex, catalogue: Catalogue) -> None:
        self._embedder = embedder
        self._index = index
        self._catalogue = catalogue

    def examples(
        self, photo: RgbImage, product_id: int | None, *, without: Collection[int] = ()
    ) -> list[Example]:
        """Search with the product in the catalogue and, as some photos show absent ones, without.

        Args:
            photo: (h, w, 3) uint8 RGB.
            product_id: the product that it shows; None if that is not in the catalogue.
            without: ids of pictures that are left out of the first search.
        """
        matcher = RegionMatcher(photo, WHOLE_PHOTO)
        if product_id is None:
            return [_example(self._hits(photo, (), matcher), None, is_absent=True)]
        pictures = self._catalogue.pictures.of_products([product_id])[product_id]
        own = [picture.id for picture in pictures]
        return [
            _example(self._hits(photo, without, matcher), product_id, is_absent=False),
            _example(self._hits(photo, own, matcher), product_id, is_absent=True),
        ]

    def _hits(
        self, photo: RgbImage, without: Collection[int], matcher: RegionMatcher
    ) -> tuple[Hit, ...]:
        index = self._index.without(without)
        pipeline = RecognitionPipeline(self._embedder, index, self._catalogue, None)
        (answer,) = pipeline.run(photo, top=VERIFIED_CANDIDATES, matcher=matcher)
        return answer.hits


def _example(hits: Sequence[Hit], product_id: int | None, *, is_absent: bool) -> Example:
    features = [hit.evidence.features for hit in hits if hit.evidence is not None]
    rounded = [{name: round(value, _DIGITS) for name, value in some.items()} for some in features]
    products = [hit.product.id for hit in hits]
    right = products.index(product_id) if product_id in products else None
    return Example(rounded, right, is_absent)


def first_hit(example: Example, calibration: Calibration | None) -> tuple[float, bool]:
    """Return the score of the hit that comes first, and whether it is right; 0 without hits."""
    scored = [
        (probability(features, calibration), row == example.right)
        for row, features in enumerate(example.hits)
    ]
    return max(scored, default=(0.0, False))
