"""The crops of all regions are embedded in one batch, and so are the boxes of products."""

from typing import Any, cast

import numpy as np

from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.recognition.embedding import embed_boxes, embed_photo, embed_regions
from desktop_app.engine.recognition.multi_crop import crop_boxes, crop_regions
from desktop_app.vision.embedder import Embedder


class MeanColour:
    """A model whose embedding is the mean colour."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def preprocess(self, pixels: np.ndarray) -> np.ndarray:
        return np.asarray(pixels.mean(axis=(0, 1)))

    def embed(self, batch: np.ndarray) -> np.ndarray:
        self.batches.append(len(batch))
        return batch.astype(np.float32)


def test_regions_share_a_batch_and_get_their_own_embeddings() -> None:
    model = MeanColour()
    embedder = cast("Embedder", cast("Any", model))
    photo = np.zeros((20, 20, 3), np.uint8)
    photo[:, 10:] = 200
    regions = (Region(0, 0, 0.5, 1), Region(0.5, 0, 1, 1))
    left, right = embed_regions(crop_regions(photo, regions, embedder), embedder)
    assert model.batches == [4]
    assert left.shape == right.shape == (2, 3)
    assert (left == 0).all()
    assert (right == 200).all()
    assert embed_regions([], embedder) == []
    (only,) = embed_regions(crop_regions(photo, (WHOLE_PHOTO,), embedder), embedder)
    assert np.array_equal(embed_photo(photo, embedder), only)


def test_the_boxes_of_products_are_embedded_alone() -> None:
    model = MeanColour()
    embedder = cast("Embedder", cast("Any", model))
    photo = np.zeros((20, 20, 3), np.uint8)
    photo[:, 10:] = 200
    crops = crop_regions(photo, (WHOLE_PHOTO, Region(0, 0, 0.5, 1)), embedder)
    boxed = crop_boxes(crops, [Region(0.5, 0, 1, 1), None], photo, embedder)
    box, none = embed_boxes(boxed, embedder)
    assert model.batches == [1]
    assert (box == 200).all()
    assert (len(box), len(none)) == (1, 0)
    assert boxed[0].inputs.shape == (3, 3)
    assert boxed[0].inner.shape == (20, 10, 3)
    assert boxed[1] is crops[1]
