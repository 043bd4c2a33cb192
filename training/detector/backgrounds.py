"""Backgrounds without things: surfaces, and magnified or blurred parts of photos."""

from collections.abc import Sequence

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from training.augmentation import Random


def make_background(photos: Sequence[RgbImage], side_px: int, random: Random) -> RgbImage:
    """Return a square background.

    A part of a photo is magnified or blurred so far that no whole thing can be seen in it.

    Args:
        photos: (h, w, 3) uint8 RGB each.
        side_px: of the background.
        random: the source of randomness.
    """
    kind = random.random()
    if kind < 0.3:
        return _surface(side_px, random)
    if kind < 0.8:
        magnified = _part(photos, side_px, random.uniform(0.06, 0.2), random)
        noise = random.normal(0, random.uniform(0, 8), (side_px, side_px, 1))
        return np.asarray(np.clip(magnified + noise, 0, 255), np.uint8)
    view = _part(photos, side_px, random.uniform(0.3, 1.0), random)
    blurred = cv2.GaussianBlur(view, (0, 0), random.uniform(0.02, 0.05) * side_px)
    return np.asarray(blurred, np.uint8)


def _part(photos: Sequence[RgbImage], side_px: int, share: float, random: Random) -> RgbImage:
    """Return a part of a photo with this share of its sides."""
    photo = photos[int(random.integers(len(photos)))]
    height, width = photo.shape[:2]
    rows, columns = max(12, int(height * share)), max(12, int(width * share))
    top = int(random.integers(0, height - rows + 1))
    left = int(random.integers(0, width - columns + 1))
    part = photo[top : top + rows, left : left + columns]
    resized = cv2.resize(part, (side_px, side_px), interpolation=cv2.INTER_CUBIC)
    return np.asarray(resized, np.uint8)


def _surface(side_px: int, random: Random) -> RgbImage:
    """Return a plain colour with soft light, stripes, noise, or a horizon."""
    view = np.full((side_px, side_px, 3), random.integers(20, 256, 3), np.float32)
    for _ in range(int(random.integers(0, 4))):
        rows, columns = (int(number) for number in random.integers(2, 40, 2))
        if random.random() < 0.4:
            rows = 2
        noise = random.normal(0, random.uniform(3, 25), (rows, columns, 1)).astype(np.float32)
        view += cv2.resize(noise, (side_px, side_px), interpolation=cv2.INTER_CUBIC)[:, :, None]
    if random.random() < 0.3:
        line = int(random.uniform(0.3, 0.8) * side_px)
        view[:line] = view[:line] * random.uniform(0.5, 1.2) + random.uniform(-30, 30)
    return np.asarray(np.clip(view, 0, 255), np.uint8)
