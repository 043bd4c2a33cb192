"""The pictures that are trained on and measured with, decoded once and kept in memory."""

import csv
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

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
        names: the files, relative to the data set.
    """

    pictures: list[RgbImage]
    labels: npt.NDArray[np.int64]
    coarse: npt.NDArray[np.int64]
    names: list[str] = field(default_factory=list)

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
        )


def joined(sets: Iterable[PictureSet]) -> PictureSet:
    """Return the pictures of all sets; their labels must count in one numbering."""
    parts = list(sets)
    return PictureSet(
        [picture for part in parts for picture in part.pictures],
        np.concatenate([part.labels for part in parts]),
        np.concatenate([part.coarse for part in parts]),
        [name for part in parts for name in part.names],
    )


def grocery_photos(folder: Path, split: str) -> PictureSet:
    """Read the shop photos of ``train`` or ``val`` of the Grocery Store Dataset."""
    lines = (folder / f"{split}.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(", ") for line in lines if line]
    return PictureSet(
        _read([folder / row[0] for row in rows]),
        np.array([int(row[1]) for row in rows]),
        np.array([int(row[2]) for row in rows]),
        [row[0] for row in rows],
    )


def grocery_studio(folder: Path) -> PictureSet:
    """Read the one clean picture of each of the 81 products, in the order of their labels."""
    with (folder / "classes.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["Class ID (int)"]))
    names = [row["Iconic Image Path (str)"].lstrip("/") for row in rows]
    return PictureSet(
        _read([folder / name for name in names]),
        np.array([int(row["Class ID (int)"]) for row in rows]),
        np.array([int(row["Coarse Class ID (int)"]) for row in rows]),
        names,
    )


def clothing_photos(folder: Path, split: str) -> PictureSet:
    """Read ``train`` or ``validation`` of the clothing data set; the labels are categories."""
    categories = sorted(path.name for path in (folder / "train").iterdir())
    files = sorted((folder / split).glob("*/*.jpg"))
    labels = np.array([categories.index(file.parent.name) for file in files])
    return PictureSet(_read(files), labels, labels, [str(f.relative_to(folder)) for f in files])


def _read(files: Sequence[Path]) -> list[RgbImage]:
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(_decoded, files))


def _decoded(file: Path) -> RgbImage:
    pixels = cv2.imdecode(np.fromfile(file, np.uint8), cv2.IMREAD_COLOR_RGB)
    if pixels is None:
        raise ValueError(f"{file} is no picture")
    scale = _SIDE_PX / max(pixels.shape[:2])
    if scale < 1:
        pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(pixels, np.uint8)
