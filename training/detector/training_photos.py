"""Training photos: parts of real and rendered ones, and such composed of cut-outs."""

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from training.augmentation import (
    MaskedPicture,
    Random,
    add_fingers,
    imitate_camera,
    similarity_transform,
)
from training.detector.backgrounds import make_background
from training.detector.boxed_photos import (
    BoxedPhoto,
    areas,
    clip_boxes,
    mirrored,
    warp_boxes,
)
from training.detector.composition import Composition
from training.detector.placement import choose_places
from training.synthetic_packages import draw_package

_PAD: Final = 127
# Of a thing at least this share must be in the photo.
_MIN_INSIDE: Final = 0.4
_PRINTED_PHOTOS: Final = 9


class TrainingPhotos:
    """Makes training photos.

    Args:
        things: what is put on the photos.
        photos: real and rendered photos with boxes.
        textures: any photos; parts of them are backgrounds and are printed on packages.
    """

    def __init__(
        self,
        things: Sequence[MaskedPicture],
        sets: Sequence[Sequence[BoxedPhoto]],
        textures: Sequence[RgbImage],
    ) -> None:
        self._things = things
        self._sets = sets
        self._textures = textures
        self._printed = list(textures[:: max(len(textures) // _PRINTED_PHOTOS, 1)])

    def make(self, side_px: int, random: Random) -> BoxedPhoto:
        """Return a square photo of the given side."""
        kind = random.random()
        if kind < 0.4:
            photo = self._part_of_photo(side_px, random)
        elif kind < 0.5:
            photo = self._add_things(self._part_of_photo(side_px, random), random, most=3)
        else:
            background = make_background(self._textures, side_px, random)
            empty = BoxedPhoto(background, np.zeros((0, 4), np.float32))
            photo = self._add_things(empty, random, most=14)
        pixels = add_fingers(photo.pixels, random) if random.random() < 0.12 else photo.pixels
        photo = BoxedPhoto(imitate_camera(pixels, random), photo.boxes)
        return _letterbox(mirrored(photo) if random.random() < 0.5 else photo, random)

    def _part_of_photo(self, side_px: int, random: Random) -> BoxedPhoto:
        """Return a square part of a photo about one of its things, or all of it."""
        photos = self._sets[int(random.integers(len(self._sets)))]
        photo = photos[int(random.integers(len(photos)))]
        height, width = photo.pixels.shape[:2]
        longer = max(height, width)
        part = random.uniform(0.5, 1.25) * longer
        middle = np.array([width / 2, height / 2])
        box = photo.boxes[int(random.integers(len(photo.boxes)))]
        focus = (box[:2] + box[2:]) / 2 if part < longer else middle
        focus = focus + random.uniform(-0.25, 0.25, 2) * part
        scale = side_px / part
        angle = float(random.normal(0, 6))
        shift = scale * (middle - focus)
        matrix = similarity_transform(
            width, height, side_px, scale, angle, (float(shift[0]), float(shift[1]))
        )
        pixels = cv2.warpPerspective(
            photo.pixels, matrix, (side_px, side_px), flags=cv2.INTER_AREA,
            borderValue=(_PAD,) * 3,
        )  # fmt: skip
        boxes = clip_boxes(warp_boxes(photo.boxes, matrix), side_px, _MIN_INSIDE)
        return BoxedPhoto(np.asarray(pixels, np.uint8), boxes)

    def _add_things(self, photo: BoxedPhoto, random: Random, most: int) -> BoxedPhoto:
        composition = Composition(photo)
        same = self._choose_thing(random) if random.random() < 0.15 else None
        for place in choose_places(photo.pixels.shape[0], random, most):
            composition.add(same or self._choose_thing(random), place, random)
        return composition.photo()

    def _choose_thing(self, random: Random) -> MaskedPicture:
        """Return a cut-out, or a drawn package."""
        if random.random() < 0.3:
            return draw_package(int(random.integers(1 << 30)), 0, self._printed)
        return self._things[int(random.integers(len(self._things)))]


def _letterbox(photo: BoxedPhoto, random: Random) -> BoxedPhoto:
    """Fill a margin at the right or the bottom, as for photos that are not square."""
    side_px = photo.pixels.shape[0]
    if random.random() < 0.4:
        return photo
    length = round(side_px * random.choice([0.75, 0.75, 0.5625, random.uniform(0.55, 1)]))
    axis = int(random.integers(2))
    pixels, boxes = photo.pixels.copy(), photo.boxes.copy()
    pixels[:, length:] = _PAD if axis else pixels[:, length:]
    pixels[length:] = pixels[length:] if axis else _PAD
    edges = [0, 2] if axis else [1, 3]
    boxes[:, edges] = boxes[:, edges].clip(0, length)
    return BoxedPhoto(pixels, boxes[areas(boxes) > _MIN_INSIDE * areas(photo.boxes)])
