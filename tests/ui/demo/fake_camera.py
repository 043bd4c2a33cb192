"""A fake camera for the demo, and the steps of a visit."""

import gc
import threading
import weakref
from pathlib import Path

import cv2
import numpy as np
from pytestqt.qtbot import QtBot

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.demo.demo_window import DemoWindow
from desktop_app.ui.widgets.photo_query import PhotoAnswer
from desktop_app.vision.picture_decoding import read_photo


class FakeCamera:
    """A camera in front of which a test holds pictures; not connected at first."""

    def __init__(self) -> None:
        self.is_connected = False
        self.raises_internal_error = False
        self.hangs = threading.Event()
        self.open_count = 0
        self._background = np.full((240, 320, 3), 120, np.uint8)
        self._scene = self._background
        self._visitor_frames: list[weakref.ref[RgbImage]] = []

    def open(self, _source: str) -> "FakeCamera":
        if not self.is_connected:
            raise VitrineError(Message("There is no camera."), Message("Connect one."))
        self.open_count += 1
        return self

    def read(self) -> RgbImage:
        if self.hangs.is_set():
            while self.hangs.is_set():
                threading.Event().wait(0.02)
            raise VitrineError(Message("The camera hung."), Message("Connect it."))
        threading.Event().wait(0.01)
        if not self.is_connected:
            raise VitrineError(Message("The camera is gone."), Message("Connect it."))
        if self.raises_internal_error:
            raise MemoryError
        frame = self._scene.copy()
        if self._scene is not self._background:
            self._visitor_frames.append(weakref.ref(frame))
        return frame

    def close(self) -> None:
        pass

    def hold(self, picture: Path) -> None:
        """Hold up a picture file."""
        self.hold_pixels(read_photo(picture).pixels)

    def hold_pixels(self, pixels: RgbImage) -> None:
        """Hold up a picture, (height, width, 3) uint8 RGB."""
        frame = self._background.copy()
        frame[10:230, 50:270] = cv2.resize(pixels, (220, 220))
        self._scene = frame

    def hold_unknown_object(self) -> None:
        """Hold up something that no product resembles."""
        noise = np.random.default_rng(1).integers(0, 90, (220, 220, 3), dtype=np.uint8)
        self.hold_pixels(noise)

    def hold_nothing(self) -> None:
        """Show the empty background."""
        self._scene = self._background

    def is_visitor_frame_alive(self) -> bool:
        """Return whether a frame that shows a visitor is still in memory."""
        gc.collect()
        return any(frame() is not None for frame in self._visitor_frames)


def connect_camera(demo: DemoWindow, camera: FakeCamera, qtbot: QtBot) -> None:
    """Connect the camera, and wait until the demo has seen its background."""
    camera.is_connected = True
    qtbot.waitUntil(lambda: demo.controller._camera.frame is not None)


def search(demo: DemoWindow, camera: FakeCamera, qtbot: QtBot, picture: Path) -> PhotoAnswer:
    """Hold up a picture, and return the answer when it is shown."""
    with qtbot.waitSignal(demo.controller.answer_found) as signal:
        camera.hold(picture)
    assert signal.args is not None
    found = signal.args[0]
    assert isinstance(found, PhotoAnswer)
    qtbot.waitUntil(demo.demo_screen.has_answer)
    return found


def best_sku(found: PhotoAnswer) -> str:
    return found.answer.hits[0].product.sku
