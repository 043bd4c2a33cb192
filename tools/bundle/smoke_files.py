"""Files that the smoke test reads: a workbook with pictures, and videos."""

import shutil
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import xlsxwriter
from PIL import Image

FORMATS: Final = ("jpg", "png", "webp", "avif", "tiff", "heic")
VIDEO_SIZE_PX: Final = (96, 64)
# Suffix and code; a build of OpenCV writes only some of them.
_VIDEOS: Final = (
    ("avi", "MJPG"),
    ("mp4", "mp4v"),
    ("webm", "VP80"),
    ("webm", "VP90"),
)


def write_workbook(folder: Path, heic: Path) -> Path:
    """Write a workbook with a product and a picture for each format, and return it.

    Args:
        folder: where the files are written.
        heic: a picture in a format that is only read.
    """
    folder.mkdir()
    random = np.random.default_rng(1)
    table = folder / "shop.xlsx"
    with xlsxwriter.Workbook(table) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["sku", "name", "image"])
        for row, suffix in enumerate(FORMATS, start=1):
            picture = folder / f"picture.{suffix}"
            if suffix == "heic":
                shutil.copy(heic, picture)
            else:
                blocks = random.integers(0, 256, (8, 8, 3), np.uint8)
                Image.fromarray(blocks.repeat(32, axis=0).repeat(32, axis=1)).save(picture)
            name = "绿茶" if suffix == "png" else f"Tea {suffix}"
            sheet.write_row(row, 0, [f"TEA-{suffix}", name, picture.name])
    return table


def write_videos(folder: Path) -> list[Path]:
    """Write a video in each format, and return those that could be written."""
    frame = np.full((*VIDEO_SIZE_PX[::-1], 3), 120, np.uint8)
    written = []
    for suffix, code in _VIDEOS:
        file = folder / f"{code}.{suffix}"
        writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*code), 10, VIDEO_SIZE_PX)
        if writer.isOpened():
            for _ in range(10):
                writer.write(frame)
            writer.release()
            written.append(file)
    return written
