"""A camera above a counter whose frames carry the number of the product on it."""

import threading
from typing import Final

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message, VitrineError

_HEIGHT_PX, _WIDTH_PX = 480, 640
_SIDE_PX: Final = 300
_FRAME_S: Final = 0.03
_TAG_PX: Final = 4


class TaggedCamera:
    """A camera above a counter; each frame carries the number of the product on it.

    Attributes:
        is_connected: whether frames can be read.
    """

    def __init__(self) -> None:
        noise = np.random.default_rng(1).normal(0, 3, (_HEIGHT_PX, _WIDTH_PX, 3))
        mat = np.linspace(150, 90, _WIDTH_PX)[np.newaxis, :, np.newaxis]
        self._empty = (mat + noise).clip(0, 255).astype(np.uint8)
        self._empty[-_TAG_PX:, -_TAG_PX:] = 0
        self._scene = self._empty
        self._pause = threading.Event()
        self.is_connected = True

    def open(self, _source: str) -> "TaggedCamera":
        """Return the camera itself, whatever the source."""
        return self

    def plug(self, is_connected: bool) -> None:
        """Connect or disconnect the camera."""
        self.is_connected = is_connected

    def put(self, product: RgbImage, number: int) -> None:
        """Put a product, (h, w, 3) uint8 RGB, on the counter."""
        scene = self._empty.copy()
        scale = _SIDE_PX / max(product.shape[:2])
        size = round(product.shape[1] * scale), round(product.shape[0] * scale)
        top, left = (_HEIGHT_PX - size[1]) // 2, (_WIDTH_PX - size[0]) // 2
        scene[top : top + size[1], left : left + size[0]] = cv2.resize(
            product, size, interpolation=cv2.INTER_AREA
        )
        scene[-_TAG_PX:, -_TAG_PX:] = number % 256, number // 256, 0
        self._scene = scene

    def clear(self) -> None:
        """Take the product away."""
        self._scene = self._empty

    def read(self) -> RgbImage:
        """Return the next frame.

        Raises:
            VitrineError: the camera is disconnected.
        """
        if not self.is_connected:
            raise VitrineError(Message("The camera is gone."), Message("Connect it."))
        self._pause.wait(_FRAME_S)
        return self._scene.copy()

    def close(self) -> None:
        """Do nothing: the camera is opened again."""


def number_of(frame: RgbImage) -> int:
    """Return the number of the product in a frame; 0 for the empty counter."""
    low, high, _ = (int(value) for value in frame[-1, -1])
    return low + 256 * high
