"""Drawings of a hand that hand detectors recognise, for scenes without a product."""

from typing import Final

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage

SIDE_PX: Final = 480
_SKIN: Final = (224, 172, 140)
_BACKGROUND: Final = (90, 100, 110)
# Base x and y, length in pixels and angle in degrees of each finger but the thumb.
_FINGERS: Final = (
    (175, 245, 120, -18),
    (215, 225, 140, -6),
    (258, 223, 145, 5),
    (298, 240, 120, 16),
)
_FINGER_WIDTH_PX: Final = 36
# Distance from the outline at which the skin is lit fully, in pixels.
_ROUNDING_PX: Final = 22.0


def draw_hand(background: RgbImage | None = None) -> RgbImage:
    """Return an open hand, (480, 480, 3) uint8 RGB.

    Args:
        background: of the same size; None for plain grey.
    """
    if background is None:
        background = np.full((SIDE_PX, SIDE_PX, 3), _BACKGROUND, np.uint8)
    outline = hand_outline()
    distance = cv2.distanceTransform(outline, cv2.DIST_L2, 5)
    light = 0.55 + 0.45 * np.sqrt(np.clip(distance / _ROUNDING_PX, 0, 1))
    skin = np.asarray(_SKIN, np.float32) * light[:, :, np.newaxis] - _palm_lines()
    drawn = np.where(outline[:, :, np.newaxis] > 0, skin, background)
    drawn = drawn.clip(0, 255).astype(np.uint8)
    return np.asarray(cv2.GaussianBlur(drawn, (0, 0), 1.2), np.uint8)


def hand_outline() -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Return where the hand is, (480, 480) uint8, 255 inside."""
    outline = np.zeros((SIDE_PX, SIDE_PX), np.uint8)
    cv2.ellipse(outline, (240, 300), (80, 90), 0, 0, 360, 255, -1)
    for x, y, length, degrees in _FINGERS:
        angle = np.radians(degrees)
        tip = (int(x + length * np.sin(angle)), int(y - length * np.cos(angle)))
        cv2.line(outline, (x, y), tip, 255, _FINGER_WIDTH_PX)
    cv2.line(outline, (300, 310), (380, 250), 255, _FINGER_WIDTH_PX + 2)
    cv2.rectangle(outline, (185, 350), (295, SIDE_PX), 255, -1)
    return outline


def _palm_lines() -> np.ndarray[tuple[int, int, int], np.dtype[np.float32]]:
    lines = np.zeros((SIDE_PX, SIDE_PX), np.uint8)
    cv2.ellipse(lines, (250, 290), (50, 25), 15, 180, 350, 255, 3)
    cv2.ellipse(lines, (230, 330), (60, 40), -20, 200, 330, 255, 3)
    blurred = np.asarray(cv2.GaussianBlur(lines, (0, 0), 2), np.float32)
    return blurred[:, :, np.newaxis] * np.float32(0.25)
