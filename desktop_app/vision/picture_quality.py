"""How good a picture is, by its thumbnail."""

from typing import Final

import cv2
import numpy as np

from desktop_app.vision.resizing import RgbImage

# Share of pixels that are the strongest edges, and that are the brightest.
_EDGES: Final = 0.02
_BRIGHTEST: Final = 0.05


def sharpness(pixels: RgbImage) -> float:
    """Return how steep the strongest edges are for their height, 0..1.

    The second derivative of an edge in proportion to the first falls with the width
    of the edge and not with its contrast: a plain product is not taken for blurred.

    Args:
        pixels: (h, w, 3) uint8 RGB.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)
    slope = np.hypot(cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)) / 8
    bend = np.abs(cv2.Laplacian(grey, cv2.CV_32F, ksize=3)) / 8
    edges = slope >= np.quantile(slope, 1 - _EDGES)
    ratio = float(bend[edges].mean() / max(float(slope[edges].mean()), 1e-6))
    return min(1.0, ratio)


def brightness(pixels: RgbImage) -> float:
    """Return how bright the brightest twentieth is, 0..1: a black thing on white is not dark.

    Args:
        pixels: (h, w, 3) uint8 RGB.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    return float(np.quantile(grey, 1 - _BRIGHTEST)) / 255
