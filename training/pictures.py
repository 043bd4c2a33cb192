"""Labelled pictures, decoded once and kept in memory for training and evaluation."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from datasets.labelled_photos import LabelledPhoto
from desktop_app.domain.picture import RgbImage

# Few photos of the two data sets are larger.
_MAX_SIDE_PX = 400


@dataclass(frozen=True)
class PictureSet:
    """Decoded pictures with their labels.

    Attributes:
        pictures: (h, w, 3) uint8 RGB each.
        labels: (n,) int64 product or category of each.
        coarse_labels: (n,) int64 category of each.
        names: names of the files.
        is_package: (n,) bool, whether it shows a carton or a pot.
    """

    pictures: list[RgbImage]
    labels: npt.NDArray[np.int64]
    coarse_labels: npt.NDArray[np.int64]
    names: list[str]
    is_package: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.pictures)

    def select(self, mask: npt.NDArray[np.bool_]) -> "PictureSet":
        """Return the pictures where ``mask``, (n,) bool, is true."""
        kept = np.flatnonzero(mask)
        return PictureSet(
            [self.pictures[i] for i in kept],
            self.labels[kept],
            self.coarse_labels[kept],
            [self.names[i] for i in kept],
            self.is_package[kept],
        )


def concatenate(sets: Iterable[PictureSet]) -> PictureSet:
    """Concatenate picture sets whose labels use the same numbering."""
    parts = list(sets)
    return PictureSet(
        [picture for part in parts for picture in part.pictures],
        np.concatenate([part.labels for part in parts]),
        np.concatenate([part.coarse_labels for part in parts]),
        [name for part in parts for name in part.names],
        np.concatenate([part.is_package for part in parts]),
    )


def decode_pictures(photos: Sequence[LabelledPhoto]) -> PictureSet:
    """Decode pictures into memory, scaled down to at most 400 px."""
    with ThreadPoolExecutor(2) as pool:
        pictures = list(pool.map(_decode, [photo.file for photo in photos]))
    return PictureSet(
        pictures,
        np.array([photo.label for photo in photos]),
        np.array([photo.coarse_label for photo in photos]),
        [photo.file.name for photo in photos],
        np.array([photo.is_package for photo in photos]),
    )


def _decode(file: Path) -> RgbImage:
    pixels = cv2.imdecode(np.fromfile(file, np.uint8), cv2.IMREAD_COLOR_RGB)
    if pixels is None:
        raise ValueError(f"{file} is no picture")
    scale = _MAX_SIDE_PX / max(pixels.shape[:2])
    if scale < 1:
        pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(pixels, np.uint8)
