"""Put things into a photo, some in front of others, and know what stays visible."""

from typing import Final

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from training.augmentation import MaskedPicture, Random, random_homography, similarity_transform
from training.detector.boxed_photos import BoxedPhoto
from training.detector.placement import Place

# A thing of which less is visible is not asked for.
_MIN_VISIBLE: Final = 0.35


class Composition:
    """A square photo to which things are added.

    Args:
        photo: with the boxes of what it shows already.
    """

    def __init__(self, photo: BoxedPhoto) -> None:
        self._side_px = photo.pixels.shape[0]
        self._pixels = photo.pixels.copy()
        self._boxes = list(photo.boxes)
        # The number of the thing that is seen at each pixel, from 1 on, and their whole areas.
        self._owner = np.zeros((self._side_px, self._side_px), np.int32)
        self._areas: list[int] = []
        for number, box in enumerate(self._boxes, start=1):
            left, top, right, bottom = box.astype(int)
            self._owner[top:bottom, left:right] = number
            self._areas.append(max((right - left) * (bottom - top), 1))

    def add(self, thing: MaskedPicture, place: Place, random: Random) -> None:
        """Draw a thing in front of everything else, with a shadow."""
        alpha, front = _warp(thing, self._side_px, place, random)
        inside = alpha > 127
        if not inside.any():
            return
        self._pixels = _blend(self._pixels, front, alpha, random)
        rows, columns = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
        edges = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
        self._boxes.append(np.array(edges, np.float32))
        self._areas.append(int(inside.sum()))
        self._owner[inside] = len(self._boxes)

    def photo(self) -> BoxedPhoto:
        """Return the photo with the boxes of the things that can be seen."""
        seen = np.bincount(self._owner.ravel(), minlength=len(self._boxes) + 1)[1:]
        kept = [
            box
            for box, area, count in zip(self._boxes, self._areas, seen, strict=True)
            if count > _MIN_VISIBLE * area
        ]
        return BoxedPhoto(self._pixels, np.array(kept, np.float32).reshape(-1, 4))


def _warp(
    thing: MaskedPicture, side_px: int, place: Place, random: Random
) -> tuple[RgbImage, RgbImage]:
    """Return the (side, side) mask and the (side, side, 3) pixels of a thing in its place."""
    height, width = thing.pixels.shape[:2]
    mask = thing.mask if thing.mask is not None else np.full((height, width), 255, np.uint8)
    middle = side_px / 2
    turned = similarity_transform(
        width, height, side_px, place.size / max(height, width), place.angle, (0.0, 0.0)
    )
    moved = np.array([[1, 0, place.x - middle], [0, 1, place.y - middle], [0, 0, 1]])
    # The perspective is that of a thing in the middle, whatever its place.
    matrix = moved @ random_homography(side_px, random) @ turned
    shape = (side_px, side_px)
    alpha = cv2.warpPerspective(mask, matrix, shape, flags=cv2.INTER_AREA)
    front = cv2.warpPerspective(
        thing.pixels, matrix, shape, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(alpha, np.uint8), np.asarray(front, np.uint8)


def _blend(pixels: RgbImage, front: RgbImage, alpha: RgbImage, random: Random) -> RgbImage:
    """Draw a thing in its own light and, sometimes, with a soft shadow."""
    side_px = pixels.shape[0]
    share = cv2.GaussianBlur(alpha, (3, 3), 0)[:, :, None].astype(np.float32) / 255
    light = np.float32(np.exp(random.normal(0, 0.15)))
    behind = pixels.astype(np.float32)
    if random.random() < 0.5:
        soft = cv2.GaussianBlur(alpha, (0, 0), side_px * random.uniform(0.01, 0.04))
        shift = int(side_px * 0.02), int(side_px * random.uniform(-0.03, 0.03))
        shadow = np.roll(soft, shift, (0, 1))[:, :, None] / np.float32(255)
        behind *= 1 - np.float32(random.uniform(0.2, 0.7)) * shadow
    mixed = front * light * share + behind * (1 - share)
    return np.asarray(np.clip(mixed, 0, 255), np.uint8)
