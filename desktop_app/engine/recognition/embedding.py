"""The embed stage: the model's outputs for all crops, in one batch."""

from collections.abc import Sequence

import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.engine.recognition.multi_crop import RegionCrops, crop_regions
from desktop_app.vision.embedder import EmbeddedPictures, Embedder


def embed_regions(crops: Sequence[RegionCrops], embedder: Embedder) -> list[EmbeddedPictures]:
    """Return the embeddings and feature maps of each region's crops."""
    if not crops:
        return []
    vectors, maps = embedder.embed_with_maps(np.concatenate([region.inputs for region in crops]))
    ends = np.cumsum([len(region.inputs) for region in crops])[:-1]
    own_maps = [None] * len(crops) if maps is None else np.split(maps, ends)
    return [
        EmbeddedPictures(own_vectors, own)
        for own_vectors, own in zip(np.split(vectors, ends), own_maps, strict=True)
    ]


def embed_photo(photo: RgbImage, embedder: Embedder) -> EmbeddedPictures:
    """Return the embeddings and feature maps of a whole photo's crops.

    Args:
        photo: (h, w, 3) uint8 RGB.
        embedder: the model.
    """
    return embed_regions(crop_regions(photo, (WHOLE_PHOTO,), embedder), embedder)[0]
