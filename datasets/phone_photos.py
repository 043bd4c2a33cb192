"""Simulation of phone photos of catalogue pictures.

The clothes have no second photo of the same garment, so their pictures are photographed
again in simulation: cropped, in perspective, on another background, in other light. The
code is independent of the augmentation that the model is trained with.
"""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from datasets.labelled_photos import LabelledPhoto
from desktop_app.domain.picture import RgbImage
from desktop_app.vision.picture_decoding import read_photo

_SIDE_PX = 400
_STEP = 15


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

    The picture is cropped to 75 to 100 % of each side, rotated up to 20 degrees, seen in
    perspective, 55 to 95 % of the frame, with other exposure, white balance and gamma,
    and slightly out of focus.

    Args:
        pixels: (h, w, 3) uint8 RGB.
        background: (h, w, 3) uint8 RGB.
        random: the source of randomness.

    Returns:
        (400, 400, 3) uint8 RGB.
    """
    side = _SIDE_PX
    height, width = pixels.shape[:2]
    keep = random.uniform(0.75, 1, 2)
    rows, columns = int(height * keep[0]), int(width * keep[1])
    top, left = (int(random.integers(0, rest + 1)) for rest in (height - rows, width - columns))
    part = pixels[top : top + rows, left : left + columns]
    source = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    corners = _corners(columns, rows, random)
    matrix = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
    frame = cv2.resize(background, (side, side), interpolation=cv2.INTER_AREA)
    photo = cv2.warpPerspective(
        part, matrix, (side, side), dst=frame.copy(), borderMode=cv2.BORDER_TRANSPARENT
    ).astype(np.float32)
    light = random.uniform(0.65, 1.3) * random.uniform(0.92, 1.08, 3)
    falloff = 1 + random.uniform(-0.25, 0.25) * np.linspace(-1, 1, side)[None, :, None]
    lit = 255 * np.clip(photo * light * falloff / 255, 0, 1) ** random.uniform(0.8, 1.25)
    return np.asarray(cv2.GaussianBlur(lit, (0, 0), random.uniform(0.3, 2.2)), np.uint8)


def _corners(width: int, height: int, random: np.random.Generator) -> npt.NDArray[np.float64]:
    """Return (4, 2) where the corners of the picture are in the photo, in pixels."""
    scale = random.uniform(0.55, 0.95) * _SIDE_PX / max(height, width)
    half = np.array([width, height]) * scale / 2
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    angle = np.deg2rad(random.uniform(-20, 20))
    corners = corners @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    corners *= 1 + random.uniform(-0.12, 0.12, (4, 2))
    corners += _SIDE_PX / 2 + random.uniform(-0.05, 0.05, 2) * _SIDE_PX
    return np.asarray(corners, np.float64)
