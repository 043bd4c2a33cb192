"""Photos with the boxes of the things in them."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage

# (n, 4) float32: left, top, right, bottom in pixels.
Boxes: TypeAlias = npt.NDArray[np.float32]

_MAX_SIDE_PX: Final = 640


@dataclass(frozen=True)
class BoxedPhoto:
    """A photo and its boxes.

    Attributes:
        pixels: (h, w, 3) uint8 RGB.
        boxes: of all things in it.
    """

    pixels: RgbImage
    boxes: Boxes


def read_boxed_photos(folder: Path, table: str, prefix: str = "") -> dict[str, BoxedPhoto]:
    """Read photos with boxes, by path.

    Args:
        folder: of the set.
        table: file with the columns ``path`` or ``scene``, and the edges of a box as shares.
        prefix: of the names of the files to read.
    """
    rows: dict[str, list[list[float]]] = {}
    with (folder / table).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            path = row.get("path") or row["scene"]
            edges = ("x0", "y0", "x1", "y1") if "x0" in row else ("left", "top", "right", "bottom")
            if path.rpartition("/")[2].startswith(prefix):
                rows.setdefault(path, []).append([float(row[edge]) for edge in edges])
    return {
        path: _boxed(folder / path, np.array(boxes, np.float32))
        for path, boxes in rows.items()
        if (folder / path).exists()
    }


def _boxed(file: Path, shares: Boxes) -> BoxedPhoto:
    pixels = cv2.imdecode(np.fromfile(file, np.uint8), cv2.IMREAD_COLOR_RGB)
    assert pixels is not None
    scale = min(_MAX_SIDE_PX / max(pixels.shape[:2]), 1.0)
    pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height, width = pixels.shape[:2]
    return BoxedPhoto(np.asarray(pixels, np.uint8), shares * (width, height, width, height))


def warp_boxes(boxes: Boxes, matrix: npt.NDArray[np.float64]) -> Boxes:
    """Return the boxes around the warped corners."""
    corners = boxes[:, [0, 1, 2, 1, 2, 3, 0, 3]].reshape(-1, 1, 2)
    warped = cv2.perspectiveTransform(corners, matrix).reshape(-1, 4, 2)
    around = np.concatenate([warped.min(axis=1), warped.max(axis=1)], axis=1)
    return np.asarray(around, np.float32)


def clip_boxes(boxes: Boxes, side_px: float, least: float) -> Boxes:
    """Return the parts of boxes in a square, of those with at least this share in it."""
    clipped = boxes.clip(0, side_px)
    kept: Boxes = clipped[areas(clipped) > least * np.maximum(areas(boxes), 1)]
    return kept


def areas(boxes: Boxes) -> npt.NDArray[np.float32]:
    """Return the (n,) areas of boxes in square pixels."""
    return np.asarray(np.prod(boxes[:, 2:] - boxes[:, :2], axis=1), np.float32)


def mirrored(photo: BoxedPhoto) -> BoxedPhoto:
    """Return the photo with left and right exchanged."""
    boxes = photo.boxes.copy()
    boxes[:, [0, 2]] = photo.pixels.shape[1] - photo.boxes[:, [2, 0]]
    return BoxedPhoto(np.ascontiguousarray(photo.pixels[:, ::-1]), boxes)
