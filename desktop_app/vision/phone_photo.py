"""Simulation of a phone photo of a catalogue picture.

A catalogue that has no second photo of its products is photographed in simulation, to
measure how similar its photos are to the right pictures and to those of other products.
"""

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage

SIDE_PX: Final = 400
# Share of each side of the picture that the photo shows at least.
_MIN_SHOWN: Final = 0.75
# Longer side of the product, as shares of the photo's side.
_SCALES: Final = (0.5, 0.95)
_MAX_ANGLE_DEGREES: Final = 25
# Largest shift of a corner, as a share of its distance from the middle.
_PERSPECTIVE: Final = 0.12
_LIGHT: Final = (0.6, 1.3)
_WHITE_BALANCE: Final = (0.92, 1.08)
_FALLOFF: Final = 0.25
_GAMMA: Final = (0.8, 1.25)
_BLUR_PX: Final = (0.3, 2.2)
_NOISE: Final = (0.0, 5.0)
_JPEG_QUALITY: Final = (50, 92)
# The background must not show a product that could be found.
_BACKGROUND_BLUR_PX: Final = 12.0


def simulate_phone_photo(
    pixels: RgbImage, background: RgbImage, random: np.random.Generator
) -> RgbImage:
    """Return a photo of a print of the picture, lying on a blurred background.

    The picture is cropped, turned up to 25 degrees and seen in perspective; light, white
    balance, gamma, focus and noise differ, and the photo is compressed.

    Args:
        pixels: (h, w, 3) uint8 RGB.
        background: (h, w, 3) uint8 RGB; only its colours remain.
        random: the source of randomness.

    Returns:
        (400, 400, 3) uint8 RGB.
    """
    part = _cropped(pixels, random)
    height, width = part.shape[:2]
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, _corners(width, height, random))
    frame = cv2.resize(background, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA)
    frame = cv2.GaussianBlur(frame, (0, 0), _BACKGROUND_BLUR_PX)
    seen = cv2.warpPerspective(
        part,
        matrix,
        (SIDE_PX, SIDE_PX),
        dst=frame,
        borderMode=cv2.BORDER_TRANSPARENT,
    )
    return _compressed(_photographed(seen.astype(np.float32), random), random)


def _cropped(pixels: RgbImage, random: np.random.Generator) -> RgbImage:
    height, width = pixels.shape[:2]
    shown = random.uniform(_MIN_SHOWN, 1, 2)
    rows, columns = max(1, int(height * shown[0])), max(1, int(width * shown[1]))
    top, left = (int(random.integers(0, rest + 1)) for rest in (height - rows, width - columns))
    return pixels[top : top + rows, left : left + columns]


def _corners(width: int, height: int, random: np.random.Generator) -> npt.NDArray[np.float32]:
    """Return (4, 2) where the corners of the picture are in the photo, in pixels."""
    scale = random.uniform(*_SCALES) * SIDE_PX / max(height, width)
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * [width, height] * scale / 2
    angle = np.deg2rad(random.uniform(-_MAX_ANGLE_DEGREES, _MAX_ANGLE_DEGREES))
    corners = corners @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    corners *= 1 + random.uniform(-_PERSPECTIVE, _PERSPECTIVE, (4, 2))
    return np.asarray(corners + SIDE_PX / 2, np.float32)


def _photographed(
    seen: npt.NDArray[np.float32], random: np.random.Generator
) -> npt.NDArray[np.uint8]:
    """Return (h, w, 3) RGB in other light, out of focus and with noise."""
    light = random.uniform(*_LIGHT) * random.uniform(*_WHITE_BALANCE, 3)
    slope = random.uniform(-_FALLOFF, _FALLOFF) * np.linspace(-1, 1, SIDE_PX)[None, :, None]
    exposed = np.clip(seen * light * (1 + slope) / 255, 0, 1) ** random.uniform(*_GAMMA)
    blurred = np.asarray(
        cv2.GaussianBlur(255 * exposed, (0, 0), random.uniform(*_BLUR_PX)), np.float32
    )
    noisy = blurred + random.normal(0, random.uniform(*_NOISE), blurred.shape)
    return np.asarray(np.clip(noisy, 0, 255), np.uint8)


def _compressed(photo: npt.NDArray[np.uint8], random: np.random.Generator) -> RgbImage:
    quality = int(random.integers(*_JPEG_QUALITY))
    _, data = cv2.imencode(".jpg", photo, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
