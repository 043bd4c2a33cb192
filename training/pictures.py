"""The pictures that are trained on and measured with, decoded once and kept in memory."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.datasets import Picture

RgbImage = npt.NDArray[np.uint8]

# The photos of both data sets are hardly larger.
_SIDE_PX = 400


@dataclass(frozen=True)
class PictureSet:
    """Pictures with labels.

    Attributes:
        pictures: (h, w, 3) uint8 RGB each.
        labels: (n,) product or category of each.
        coarse: (n,) coarse category of each.
        names: of the files.
        packages: (n,) bool, whether it shows a carton or a pot.
    """

    pictures: list[RgbImage]
    labels: npt.NDArray[np.int64]
    coarse: npt.NDArray[np.int64]
    names: list[str]
    packages: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.pictures)

    def where(self, mask: npt.NDArray[np.bool_]) -> "PictureSet":
        """Return the pictures for which ``mask``, (n,) bool, is true."""
        kept = np.flatnonzero(mask)
        return PictureSet(
            [self.pictures[i] for i in kept],
            self.labels[kept],
            self.coarse[kept],
            [self.names[i] for i in kept],
            self.packages[kept],
        )


def joined(sets: Iterable[PictureSet]) -> PictureSet:
    """Return the pictures of all sets; their labels must count in one numbering."""
    parts = list(sets)
    return PictureSet(
        [picture for part in parts for picture in part.pictures],
        np.concatenate([part.labels for part in parts]),
        np.concatenate([part.coarse for part in parts]),
        [name for part in parts for name in part.names],
        np.concatenate([part.packages for part in parts]),
    )


def decoded(listed: Sequence[Picture]) -> PictureSet:
    """Read pictures into memory."""
    with ThreadPoolExecutor(2) as pool:
        pictures = list(pool.map(_decoded, [picture.file for picture in listed]))
    return PictureSet(
        pictures,
        np.array([picture.label for picture in listed]),
        np.array([picture.coarse for picture in listed]),
        [picture.file.name for picture in listed],
        np.array([picture.is_package for picture in listed]),
    )


def _decoded(file: Path) -> RgbImage:
    pixels = cv2.imdecode(np.fromfile(file, np.uint8), cv2.IMREAD_COLOR_RGB)
    if pixels is None:
        raise ValueError(f"{file} is no picture")
    scale = _SIDE_PX / max(pixels.shape[:2])
    if scale < 1:
        pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(pixels, np.uint8)
