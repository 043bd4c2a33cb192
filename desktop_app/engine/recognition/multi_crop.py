"""The crop stage: each region of a photo is embedded whole and by its middle.

Products are usually held in the middle of a photo, with a room or other products
around them, while catalogue pictures show little but the product.
``docs/decisions/0008-embed-the-central-crop-too.md`` has the measurements.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.search.array_types import Vectors
from desktop_app.vision.embedder import Embedder

# Share of the region's width and height that the central crop has.
CENTRAL_SHARE: Final = 0.7
# Subtracted from the similarity of the central crop: it counts only where it is
# clearly more similar than the whole region.
CENTRAL_CROP_PENALTY: Final = 0.025


@dataclass(frozen=True, slots=True)
class RegionCrops:
    """A region of a photo and its crops.

    Attributes:
        region: the part of the photo.
        pixels: of the region, (h, w, 3) uint8 RGB.
        central: the middle of ``pixels``.
        inputs: (crops, ...) the model's input of both, the whole region first.
    """

    region: Region
    pixels: RgbImage
    central: RgbImage
    inputs: npt.NDArray[Any]


def crop_regions(
    photo: RgbImage, regions: Sequence[Region], embedder: Embedder
) -> list[RegionCrops]:
    """Cut the crops of each region out of a photo and resize them for the model.

    Args:
        photo: (h, w, 3) uint8 RGB.
        regions: parts of the photo.
        embedder: the model.
    """
    return [_crop(photo, region, embedder) for region in regions]


def _crop(photo: RgbImage, region: Region, embedder: Embedder) -> RegionCrops:
    pixels = region.cut_from(photo)
    central = central_crop(pixels)
    inputs = np.stack([embedder.preprocess(crop) for crop in (pixels, central)])
    return RegionCrops(region, pixels, central, inputs)


def central_crop(pixels: RgbImage, share: float = CENTRAL_SHARE) -> RgbImage:
    """Return the middle of a picture, ``share`` of its width and height."""
    height, width = pixels.shape[:2]
    top, left = (round(side * (1 - share) / 2) for side in (height, width))
    return pixels[top : height - top, left : width - left]


def best_of_crops(similarities: Vectors, penalty: float = CENTRAL_CROP_PENALTY) -> Vectors:
    """Return the similarity of each picture to the crop that suits it best.

    Args:
        similarities: (crops, n) similarity of each crop to n pictures, the whole region first.
        penalty: subtracted from the similarities of all other crops.

    Returns:
        (n,) float32.
    """
    penalties = np.full((len(similarities), 1), penalty, np.float32)
    penalties[0] = 0
    return np.asarray((similarities - penalties).max(axis=0))
