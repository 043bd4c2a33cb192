"""A slideshow of photos that replaces a camera.

For demonstrations without a camera: each photo slides in from the side, is held, and is
replaced by the next one, in an endless loop.
"""

import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message, VitrineError
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.resizing import resize

HOLD_S: Final = 5.0
FPS: Final = 30
_WIDTH_PX: Final = 960
_HEIGHT_PX: Final = 720
_BLUR_SIDE_PX: Final = 12
_TRANSITION_S: Final = 0.5
_BACKGROUND: Final = (46, 50, 58)


class Slideshow:
    """A frame source that shows photos; ``close`` on any thread, ``read`` on one only.

    It starts with an empty frame, before the first photo.

    Args:
        photos: files; unreadable ones are skipped.
        hold_s: how long each photo is held.

    Raises:
        VitrineError: no photo can be read.
    """

    def __init__(self, photos: Sequence[Path], *, hold_s: float = HOLD_S) -> None:
        self._photos = photos
        self._hold_s = hold_s
        self._closing = threading.Event()
        self._index = -1
        self._next = self._read_next()
        self._previous: RgbImage = np.full_like(self._next, _BACKGROUND)
        self._current = self._previous
        # Show the empty frame first, because motion detection needs a background.
        self._transition_start_s = time.monotonic() - _TRANSITION_S - hold_s + 1.0
        self._next_frame_s = time.monotonic()

    def read(self) -> RgbImage:
        """Wait for the next frame.

        Returns:
            (720, 960, 3) uint8 RGB.

        Raises:
            VitrineError: the slideshow was closed.
        """
        self._next_frame_s = max(self._next_frame_s + 1 / FPS, time.monotonic() - 1 / FPS)
        if self._closing.wait(max(0.0, self._next_frame_s - time.monotonic())):
            raise VitrineError(
                Message("The camera has stopped sending pictures."),
                Message("Check that it is still connected."),
            )
        elapsed_s = time.monotonic() - self._transition_start_s
        if elapsed_s >= _TRANSITION_S + self._hold_s:
            self._previous, self._current = self._current, self._next
            self._transition_start_s = time.monotonic()
            self._next = self._read_next()
            elapsed_s = 0.0
        if elapsed_s >= _TRANSITION_S:
            return self._current.copy()
        return _slide_transition(self._previous, self._current, elapsed_s / _TRANSITION_S)

    def close(self) -> None:
        """Stop; the next ``read`` raises."""
        self._closing.set()

    def _read_next(self) -> RgbImage:
        """Return the next readable photo."""
        for _ in self._photos:
            self._index = (self._index + 1) % len(self._photos)
            try:
                return _fit_to_frame(read_photo(self._photos[self._index]).pixels)
            except VitrineError:
                continue
        raise VitrineError(
            Message("There are no photos to show."), Message("Connect a camera instead.")
        )


def _slide_transition(previous: RgbImage, current: RgbImage, progress: float) -> RgbImage:
    """Return a frame in which one picture pushes another out to the left.

    Args:
        previous: the picture that leaves.
        current: the picture that enters.
        progress: 0..1, eased out.
    """
    offset_px = round(previous.shape[1] * (1 - (1 - progress) ** 3))
    return np.concatenate([previous[:, offset_px:], current[:, :offset_px]], axis=1)


def _fit_to_frame(photo: RgbImage) -> RgbImage:
    """Return the photo scaled to the frame on a blurred copy of itself."""
    height, width = photo.shape[:2]
    scale = min(_WIDTH_PX / width, _HEIGHT_PX / height)
    inner = resize(photo, max(1, round(width * scale)), max(1, round(height * scale)))
    blurred = resize(photo, _BLUR_SIDE_PX, _BLUR_SIDE_PX)
    canvas: RgbImage = resize(blurred, _WIDTH_PX, _HEIGHT_PX)
    top, left = (_HEIGHT_PX - inner.shape[0]) // 2, (_WIDTH_PX - inner.shape[1]) // 2
    canvas[top : top + inner.shape[0], left : left + inner.shape[1]] = inner
    return canvas
