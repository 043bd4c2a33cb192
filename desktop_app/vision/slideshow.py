"""Photos shown one after another, like a camera before which somebody holds them.

It stands in for a camera at a stand that has none, or where nobody is: each photo
comes in from the side, is held, and makes room for the next one, over and over.
"""

import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.errors import Message, VitrineError
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.resizing import resize

RgbImage: TypeAlias = npt.NDArray[np.uint8]

HOLD_S: Final = 5.0
FPS: Final = 30
_WIDTH_PX: Final = 960
_HEIGHT_PX: Final = 720
_BLURRED_PX: Final = 12
_ARRIVING_S: Final = 0.5
_GROUND: Final = (46, 50, 58)


class Slideshow:
    """A camera that shows photos. ``close`` may be called from any thread, ``read`` from one."""

    def __init__(self, photos: Sequence[Path], *, hold_s: float = HOLD_S) -> None:
        """Begin before the first photo, with nothing to see.

        Args:
            photos: files; those that cannot be read are passed over.
            hold_s: how long each is held still.

        Raises:
            VitrineError: none can be read.
        """
        self._photos = photos
        self._held_s = hold_s
        self._closing = threading.Event()
        self._number = -1
        self._next = self._read_next()
        self._former: RgbImage = np.full_like(self._next, _GROUND)
        self._shown = self._former
        # The empty place first: whoever watches has to know it.
        self._came_s = time.monotonic() - _ARRIVING_S - hold_s + 1.0
        self._due_s = time.monotonic()

    def read(self) -> RgbImage:
        """Wait for the next picture, (720, 960, 3) uint8 RGB.

        Raises:
            VitrineError: it was closed.
        """
        self._due_s = max(self._due_s + 1 / FPS, time.monotonic() - 1 / FPS)
        if self._closing.wait(max(0.0, self._due_s - time.monotonic())):
            raise VitrineError(
                Message("The camera gives no more pictures."),
                Message("Check that it is still connected."),
            )
        age_s = time.monotonic() - self._came_s
        if age_s >= _ARRIVING_S + self._held_s:
            self._former, self._shown = self._shown, self._next
            self._came_s = time.monotonic()
            self._next = self._read_next()
            age_s = 0.0
        if age_s >= _ARRIVING_S:
            return self._shown.copy()
        return _pushed(self._former, self._shown, age_s / _ARRIVING_S)

    def close(self) -> None:
        """Show no more."""
        self._closing.set()

    def _read_next(self) -> RgbImage:
        for _ in self._photos:
            self._number = (self._number + 1) % len(self._photos)
            try:
                return _fitted(read_photo(self._photos[self._number]).pixels)
            except VitrineError:
                continue
        raise VitrineError(
            Message("There are no photos to show."), Message("Connect a camera instead.")
        )


def _pushed(former: RgbImage, coming: RgbImage, share: float) -> RgbImage:
    """Return one picture being pushed out to the left by another."""
    gone_px = round(former.shape[1] * (1 - (1 - share) ** 3))
    return np.concatenate([former[:, gone_px:], coming[:, :gone_px]], axis=1)


def _fitted(photo: RgbImage) -> RgbImage:
    """Return a photo as large as fits, amid a blur of its own colours."""
    height, width = photo.shape[:2]
    scale = min(_WIDTH_PX / width, _HEIGHT_PX / height)
    inner = resize(photo, max(1, round(width * scale)), max(1, round(height * scale)))
    blurred = resize(photo, _BLURRED_PX, _BLURRED_PX)
    canvas: RgbImage = resize(blurred, _WIDTH_PX, _HEIGHT_PX)
    top, left = (_HEIGHT_PX - inner.shape[0]) // 2, (_WIDTH_PX - inner.shape[1]) // 2
    canvas[top : top + inner.shape[0], left : left + inner.shape[1]] = inner
    return canvas
