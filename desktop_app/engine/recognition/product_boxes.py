"""The detect stage: where the product is in a photo.

A counter sees one product held up, or lying in front of others. So of the things that a
detector finds, large ones near the middle are more probably the product.
``docs/decisions/0015-embed-the-box-of-the-product.md`` has the measurements.
"""

import logging
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from desktop_app import paths
from desktop_app.domain.answer import Hit
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.multi_crop import RegionCrops
from desktop_app.vision.device import ONNXRUNTIME_ERRORS
from desktop_app.vision.product_detection import ProductDetector

_log = logging.getLogger(__name__)

_LOAD_ERRORS: Final[tuple[type[Exception], ...]] = (OSError, *ONNXRUNTIME_ERRORS)

# Less certain boxes are not used.
MIN_SCORE: Final = 0.3
# A smaller share of the photo is a part of the product, or something in the background.
MIN_AREA: Final = 0.12
# Number of boxes of which the product's is chosen.
_MOST: Final = 10
# Standard deviation of the middle of the product's box, as a share of the photo's sides.
_SPREAD: Final = 0.35


class Box(Protocol):
    """A thing in a photo."""

    @property
    def region(self) -> Region:
        """Where it is."""

    @property
    def score(self) -> float:
        """How certain it is, 0..1."""


class BoxDetector(Protocol):
    """Finds the things in a photo, whatever they are."""

    def detect(self, photo: RgbImage, most: int = ..., *, side_px: int = ...) -> Sequence[Box]:
        """Return where things are.

        Args:
            photo: (h, w, 3) uint8 RGB.
            most: maximum number of boxes.
            side_px: longer side at which the photo is looked at.
        """


def load_product_detector(folder: Path) -> ProductDetector | None:
    """Return the detector in a folder; None if it cannot be used, which is logged.

    Args:
        folder: of the detectors.
    """
    try:
        return ProductDetector.load(folder)
    except _LOAD_ERRORS as error:
        _log.warning("photos are searched without the box of the product: %s", error)
        return None


@cache
def shipped_detector() -> ProductDetector | None:
    """Return the detector that the program comes with, loaded once; None if it is unusable."""
    return load_product_detector(paths.detectors_folder())


def find_product_boxes(
    photo: RgbImage, regions: Sequence[Region], detector: BoxDetector | None
) -> list[Region | None]:
    """Return the box of the product in each region.

    Args:
        photo: (h, w, 3) uint8 RGB.
        regions: parts of the photo; the product is looked for in the whole photo only, because
            other regions were chosen to show it.
        detector: None if there is none.

    Returns:
        The box as a part of the photo for each region; None where no product is found.
    """
    if detector is None or WHOLE_PHOTO not in regions:
        return [None] * len(regions)
    try:
        boxes = detector.detect(photo, _MOST)
    except ONNXRUNTIME_ERRORS as error:
        _log.warning("the product is not looked for: %s", error)
        boxes = ()
    certain = [box for box in boxes if box.score >= MIN_SCORE]
    best = max(certain, key=prominence, default=None)
    found = None if best is None or best.region.area < MIN_AREA else best.region
    return [found if region == WHOLE_PHOTO else None for region in regions]


def prominence(box: Box) -> float:
    """Return how probably a box is that of the product: its score, size and place count."""
    region = box.region
    size = math.sqrt(region.area)
    across, down = (region.left + region.right - 1) / 2, (region.top + region.bottom - 1) / 2
    return box.score * size * math.exp(-(across**2 + down**2) / (2 * _SPREAD**2))


def answered_regions(
    crops: Sequence[RegionCrops],
    embeddings: Sequence[npt.NDArray[np.float32]],
    hits: Sequence[Sequence[Hit]],
    index: PictureIndex,
) -> list[Region]:
    """Return the part of the photo that each answer is about.

    That is the box of the product, unless the picture of the first hit is more similar to the
    whole region.

    Args:
        crops: of each region.
        embeddings: (crops, dim) of each region.
        hits: of each region, best first.
        index: of the catalogue's pictures.
    """
    return [_answered_region(*one, index) for one in zip(crops, embeddings, hits, strict=True)]


def _answered_region(
    crops: RegionCrops,
    vectors: npt.NDArray[np.float32],
    hits: Sequence[Hit],
    index: PictureIndex,
) -> Region:
    if crops.box is None:
        return crops.region
    picture = hits[0].picture if hits else None
    if picture is None:
        return crops.box
    box, whole = index.compare([vectors[:1], vectors[1:]], [picture.id])
    is_whole_better = whole.scores.max(initial=-1) > box.scores.max(initial=-1)
    return crops.region if is_whole_better else crops.box
