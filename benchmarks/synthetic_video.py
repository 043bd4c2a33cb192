"""Write a synthetic video of products that are held up to a camera one after another."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

_Image: TypeAlias = npt.NDArray[np.uint8]

FPS: Final = 30
ENTER_S: Final = 0.5
_HEIGHT_SHARE: Final = 0.72
_JITTER_PX: Final = 1.2
_NOISE: Final = 3.0


def write_clip(
    file: Path,
    pictures: Sequence[_Image],
    *,
    size_px: tuple[int, int] = (1280, 720),
    empty_s: float = 1.5,
    held_s: float = 1.5,
) -> Path:
    """Write a video in which each picture enters, is held with some jitter, and leaves.

    Args:
        file: its name ends in ``.avi``.
        pictures: (h, w, 3) uint8 BGR.
        size_px: (width, height) of the video.
        empty_s: duration without a picture before each one.
        held_s: duration for which each picture is held.
    """
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), FPS, size_px)
    random = np.random.default_rng(0)
    background = _background(size_px)
    for picture in pictures:
        for height in _heights(empty_s, held_s):
            frame = background.copy()
            if height > 0:
                _draw_held(frame, picture, height, random.normal(0, _JITTER_PX, 2))
            noise = random.standard_normal(frame.shape[:2], np.float32)[:, :, np.newaxis]
            writer.write((frame + _NOISE * noise).clip(0, 255).astype(np.uint8))
    writer.release()
    return file


def read_pictures(files: Sequence[Path]) -> list[_Image]:
    """Return pictures as (h, w, 3) uint8 BGR."""
    decoded = [cv2.imread(str(file)) for file in files]
    return [picture.astype(np.uint8) for picture in decoded if picture is not None]


def _heights(empty_s: float, held_s: float) -> Iterator[float]:
    """Yield the height of the picture in each frame, from 0 (below it) to 1 (centred)."""
    entering = np.linspace(0, 1, round(ENTER_S * FPS))
    yield from np.zeros(round(empty_s * FPS))
    yield from 1 - (1 - entering) ** 2
    yield from np.ones(round(held_s * FPS))
    yield from (1 - entering) ** 2


def _background(size_px: tuple[int, int]) -> _Image:
    """Return a blurred background."""
    width, height = size_px
    spots = np.random.default_rng(7).integers(120, 170, (5, 9, 3), dtype=np.uint8)
    return cv2.resize(spots, (width, height), interpolation=cv2.INTER_CUBIC).astype(np.uint8)


def _draw_held(
    frame: _Image, picture: _Image, height: float, jitter: npt.NDArray[np.float64]
) -> None:
    rows, columns = frame.shape[:2]
    scale = _HEIGHT_SHARE * rows / picture.shape[0]
    size = round(picture.shape[1] * scale), round(picture.shape[0] * scale)
    held = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    top = round((rows - size[1]) / 2 + (1 - height) * rows + jitter[1])
    left = round((columns - size[0]) / 2 + jitter[0])
    visible = max(0, min(size[1], rows - top))
    frame[top : top + visible, left : left + size[0]] = held[:visible]
