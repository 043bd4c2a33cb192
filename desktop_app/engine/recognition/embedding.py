"""The embed stage: the model's embeddings of the crops of all regions, in batches."""

from collections.abc import Sequence

import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.engine.recognition.multi_crop import RegionCrops, crop_regions
from desktop_app.search.array_types import Vectors
from desktop_app.vision.embedder import Embedder


def embed_regions(crops: Sequence[RegionCrops], embedder: Embedder) -> list[Vectors]:
    """Return the embeddings of each region's crops, (crops, dim) float32 of length 1.

    Args:
        crops: of each region.
        embedder: the model.
    """
    if not crops:
        return []
    embeddings = embedder.embed(np.concatenate([region.inputs for region in crops]))
    ends = np.cumsum([len(region.inputs) for region in crops])
    return np.split(embeddings, ends[:-1])


def embed_boxes(crops: Sequence[RegionCrops], embedder: Embedder) -> list[Vectors]:
    """Return the embeddings of the products' boxes alone, in one batch.

    Args:
        crops: of each region.
        embedder: the model.

    Returns:
        (1, dim) float32 of length 1 for each region, or (0, dim) where the box is unknown.
    """
    counts = [0 if region.box is None else 1 for region in crops]
    inputs = [region.inputs[:count] for region, count in zip(crops, counts, strict=True)]
    embeddings = embedder.embed(np.concatenate(inputs))
    return np.split(embeddings, np.cumsum(counts)[:-1])


def embed_photo(photo: RgbImage, embedder: Embedder) -> Vectors:
    """Return the embeddings of a whole photo's crops, (crops, dim) float32 of length 1.

    Args:
        photo: (h, w, 3) uint8 RGB.
        embedder: the model.
    """
    return embed_regions(crop_regions(photo, (WHOLE_PHOTO,), embedder), embedder)[0]
