"""All crops of all regions are embedded in one batch."""

from typing import Any, cast

import numpy as np

from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.recognition.embedding import embed_photo, embed_regions
from desktop_app.engine.recognition.multi_crop import crop_regions
from desktop_app.vision.embedder import EmbeddedPictures, Embedder


class MeanColour:
    """A model whose embedding is the mean colour, and the map the same at five positions."""

    def __init__(self, *, has_maps: bool = False) -> None:
        self.has_maps = has_maps
        self.batches: list[int] = []

    def preprocess(self, pixels: np.ndarray) -> np.ndarray:
        return np.asarray(pixels.mean(axis=(0, 1)))

    def embed_with_maps(self, batch: np.ndarray) -> EmbeddedPictures:
        self.batches.append(len(batch))
        maps = np.repeat(batch[:, np.newaxis], 5, axis=1).astype(np.int8) if self.has_maps else None
        return EmbeddedPictures(batch.astype(np.float32), maps)


def test_regions_share_a_batch_and_get_their_own_embeddings() -> None:
    model = MeanColour()
    embedder = cast("Embedder", cast("Any", model))
    photo = np.zeros((20, 20, 3), np.uint8)
    photo[:, 10:] = 200
    regions = (Region(0, 0, 0.5, 1), Region(0.5, 0, 1, 1))
    left, right = embed_regions(crop_regions(photo, regions, embedder), embedder)
    assert model.batches == [4]
    assert left.vectors.shape == right.vectors.shape == (2, 3)
    assert (left.vectors == 0).all()
    assert (right.vectors == 200).all()
    assert left.maps is None
    assert embed_regions([], embedder) == []
    (only,) = embed_regions(crop_regions(photo, (WHOLE_PHOTO,), embedder), embedder)
    assert np.array_equal(embed_photo(photo, embedder).vectors, only.vectors)


def test_regions_get_their_own_feature_maps() -> None:
    embedder = cast("Embedder", cast("Any", MeanColour(has_maps=True)))
    photo = np.zeros((20, 20, 3), np.uint8)
    photo[:, 10:] = 100
    regions = (Region(0, 0, 0.5, 1), Region(0.5, 0, 1, 1))
    left, right = embed_regions(crop_regions(photo, regions, embedder), embedder)
    assert left.maps is not None
    assert right.maps is not None
    assert left.maps.shape == right.maps.shape == (2, 5, 3)
    assert (left.maps == 0).all()
    assert (right.maps == 100).all()
