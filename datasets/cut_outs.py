"""Cut-outs: products without their plain background, and flat pieces of pictures.

Products on a plain background are separated from it by GrabCut (Rother, Kolmogorov and Blake,
SIGGRAPH 2004).
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.resizing import fit_within

_MASK_SIDE_PX: Final = 256
# Share of the sides that is background for certain.
_BORDER: Final = 0.02
_ITERATIONS: Final = 4
# A product of a smaller share of the picture was not found by GrabCut.
_MIN_SHARE: Final = 0.06


@dataclass(frozen=True)
class CutOut:
    """A product without background.

    Attributes:
        pixels: (h, w, 3) uint8 RGB; the product reaches all four sides.
        mask: (h, w) float32, 1 where the product is, 0 elsewhere.
    """

    pixels: RgbImage
    mask: npt.NDArray[np.float32]


def cut_out(pixels: RgbImage) -> CutOut | None:
    """Cut a product out of a picture with a plain background; None if none is found.

    Args:
        pixels: (h, w, 3) uint8 RGB.
    """
    height, width = pixels.shape[:2]
    small = fit_within(pixels, _MASK_SIDE_PX)
    found = _largest_part(_foreground(small))
    if found is None or found.mean() < _MIN_SHARE:
        return None
    mask = cv2.resize(found.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    left, top, columns, rows = cv2.boundingRect((mask > 0.5).astype(np.uint8))
    part = slice(top, top + rows), slice(left, left + columns)
    return CutOut(pixels[part], np.asarray(mask[part], np.float32))


def flat_piece(pixels: RgbImage, share: float = 1.0) -> CutOut:
    """Return the middle of a picture as a flat, rectangular thing.

    Args:
        pixels: (h, w, 3) uint8 RGB.
        share: of width and height.
    """
    height, width = pixels.shape[:2]
    top, left = (round(side * (1 - share) / 2) for side in (height, width))
    part = pixels[top : height - top, left : width - left]
    return CutOut(part, np.ones(part.shape[:2], np.float32))


def _foreground(pixels: RgbImage) -> npt.NDArray[np.uint8]:
    height, width = pixels.shape[:2]
    left, top = max(1, round(_BORDER * width)), max(1, round(_BORDER * height))
    labels = np.zeros((height, width), np.uint8)
    inside = left, top, width - 2 * left, height - 2 * top
    # GrabCut fits mixtures of Gaussians from a random start.
    cv2.setRNGSeed(0)
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.grabCut(pixels, labels, inside, *models, _ITERATIONS, cv2.GC_INIT_WITH_RECT)
    is_product = (labels == cv2.GC_FGD) | (labels == cv2.GC_PR_FGD)
    return np.asarray(is_product, np.uint8)


def _largest_part(foreground: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8] | None:
    """Return the largest connected part without its holes; None if there is none."""
    opened = cv2.morphologyEx(foreground, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    contours, _ = cv2.findContours(opened, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return None
    filled = np.zeros(foreground.shape, np.uint8)
    cv2.drawContours(filled, [max(contours, key=cv2.contourArea)], -1, 1, cv2.FILLED)
    return filled
