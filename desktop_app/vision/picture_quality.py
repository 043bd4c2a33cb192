"""The quality of a picture, measured on its thumbnail."""

from typing import Final

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage

# The shares of pixels that count as the strongest edges and as the brightest.
_EDGE_SHARE: Final = 0.02
_BRIGHT_SHARE: Final = 0.05


def sharpness(pixels: RgbImage) -> float:
    """Return the sharpness of the strongest edges, 0..1.

    It is the ratio of the second to the first derivative, which decreases with the width
    of an edge but does not depend on its contrast.

    Args:
        pixels: (h, w, 3) uint8 RGB.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)
    gradient = np.hypot(cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)) / 8
    laplacian = np.abs(cv2.Laplacian(grey, cv2.CV_32F, ksize=3)) / 8
    edges = gradient >= np.quantile(gradient, 1 - _EDGE_SHARE)
    ratio = float(laplacian[edges].mean() / max(float(gradient[edges].mean()), 1e-6))
    return min(1.0, ratio)


def brightness(pixels: RgbImage) -> float:
    """Return the 95th percentile of the grey values, 0..1.

    A dark product on a white background does not count as a dark picture.

    Args:
        pixels: (h, w, 3) uint8 RGB.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    return float(np.quantile(grey, 1 - _BRIGHT_SHARE)) / 255
