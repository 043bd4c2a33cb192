"""Simulation of a phone photo of a catalogue picture.

A catalogue that has no second photo of its products is photographed in simulation, to
measure how similar its photos are to the right pictures and to those of other products. The
data sets that have one photo of each product are photographed so, too, under other conditions.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage

SIDE_PX: Final = 400
# Share of each side of the picture that the photo shows at least.
_MIN_SHOWN: Final = 0.75
# Largest shift of a corner, as a share of its distance from the middle.
_PERSPECTIVE: Final = 0.12
_WHITE_BALANCE: Final = (0.92, 1.08)
_FALLOFF: Final = 0.25
_GAMMA: Final = (0.8, 1.25)
_BLUR_PX: Final = (0.3, 2.2)


@dataclass(frozen=True, slots=True)
class PhotoConditions:
    """The conditions of simulated photos, by default those of a phone in a shop.

    Attributes:
        scales: range of the longer side of the product, as a share of the photo's side.
        max_angle_degrees: the product is turned by at most this much.
        max_shift: largest distance of the product from the middle, as a share of the side.
        light: range of the factor of the exposure.
        background_blur_px: standard deviation; by default so large that no product that
            could be found is seen. 0 for none.
        max_noise: largest standard deviation of the noise, in levels; 0 for none.
        jpeg_quality: range; None for no compression.
    """

    scales: tuple[float, float] = (0.5, 0.95)
    max_angle_degrees: float = 25.0
    max_shift: float = 0.0
    light: tuple[float, float] = (0.6, 1.3)
    background_blur_px: float = 12.0
    max_noise: float = 5.0
    jpeg_quality: tuple[int, int] | None = (50, 92)


IN_A_SHOP: Final = PhotoConditions()


def simulate_phone_photo(
    pixels: RgbImage,
    background: RgbImage,
    random: np.random.Generator,
    conditions: PhotoConditions = IN_A_SHOP,
) -> RgbImage:
    """Return a photo of a print of the picture, lying on a background.

    The picture is cropped, turned and seen in perspective; light, white balance, gamma and
    focus differ.

    Args:
        pixels: (h, w, 3) uint8 RGB.
        background: (h, w, 3) uint8 RGB.
        random: the source of randomness.
        conditions: of the photo.

    Returns:
        (400, 400, 3) uint8 RGB.
    """
    part = _cropped(pixels, random)
    height, width = part.shape[:2]
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, _corners(width, height, random, conditions))
    frame = cv2.resize(background, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA)
    if conditions.background_blur_px:
        frame = cv2.GaussianBlur(frame, (0, 0), conditions.background_blur_px)
    seen = cv2.warpPerspective(
        part,
        matrix,
        (SIDE_PX, SIDE_PX),
        dst=frame.copy(),
        borderMode=cv2.BORDER_TRANSPARENT,
    )
    photo = _photographed(seen.astype(np.float32), random, conditions)
    quality = conditions.jpeg_quality
    return photo if quality is None else _compressed(photo, int(random.integers(*quality)))


def _cropped(pixels: RgbImage, random: np.random.Generator) -> RgbImage:
    height, width = pixels.shape[:2]
    shown = random.uniform(_MIN_SHOWN, 1, 2)
    rows, columns = max(1, int(height * shown[0])), max(1, int(width * shown[1]))
    top, left = (int(random.integers(0, rest + 1)) for rest in (height - rows, width - columns))
    return pixels[top : top + rows, left : left + columns]


def _corners(
    width: int, height: int, random: np.random.Generator, conditions: PhotoConditions
) -> npt.NDArray[np.float32]:
    """Return (4, 2) where the corners of the picture are in the photo, in pixels."""
    scale = random.uniform(*conditions.scales) * SIDE_PX / max(height, width)
    half = np.array([width, height]) * scale / 2
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    most = conditions.max_angle_degrees
    angle = np.deg2rad(random.uniform(-most, most))
    corners = corners @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    corners *= 1 + random.uniform(-_PERSPECTIVE, _PERSPECTIVE, (4, 2))
    middle = np.full(2, SIDE_PX / 2)
    if conditions.max_shift:
        middle += random.uniform(-conditions.max_shift, conditions.max_shift, 2) * SIDE_PX
    return np.asarray(corners + middle, np.float32)


def _photographed(
    seen: npt.NDArray[np.float32], random: np.random.Generator, conditions: PhotoConditions
) -> npt.NDArray[np.uint8]:
    """Return (h, w, 3) RGB in other light, out of focus and with noise."""
    light = random.uniform(*conditions.light) * random.uniform(*_WHITE_BALANCE, 3)
    falloff = 1 + random.uniform(-_FALLOFF, _FALLOFF) * np.linspace(-1, 1, SIDE_PX)[None, :, None]
    exposed = 255 * np.clip(seen * light * falloff / 255, 0, 1) ** random.uniform(*_GAMMA)
    taken = np.asarray(cv2.GaussianBlur(exposed, (0, 0), random.uniform(*_BLUR_PX)))
    if conditions.max_noise:
        taken = taken + random.normal(0, random.uniform(0, conditions.max_noise), taken.shape)
    return np.asarray(np.clip(taken, 0, 255), np.uint8)


def _compressed(photo: npt.NDArray[np.uint8], quality: int) -> RgbImage:
    _, data = cv2.imencode(".jpg", photo, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
