"""What a camera sees at a stand: hands that hold one thing after another up to it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

_Image: TypeAlias = npt.NDArray[np.uint8]

FPS: Final = 30
_COMING_S: Final = 0.5
_SHARE: Final = 0.72
_TREMBLE_PX: Final = 1.2
_NOISE: Final = 3.0


def write_clip(
    file: Path,
    pictures: Sequence[_Image],
    *,
    size_px: tuple[int, int] = (1280, 720),
    empty_s: float = 1.5,
    held_s: float = 1.5,
) -> Path:
    """Write a video in which each picture is brought, held with a slight tremble, taken away.

    Args:
        file: ending in ``.avi``.
        pictures: (h, w, 3) uint8 BGR.
        size_px: width and height of the video.
        empty_s: how long nobody is there before each.
        held_s: how long each is held.
    """
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), FPS, size_px)
    random = np.random.default_rng(0)
    place = _place(size_px)
    for picture in pictures:
        for height in _heights(empty_s, held_s):
            frame = place.copy()
            if height > 0:
                _hold(frame, picture, height, random.normal(0, _TREMBLE_PX, 2))
            noise = random.normal(0, _NOISE, frame.shape[:2])[:, :, None]
            writer.write(np.clip(frame + noise, 0, 255).astype(np.uint8))
    writer.release()
    return file


def read_pictures(files: Sequence[Path]) -> list[_Image]:
    """Return pictures as (h, w, 3) uint8 BGR."""
    decoded = [cv2.imread(str(file)) for file in files]
    return [picture.astype(np.uint8) for picture in decoded if picture is not None]


def _heights(empty_s: float, held_s: float) -> Iterator[float]:
    """Yield how far up the thing is in each frame, 0..1; 1 is before the camera."""
    coming = np.linspace(0, 1, round(_COMING_S * FPS))
    yield from np.zeros(round(empty_s * FPS))
    yield from 1 - (1 - coming) ** 2
    yield from np.ones(round(held_s * FPS))
    yield from (1 - coming) ** 2


def _place(size_px: tuple[int, int]) -> _Image:
    """Return the hall behind, out of focus."""
    width, height = size_px
    spots = np.random.default_rng(7).integers(120, 170, (5, 9, 3), dtype=np.uint8)
    return cv2.resize(spots, (width, height), interpolation=cv2.INTER_CUBIC).astype(np.uint8)


def _hold(frame: _Image, picture: _Image, height: float, tremble: npt.NDArray[np.float64]) -> None:
    rows, columns = frame.shape[:2]
    scale = _SHARE * rows / picture.shape[0]
    size = round(picture.shape[1] * scale), round(picture.shape[0] * scale)
    held = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    top = round((rows - size[1]) / 2 + (1 - height) * rows + tremble[1])
    left = round((columns - size[0]) / 2 + tremble[0])
    visible = max(0, min(size[1], rows - top))
    frame[top : top + visible, left : left + size[0]] = held[:visible]
