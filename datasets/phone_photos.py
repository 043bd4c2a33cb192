"""Simulation of phone photos of pictures of which there is no second photo.

The figures of the benchmarks were measured under these conditions. The code is independent of
the augmentation that the model is trained with.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from datasets.labelled_photos import LabelledPhoto
from desktop_app.domain.picture import RgbImage
from desktop_app.vision import phone_photo
from desktop_app.vision.phone_photo import PhotoConditions
from desktop_app.vision.picture_decoding import read_photo

_STEP: Final = 15
# On a background that is as sharp as the product; without noise and compression.
_CONDITIONS: Final = PhotoConditions(
    scales=(0.55, 0.95),
    max_angle_degrees=20.0,
    max_shift=0.05,
    light=(0.65, 1.3),
    background_blur_px=0.0,
    max_noise=0.0,
    jpeg_quality=None,
)


def simulate_phone_photos(
    pictures: Sequence[LabelledPhoto], backgrounds: Sequence[LabelledPhoto]
) -> Iterator[tuple[int, RgbImage]]:
    """Yield the row and a simulated photo of every 15th picture, always the same ones."""
    random = np.random.default_rng(0)
    for row in range(0, len(pictures), _STEP):
        pixels = read_photo(pictures[row].file).pixels
        background = backgrounds[int(random.integers(len(backgrounds)))]
        yield row, simulate_phone_photo(pixels, read_photo(background.file).pixels, random)


def simulate_phone_photo(
    pixels: RgbImage, background: RgbImage, random: np.random.Generator
) -> RgbImage:
    """Return a photo of a print of the picture, lying on another picture.

    Args:
        pixels: (h, w, 3) uint8 RGB.
        background: (h, w, 3) uint8 RGB.
        random: the source of randomness.

    Returns:
        (400, 400, 3) uint8 RGB.
    """
    return phone_photo.simulate_phone_photo(pixels, background, random, _CONDITIONS)
