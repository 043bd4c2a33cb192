"""The things that composed scenes are made of: cut out of pictures, or whole prints."""

import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from datasets import cut_outs
from datasets.listed_pictures import listed_pictures
from desktop_app.domain.picture import RgbImage
from training.augmentation import MaskedPicture, mask_object

# Pictures in front of a white background, and photos in front of a plain one. The sets
# ``amazon_items``, the validation photos of ``grocery`` and the sample are kept apart.
_STUDIO_SETS: Final = ("magento_luma", "spree_appliances", "clothing_rest", "caltech101_products")
_PHOTO_SETS: Final = ("trashnet", "clothing_rest")
_PRINT_SETS: Final = ("xwines_labels", "caltech101_products")
_MAX_SIDE_PX: Final = 240
# A thing that fills more of its picture was not told from the background.
_MAX_AREA: Final = 0.85


def read_masked_pictures(data: Path, cache: Path) -> list[MaskedPicture]:
    """Return the things, trimmed to their masks; takes minutes the first time.

    Args:
        data: folder of the data sets.
        cache: file that keeps them.
    """
    if cache.exists():
        return [MaskedPicture(*one) for one in pickle.loads(cache.read_bytes())]
    with ProcessPoolExecutor(2) as pool:
        cut = pool.map(masked_file, *zip(*_files(data), strict=True), chunksize=32)
        found = [one for one in cut if one is not None]
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_bytes(pickle.dumps([(one.pixels, one.mask) for one in found]))
    return found


def _files(data: Path) -> Iterator[tuple[str, Path]]:
    for name in _STUDIO_SETS:
        yield from (("studio", picture.file) for picture in listed_pictures(data / name))
    for name in _PHOTO_SETS:
        yield from (("photo", picture.file) for picture in listed_pictures(data / name))
    for name in _PRINT_SETS:
        yield from (("print", picture.file) for picture in listed_pictures(data / name))
    studio = data / "grocery" / "iconic-images-and-descriptions"
    yield from (("studio", file) for file in sorted(studio.rglob("*.jpg")))


def masked_file(kind: str, file: Path) -> MaskedPicture | None:
    """Return the thing that a picture shows, trimmed to its mask; None if that fails.

    Args:
        kind: ``studio`` for a white background, ``photo`` for a plain one, ``print`` if the
            picture itself is the thing.
        file: of the picture.
    """
    pixels = _read(file)
    if kind == "print":
        return MaskedPicture(pixels, None)
    if kind == "studio":
        picture = mask_object(pixels)
        return None if picture.mask is None else _trimmed(pixels, picture.mask)
    return _from_plain_background(pixels)


def _read(file: Path) -> RgbImage:
    pixels = cv2.imdecode(np.fromfile(file, np.uint8), cv2.IMREAD_COLOR_RGB)
    assert pixels is not None
    scale = _MAX_SIDE_PX / max(pixels.shape[:2])
    if scale < 1:
        pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(pixels, np.uint8)


def _from_plain_background(pixels: RgbImage) -> MaskedPicture | None:
    """Return the thing in front of a plain background; None if it cannot be told from it."""
    found = cut_outs.cut_out(pixels)
    if found is None:
        return None
    height, width = found.mask.shape
    if height * width > _MAX_AREA * pixels.shape[0] * pixels.shape[1]:
        return None
    return MaskedPicture(found.pixels, np.where(found.mask > 0.5, 255, 0).astype(np.uint8))


def _trimmed(pixels: RgbImage, mask: RgbImage) -> MaskedPicture | None:
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if len(rows) < 24 or len(columns) < 24:
        return None
    part = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return MaskedPicture(np.ascontiguousarray(pixels[part]), np.ascontiguousarray(mask[part]))
