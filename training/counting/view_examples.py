"""Boxes of scenes as a detector may find them and a camera see them, to learn from."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.picture_decoding import read_photo
from training.augmentation import Random, imitate_camera
from training.counting.sample_shop import Box
from training.counting.view_network import ViewNetwork
from training.extend_embedding import statistics_pictures

# Views of each box besides the exact one.
VIEWS: Final = 7
_EDGE_SPREAD: Final = 0.06
_MARGIN: Final = (-0.04, 0.08)
_TURN_PROBABILITY: Final = 0.5
_QUARTER_TURN_PROBABILITY: Final = 0.3
_TILT_DEGREES: Final = 8.0
_CAMERA_PROBABILITY: Final = 0.75
# Of the pictures of ``training.extend_embedding``, one of so many is used.
_PICTURE_STEP: Final = 4
_BATCH: Final = 32


def view_values(
    boxes: Sequence[Box], network: ViewNetwork, embedder: Embedder
) -> npt.NDArray[np.float16]:
    """Return ``ViewNetwork.lower_values`` of ``1 + VIEWS`` views of each box, in turn."""
    random = np.random.default_rng(0)
    return _values((one for box in boxes for one in _views(box, embedder, random)), network)


def picture_values(
    data: Path, network: ViewNetwork, embedder: Embedder
) -> tuple[npt.NDArray[np.float16], npt.NDArray[np.float32]]:
    """Return the lower values and the shipped embeddings of pictures that are no views from above.

    Args:
        data: folder of the data sets.
        network: the network.
        embedder: the shipped model.
    """
    files = [one.file for one in list(statistics_pictures(data))[::_PICTURE_STEP]]
    inputs = [embedder.preprocess(read_photo(file).pixels) for file in files]
    return _values(iter(inputs), network), embedder.embed(np.stack(inputs))


def _values(
    inputs: Iterator[npt.NDArray[np.uint8]], network: ViewNetwork
) -> npt.NDArray[np.float16]:
    values = []
    while batch := [one for _, one in zip(range(_BATCH), inputs, strict=False)]:
        values.append(network.lower_values(np.stack(batch)))
    return np.concatenate(values)


def _views(box: Box, embedder: Embedder, random: Random) -> Iterator[npt.NDArray[np.uint8]]:
    yield embedder.preprocess(box.pixels)
    for _ in range(VIEWS):
        pixels = _turned(_found(box.region, random).cut_from(box.scene.photo), random)
        view = np.asarray(embedder.preprocess(pixels), np.uint8)
        if random.random() < _CAMERA_PROBABILITY:
            view = imitate_camera(view, random)
        yield np.ascontiguousarray(view)


def _found(region: Region, random: Random) -> Region:
    """Return a region as a detector may find it."""
    width, height = region.right - region.left, region.bottom - region.top
    out = random.uniform(*_MARGIN) + random.normal(0, _EDGE_SPREAD, 4)
    return Region(
        max(region.left - out[0] * width, 0.0),
        max(region.top - out[1] * height, 0.0),
        min(region.right + out[2] * width, 1.0),
        min(region.bottom + out[3] * height, 1.0),
    )


def _turned(pixels: RgbImage, random: Random) -> RgbImage:
    """Return a picture turned a little, and sometimes by right angles, or as it is."""
    if random.random() >= _TURN_PROBABILITY:
        return pixels
    if random.random() < _QUARTER_TURN_PROBABILITY:
        pixels = np.ascontiguousarray(np.rot90(pixels, int(random.integers(1, 4))))
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), random.normal(0, _TILT_DEGREES), 1)
    turned = cv2.warpAffine(pixels, matrix, (width, height), borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(turned, np.uint8)
