"""What is embedded of a picture of the catalogue: the product, without a large margin.

Photos are searched by the box of the product. A product that fills half of its picture would
look smaller than in the photo, and on a table among other things. Most pictures have a small
margin and are embedded whole. ``docs/decisions/0015-embed-the-box-of-the-product.md`` has the
measurements.
"""

from typing import Any, Final

import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.recognition.product_boxes import (
    BoxDetector,
    find_product_boxes,
    shipped_detector,
)
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.plain_margin import inside_plain_margin

# Longer side of the product, as a share of the picture's longer side, from which on the picture
# is embedded whole.
MAX_SIDE: Final = 0.75
# What is smaller has too few pixels to be recognised, or is a speck.
MIN_SIDE: Final = 0.1


def catalogue_input(picture: RgbImage, embedder: Embedder) -> npt.NDArray[Any]:
    """Return the model's input of a catalogue picture; may be called on any thread.

    Args:
        picture: (h, w, 3) uint8 RGB.
        embedder: the model.

    Returns:
        as ``Embedder.preprocess``.
    """
    return embedder.preprocess(embedded_region(picture, shipped_detector()).cut_from(picture))


def embedded_region(picture: RgbImage, detector: BoxDetector | None) -> Region:
    """Return the part of a catalogue picture to embed.

    A margin of one colour is found by its colour. The product is looked for in other pictures
    only, so that studio pictures are imported as fast as without a detector.

    Args:
        picture: (h, w, 3) uint8 RGB.
        detector: None if there is none.
    """
    region = inside_plain_margin(picture)
    if region is None:
        (region,) = find_product_boxes(picture, (WHOLE_PHOTO,), detector)
    if region is None or not MIN_SIDE <= _longer_side(region, picture) < MAX_SIDE:
        return WHOLE_PHOTO
    return region


def _longer_side(region: Region, picture: RgbImage) -> float:
    """Return the longer side of a region as a share of the picture's longer side."""
    height, width = picture.shape[:2]
    return float(max(region.height * height, region.width * width) / max(height, width))
