"""The crop stage: each region of a photo is embedded whole, and by the product in it.

Catalogue pictures show little but the product, while a photo shows a room or other products
around it. Where the box of the product is unknown, its middle is used, because products are
usually held there. ``docs/decisions/0008-embed-the-central-crop-too.md`` and
``docs/decisions/0015-embed-the-box-of-the-product.md`` have the measurements.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
# clearly more similar than the whole region and the box of the product.
CENTRAL_CROP_PENALTY: Final = 0.025


@dataclass(frozen=True, slots=True)
class RegionCrops:
    """A region of a photo and its crops.

    Attributes:
        region: the part of the photo.
        pixels: of the region, (h, w, 3) uint8 RGB.
        box: of the product, as a part of the photo; None if it is unknown.
        inner: the pixels of the box, or else the middle of ``pixels``.
        inputs: (crops, ...) the model's input of the box, if it is known, of the whole region
            and of its middle.
    """

    region: Region
    pixels: RgbImage
    box: Region | None
    inner: RgbImage
    inputs: npt.NDArray[Any]


def crop_regions(
    photo: RgbImage, regions: Sequence[Region], embedder: Embedder
) -> list[RegionCrops]:
    """Cut each region and its middle out of a photo and resize them for the model.

    Args:
        photo: (h, w, 3) uint8 RGB.
        regions: parts of the photo.
        embedder: the model.
    """
    return [_crop(photo, region, embedder) for region in regions]


def _crop(photo: RgbImage, region: Region, embedder: Embedder) -> RegionCrops:
    pixels = region.cut_from(photo)
    middle = central_crop(pixels)
    inputs = np.stack([embedder.preprocess(crop) for crop in (pixels, middle)])
    return RegionCrops(region, pixels, None, middle, inputs)


def crop_boxes(
    crops: Sequence[RegionCrops],
    boxes: Sequence[Region | None],
    photo: RgbImage,
    embedder: Embedder,
) -> list[RegionCrops]:
    """Add the box of the product to the crops of the regions where it is known.

    Args:
        crops: of each region.
        boxes: of the product in each region, as ``find_product_boxes`` returns them.
        photo: (h, w, 3) uint8 RGB.
        embedder: the model.
    """
    return [
        own if box is None else _with_box(own, box, photo, embedder)
        for own, box in zip(crops, boxes, strict=True)
    ]


def _with_box(crops: RegionCrops, box: Region, photo: RgbImage, embedder: Embedder) -> RegionCrops:
    pixels = box.cut_from(photo)
    inputs = np.concatenate([embedder.preprocess(pixels)[np.newaxis], crops.inputs])
    return replace(crops, box=box, inner=pixels, inputs=inputs)


def central_crop(pixels: RgbImage, share: float = CENTRAL_SHARE) -> RgbImage:
    """Return the middle of a picture, ``share`` of its width and height."""
    height, width = pixels.shape[:2]
    top, left = (round(side * (1 - share) / 2) for side in (height, width))
    return pixels[top : height - top, left : width - left]


def best_of_crops(similarities: Vectors, penalty: float = CENTRAL_CROP_PENALTY) -> Vectors:
    """Return the similarity of each picture to the crop that suits it best.

    Args:
        similarities: (crops, n) similarity of each crop to n pictures, the central crop last;
            a single crop is that of the whole region.
        penalty: subtracted from the similarities of the central crop.

    Returns:
        (n,) float32.
    """
    penalties = np.zeros((len(similarities), 1), np.float32)
    penalties[1:][-1:] = penalty
    return np.asarray((similarities - penalties).max(axis=0))
