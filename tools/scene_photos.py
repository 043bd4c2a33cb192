"""The photos and videos that the pictures of the user guide show."""

from pathlib import Path
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp

from benchmarks.stock_take import shelf_photos, shelf_products
from datasets.cut_outs import cut_out
from datasets.photo_composition import PixelBox, paste
from desktop_app import paths
from desktop_app.vision.picture_decoding import read_photo

SHELF_PHOTOS: Final = 2

_CLIP_PX: Final = (1280, 720)
_SHELF_SEED: Final = 2
_GTIN: Final = "2004711200016"


def write_clip(file: Path, *, with_code: bool = False) -> Path:
    """Write a video of a product that lies on a grey counter, and return the file.

    Args:
        file: the video.
        with_code: whether its bar code is beside it.
    """
    product = cut_out(read_photo(paths.sample_folder() / "pictures" / "tea-lem-1.jpg").pixels)
    assert product is not None
    width, height = _CLIP_PX
    counter = np.broadcast_to(np.linspace(150, 110, width), (height, width))
    canvas = np.repeat(counter[..., np.newaxis], 3, axis=2).astype(np.float32)
    side = round(0.7 * height)
    shown = round(side * product.mask.shape[1] / product.mask.shape[0])
    paste(canvas, product, PixelBox((width - shown) // 2, (height - side) // 2, shown, side))
    if with_code:
        code = _drawn_code()
        top, left = (height - code.shape[0]) // 2, width - code.shape[1] - 60
        canvas[top : top + code.shape[0], left : left + code.shape[1]] = code[..., np.newaxis]
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 30, _CLIP_PX)
    for _ in range(60):
        writer.write(cv2.cvtColor(canvas.astype(np.uint8), cv2.COLOR_RGB2BGR))
    writer.release()
    return file


def basket_photo() -> Path:
    """Return a photo of many products."""
    return paths.sample_folder() / "scenes" / "basket-04.jpg"


def write_shelf_photos(folder: Path) -> list[Path]:
    """Write ``SHELF_PHOTOS`` photos of a composed shelf, and return the files."""
    files = []
    for number, photo in enumerate(
        shelf_photos(shelf_products(), _SHELF_SEED)[2 : 2 + SHELF_PHOTOS]
    ):
        file = folder / f"shelf-{number}.jpg"
        cv2.imwrite(str(file), cv2.cvtColor(photo.pixels, cv2.COLOR_RGB2BGR))
        files.append(file)
    return files


def _drawn_code() -> npt.NDArray[np.uint8]:
    """Return the bar code of the product on white paper, (height, width) uint8."""
    code = zxingcpp.create_barcode(_GTIN, zxingcpp.BarcodeFormat.EAN13)
    return np.array(code.to_image(scale=3, add_quiet_zones=True), np.uint8)
