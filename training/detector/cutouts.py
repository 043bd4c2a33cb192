"""The things that composed scenes are made of: cut out of pictures, or whole prints."""

import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from datasets.listed_pictures import listed_pictures
from desktop_app.domain.picture import RgbImage
from training.augmentation import Cutout, cut_out

# Pictures in front of a white background, and photos in front of a plain one. The sets
# ``amazon_items``, the validation photos of ``grocery`` and the sample are kept apart.
_STUDIO_SETS: Final = ("magento_luma", "spree_appliances", "clothing_rest", "caltech101_products")
_PHOTO_SETS: Final = ("trashnet", "clothing_rest")
_PRINT_SETS: Final = ("xwines_labels", "caltech101_products")
_MAX_SIDE_PX: Final = 240
_GRAB_SIDE_PX: Final = 160
_GRAB_STEPS: Final = 4
# A mask that touches more of the picture's border than this is a failed segmentation.
_MAX_BORDER_SHARE: Final = 0.2
_MIN_AREA, _MAX_AREA = 0.08, 0.75


def read_cutouts(data: Path, cache: Path) -> list[Cutout]:
    """Return the things, trimmed to their masks; takes minutes the first time.

    Args:
        data: folder of the data sets.
        cache: file that keeps them.
    """
    if cache.exists():
        return [Cutout(*one) for one in pickle.loads(cache.read_bytes())]
    with ProcessPoolExecutor(2) as pool:
        cut = pool.map(cut_file, *zip(*_files(data), strict=True), chunksize=32)
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


def cut_file(kind: str, file: Path) -> Cutout | None:
    """Return the thing that a picture shows, trimmed to its mask; None if that fails.

    Args:
        kind: ``studio`` for a white background, ``photo`` for a plain one, ``print`` if the
            picture itself is the thing.
        file: of the picture.
    """
    pixels = _read(file)
    if kind == "print":
        return Cutout(pixels, None)
    if kind == "studio":
        cutout = cut_out(pixels)
        return None if cutout.mask is None else _trimmed(pixels, cutout.mask)
    mask = _grab(pixels)
    return None if mask is None else _trimmed(pixels, mask)


def _read(file: Path) -> RgbImage:
    pixels = cv2.imdecode(np.fromfile(file, np.uint8), cv2.IMREAD_COLOR_RGB)
    assert pixels is not None
    scale = _MAX_SIDE_PX / max(pixels.shape[:2])
    if scale < 1:
        pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(pixels, np.uint8)


def _grab(pixels: RgbImage) -> RgbImage | None:
    """Segment the thing in the middle by GrabCut (Rother et al. 2004); None if that fails."""
    height, width = pixels.shape[:2]
    scale = _GRAB_SIDE_PX / max(height, width)
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    rows, columns = small.shape[:2]
    mask = np.zeros((rows, columns), np.uint8)
    margin = (round(columns * 0.04), round(rows * 0.04))
    frame = (*margin, columns - 2 * margin[0], rows - 2 * margin[1])
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(0)
    try:
        cv2.grabCut(small, mask, frame, *models, _GRAB_STEPS, cv2.GC_INIT_WITH_RECT)
    except cv2.error:
        return None
    inside = np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8)
    count, labels, statistics, _ = cv2.connectedComponentsWithStats(inside)
    if count < 2:
        return None
    largest = 1 + int(statistics[1:, cv2.CC_STAT_AREA].argmax())
    inside = np.where(labels == largest, 255, 0).astype(np.uint8)
    left, top, right, bottom = frame[0], frame[1], columns - frame[0], rows - frame[1]
    frame_mask = inside[top:bottom, left:right] > 0
    border = np.concatenate([frame_mask[0], frame_mask[-1], frame_mask[:, 0], frame_mask[:, -1]])
    area = float((inside > 0).mean())
    if border.mean() > _MAX_BORDER_SHARE or not _MIN_AREA < area < _MAX_AREA:
        return None
    closed = cv2.morphologyEx(inside, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    grown = cv2.resize(closed, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.where(grown > 127, 255, 0).astype(np.uint8)


def _trimmed(pixels: RgbImage, mask: RgbImage) -> Cutout | None:
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if len(rows) < 24 or len(columns) < 24:
        return None
    part = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Cutout(np.ascontiguousarray(pixels[part]), np.ascontiguousarray(mask[part]))
