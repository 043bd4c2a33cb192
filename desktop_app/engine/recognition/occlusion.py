"""Which parts of a photo made the model answer as it did: an occlusion map.

A grey patch is moved over the photo; where it lowers the similarity to the product most, the
photo shows what decided. Zeiler and Fergus, "Visualizing and Understanding Convolutional
Networks", ECCV 2014.
"""

from collections.abc import Iterator
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.search.array_types import Vectors
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.resizing import fit_within

_Slices: TypeAlias = tuple[slice, slice]

# Cells per side of the map; a patch covers two by two of them.
GRID: Final = 6
_PATCH_CELLS: Final = 2
# Other calls of the lane run between two batches.
_BATCH: Final = 6
_SIDE_PX: Final = 256
# The similarity of the same photo differs by less from batch to batch.
_ROUNDING: Final = 1e-5


def occlusion_map(
    photo: RgbImage, pictures: Vectors, embedder: Embedder
) -> Job[npt.NDArray[np.float32]]:
    """Compute how much each part of a photo adds to its similarity to a product.

    Args:
        photo: the region that was searched, (h, w, 3) uint8 RGB.
        pictures: embeddings of the product's pictures, (n, dim) float32 of length 1.
        embedder: the model.

    Returns:
        (6, 6) float32, 0 for parts without influence to 1 for the most important one; all 0
        if no part has any.
    """
    # The model sees no more than this.
    photo = fit_within(photo, _SIDE_PX)
    whole = _similarity(embedder, [photo], pictures)[0]
    patches = list(_patches(photo.shape[0], photo.shape[1]))
    losses: list[float] = []
    for start in range(0, len(patches), _BATCH):
        occluded = [_occluded(photo, patch) for _, patch in patches[start : start + _BATCH]]
        losses += (whole - _similarity(embedder, occluded, pictures)).tolist()
        yield Progress(len(losses), len(patches), Message("Comparing parts of the photo"))
    influence = np.zeros((GRID, GRID), np.float32)
    covered = np.zeros((GRID, GRID), np.float32)
    for (cells, _), loss in zip(patches, losses, strict=True):
        influence[cells] += loss if loss > _ROUNDING else 0.0
        covered[cells] += 1
    influence /= covered
    return influence / (influence.max() or 1.0)


def _patches(height: int, width: int) -> Iterator[tuple[_Slices, _Slices]]:
    """Yield the cells that each patch covers, and its pixels."""
    rows = np.linspace(0, height, GRID + 1).round().astype(int)
    columns = np.linspace(0, width, GRID + 1).round().astype(int)
    for row in range(GRID - _PATCH_CELLS + 1):
        for column in range(GRID - _PATCH_CELLS + 1):
            last_row, last_column = row + _PATCH_CELLS, column + _PATCH_CELLS
            yield (
                (slice(row, last_row), slice(column, last_column)),
                (
                    slice(rows[row], rows[last_row]),
                    slice(columns[column], columns[last_column]),
                ),
            )


def _occluded(photo: RgbImage, patch: _Slices) -> RgbImage:
    occluded = photo.copy()
    occluded[patch] = photo.mean(axis=(0, 1)).astype(np.uint8)
    return occluded


def _similarity(
    embedder: Embedder, photos: list[RgbImage], pictures: Vectors
) -> npt.NDArray[np.float32]:
    """Return the similarity of each photo to the nearest picture, (n,) float32."""
    inputs = np.stack([embedder.preprocess(photo) for photo in photos])
    return np.asarray((embedder.embed(inputs) @ pictures.T).max(axis=1))
