"""Counting of the products in a photo of many.

Every box of the detector is searched like a photo of its own. What is not clearly a product of
the catalogue stays an unknown thing.
"""

from collections.abc import Generator, Sequence
from itertools import pairwise
from typing import Final, Self

import numpy as np

from desktop_app import paths
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Hit, Timings, Verdict
from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counting.counting_card import CountingParameters, load_counting_parameters
from desktop_app.engine.counting.unit_merging import merge_units
from desktop_app.engine.counting.unit_scoring import RANKED_HITS, rank_hits, unit_verdict
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.photo_decoding import PhotoSource, decode_photo
from desktop_app.engine.recognition.pipeline import RecognitionPipeline
from desktop_app.engine.recognition.product_boxes import BoxDetector
from desktop_app.engine.recognition.stage_timer import StageTimer
from desktop_app.vision.product_detection import LARGE_SIDE_PX
from desktop_app.vision.repetition import repetitions

# Number of products that a box is answered with.
HITS_OF_A_BOX: Final = 5
# Longer side at which a photo is looked at, the photo of a shelf more closely: small things side
# by side have one box in a smaller picture. A live picture has no time for that.
PHOTO_SIDE_PX: Final = 768
SHELF_SIDE_PX: Final = 1088
# Maximum number of boxes that are searched.
_MOST: Final = 100
# Less certain boxes are not searched.
_MIN_SCORE: Final = 0.3
# Number of boxes that are searched in one step of a job; it takes some 0.1 s.
_BOXES_A_STEP: Final = 4


class Counting:
    """Counts the products of one catalogue in photos.

    Args:
        pipeline: searches in the boxes.
        detector: finds the boxes; without it nothing is found.
        catalogue: has the colours by which hits are ordered.
        parameters: of counting with the pipeline's model; None to score boxes as photos.
    """

    def __init__(
        self,
        pipeline: RecognitionPipeline,
        detector: BoxDetector | None,
        catalogue: Catalogue,
        parameters: CountingParameters | None,
    ) -> None:
        self._pipeline = pipeline
        self._catalogue = catalogue
        self._parameters = parameters
        self._detector = detector

    @classmethod
    def open(
        cls,
        pipeline: RecognitionPipeline,
        detector: BoxDetector | None,
        catalogue: Catalogue,
        index: PictureIndex,
    ) -> Self:
        """Count with the shipped parameters, if they suit the index of the pipeline."""
        known = load_counting_parameters(paths.counting_card(), pipeline.embedder)
        return cls(pipeline, detector, catalogue, known if index.is_original else None)

    @property
    def pipeline(self) -> RecognitionPipeline:
        """What searches in the boxes; another one if the index of the catalogue is."""
        return self._pipeline

    @property
    def finds_boxes(self) -> bool:
        """Whether there is a detector; without one the user draws all boxes."""
        return self._detector is not None

    def count(
        self,
        source: PhotoSource,
        regions: Sequence[Region] | None = None,
        *,
        side_px: int = PHOTO_SIDE_PX,
    ) -> PhotoCount:
        """Return the units of products, and the unknown things, in a photo.

        Args:
            source: a file, an encoded picture, or (h, w, 3) uint8 RGB.
            regions: where things are, as ``detect`` has found; None to find them.
            side_px: as for ``detect``.

        Raises:
            VitrineError: the photo cannot be read.
        """
        timer = StageTimer()
        photo = timer.run("decode", decode_photo, source)
        if regions is None:
            regions = timer.run("detect", self.detect, photo, side_px)
        units = timer.run("search", self.search, photo, regions)
        counted = timer.run("merge", merge_units, units)
        return PhotoCount(photo, counted, timer.timings())

    def count_in_steps(self, source: PhotoSource) -> Generator[None, None, PhotoCount]:
        """Count in the photo of a shelf, a few boxes a step, so that it can be stopped soon.

        Yields:
            None after each step.

        Returns:
            the count, without times.

        Raises:
            VitrineError: the photo cannot be read.
        """
        photo = decode_photo(source)
        yield
        regions = self.detect(photo, SHELF_SIDE_PX)
        units: list[FoundUnit] = []
        for start in range(0, len(regions), _BOXES_A_STEP):
            yield
            units += self.search(photo, regions[start : start + _BOXES_A_STEP])
        return PhotoCount(photo, merge_units(units), Timings({}, 0.0))

    def detect(self, photo: RgbImage, side_px: int = LARGE_SIDE_PX) -> tuple[Region, ...]:
        """Return where things are, the most certain first, before they are searched.

        Args:
            photo: (h, w, 3) uint8 RGB.
            side_px: longer side at which it is looked at, such as ``PHOTO_SIDE_PX``; a live
                picture if it is left out.
        """
        if self._detector is None:
            return ()
        boxes = self._detector.detect(photo, _MOST, side_px=side_px)
        regions = [box.region for box in boxes if box.score >= _MIN_SCORE]
        if side_px < PHOTO_SIDE_PX:
            return tuple(regions)
        return tuple(part for region in regions for part in _split(photo, region))

    def search(self, photo: RgbImage, regions: Sequence[Region]) -> tuple[FoundUnit, ...]:
        """Return a unit for each region, in the same order, also for what the user has drawn.

        Args:
            photo: (h, w, 3) uint8 RGB.
            regions: each is taken to show one thing.
        """
        if not regions:
            return ()
        parameters = self._parameters
        answers = self._pipeline.run(
            photo,
            regions,
            top=RANKED_HITS,
            detects_product=False,
            embedder=None if parameters is None else parameters.embedder,
        )
        if parameters is None:
            return tuple(
                _as_unit(region, answer.verdict, answer.hits)
                for region, answer in zip(regions, answers, strict=True)
            )
        pixels = [region.cut_from(photo) for region in regions]
        hits = [answer.hits for answer in answers]
        ranked = rank_hits(pixels, hits, self._catalogue, parameters.weights)
        return tuple(
            _as_unit(region, unit_verdict(hits), hits)
            for region, hits in zip(regions, ranked, strict=True)
        )


def _split(photo: RgbImage, region: Region) -> list[Region]:
    """Return the parts of a box around several equal things side by side; one thing is one part."""
    count = repetitions(region.cut_from(photo))
    sides = np.linspace(region.left, region.right, count + 1).tolist()
    return [Region(left, region.top, right, region.bottom) for left, right in pairwise(sides)]


def _as_unit(region: Region, verdict: Verdict, hits: tuple[Hit, ...]) -> FoundUnit:
    counted = hits[0] if hits and verdict != "unknown" else None
    return FoundUnit(region, verdict, hits[:HITS_OF_A_BOX], counted)
