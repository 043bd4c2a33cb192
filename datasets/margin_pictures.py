"""Catalogue pictures that show the product small, on white or on a table.

Shops photograph products on a table, or put all of them on a canvas of the same size.
"""

import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

import cv2
import numpy as np

from datasets.labelled_photos import LabelledPhoto
from desktop_app.domain.picture import RgbImage
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.resizing import resize

MarginKind: TypeAlias = Literal["white", "table"]

_SIDE_PX: Final = 400
# Longer side of the product, as a share of the picture's side.
_SHARE: Final = (0.35, 0.65)
# The detector is trained on the other scenes, see ``training/detector``.
_HELD_OUT_EVERY: Final = 4


def pictures_with_margins(
    pictures: Sequence[LabelledPhoto], kind: MarginKind, data: Path, folder: Path
) -> list[LabelledPhoto]:
    """Write pictures with margins to a folder, always the same, and return these.

    Args:
        pictures: of a catalogue.
        kind: of the margins; ``table`` are photos of tables, on which a few things lie.
        data: folder of the data sets.
        folder: receives the files; existing ones are kept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables = sorted((data / "microcontroller_boards" / "scenes").glob("*.jpg"))[::_HELD_OUT_EVERY]
    made = []
    for picture in pictures:
        number = zlib.crc32(str(picture.file).encode())
        file = folder / f"{number:08x}.jpg"
        if not file.exists():
            random = np.random.default_rng(number)
            table = tables[int(random.integers(len(tables)))]
            canvas: RgbImage = np.full((_SIDE_PX, _SIDE_PX, 3), 255, np.uint8)
            if kind == "table":
                canvas = resize(read_photo(table).pixels, _SIDE_PX, _SIDE_PX)
            drawn = with_margin(read_photo(picture.file).pixels, canvas, random)
            cv2.imwrite(str(file), drawn[..., ::-1])
        made.append(replace(picture, file=file))
    return made


def with_margin(picture: RgbImage, canvas: RgbImage, random: np.random.Generator) -> RgbImage:
    """Return a canvas with a picture somewhere on it.

    Args:
        picture: (h, w, 3) uint8 RGB.
        canvas: (side, side, 3) uint8 RGB.
        random: chooses size and place.
    """
    side = len(canvas)
    height, width = picture.shape[:2]
    scale = random.uniform(*_SHARE) * side / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = resize(picture, *size)
    left, top = (int(random.integers(0, side - extent)) for extent in size)
    drawn = canvas.copy()
    drawn[top : top + size[1], left : left + size[0]] = small
    return drawn
