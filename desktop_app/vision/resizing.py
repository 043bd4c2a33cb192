"""Resizing of RGB pictures in memory."""

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage, ScreenImage

# Pictures are processed in parallel, so threads within one picture only cost time.
cv2.setNumThreads(1)


def resize(pixels: RgbImage, width_px: int, height_px: int) -> RgbImage:
    """Scale a picture to a size.

    Averages whole blocks down to less than twice the size, then interpolates linearly.
    This takes a fifth of the time of exact area averaging, is sharper, and gives the same
    result if the decoder has already halved the picture.

    Args:
        pixels: (h, w, 3) uint8 RGB.
        width_px: of the result.
        height_px: of the result.
    """
    height, width = pixels.shape[:2]
    rows, columns = max(1, height // height_px), max(1, width // width_px)
    scaled: npt.NDArray[Any] = pixels
    if rows > 1 or columns > 1:
        # Crop incomplete blocks on both sides, less than half a pixel of the result on each.
        top, left = height % rows // 2, width % columns // 2
        down, across = height // rows, width // columns
        blocks = pixels[top : top + down * rows, left : left + across * columns]
        scaled = cv2.resize(blocks, (across, down), interpolation=cv2.INTER_AREA)
    if scaled.shape[:2] != (height_px, width_px):
        scaled = cv2.resize(scaled, (width_px, height_px), interpolation=cv2.INTER_LINEAR)
    return scaled


def fit_within(pixels: RgbImage, max_side_px: int) -> RgbImage:
    """Scale a picture down to a longer side of ``max_side_px``; never scale up."""
    height, width = pixels.shape[:2]
    return resize(pixels, *size_within((width, height), max_side_px))


def fit_for_screen(pixels: RgbImage, max_size_px: tuple[int, int]) -> ScreenImage:
    """Scale a picture, up or down, to the largest size that fits into (width, height).

    Other threads run meanwhile: OpenCV releases the interpreter lock, which Qt keeps while it
    scales.

    Returns:
        (h, w, 4) uint8, see ``ScreenImage``.
    """
    height, width = pixels.shape[:2]
    max_width, max_height = max_size_px
    fitting = max_height * width // height
    size = (max_width, max_width * height // width)
    if fitting <= max_width:
        size = (fitting, max_height)
    scaled = resize(pixels, max(1, size[0]), max(1, size[1]))
    return cv2.cvtColor(scaled, cv2.COLOR_RGB2BGRA).astype(np.uint8, copy=False)


def size_within(size: tuple[int, int], max_side_px: int) -> tuple[int, int]:
    """Return (width, height) scaled down to at most ``max_side_px``, each at least 1."""
    scale = min(1.0, max_side_px / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
