"""A fake camera, and access to the parts of a camera view."""

import threading

import numpy as np
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.vision.camera_list import CameraInfo
from tests.ui.parts import part

CAMERAS = (CameraInfo(0, "Webcam"), CameraInfo(2, "Desk camera"))
RED, GREEN = (200, 30, 30), (30, 160, 30)


class FakeCamera:
    """Delivers frames of one colour until it is unplugged."""

    def __init__(self, colour: tuple[int, int, int] = RED) -> None:
        self.colour = colour
        self.frame_count = 0
        self.unplugged = threading.Event()
        self.closed = threading.Event()

    def read(self) -> RgbImage:
        if self.unplugged.wait(0.002):
            raise VitrineError(Message("Gone."), hint=Message("Look for it."))
        self.frame_count += 1
        return np.full((90, 160, 3), self.colour, np.uint8)

    def close(self) -> None:
        self.closed.set()


def camera_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "camera"]


def capture_button(view: CameraView) -> QPushButton:
    return part(view, QPushButton, "camera_capture")


def selector_of(view: CameraView) -> QComboBox:
    return part(view, QComboBox, "camera_box")


def entries(view: CameraView) -> list[str]:
    """Return the texts in the list of sources."""
    selector = selector_of(view)
    texts = (selector.itemText(row) for row in range(selector.count()))
    return [text for text in texts if text]


def is_live(view: CameraView) -> bool:
    return capture_button(view).isEnabled()


def message_of(view: CameraView) -> str:
    """Return the visible message and hint; empty while a frame is shown."""
    labels = (part(view, QLabel, name) for name in ("camera_message", "camera_hint"))
    return " ".join(label.text() for label in labels if label.isVisible())


def colour_at(view: CameraView, x: float, y: float) -> tuple[int, ...]:
    """Return the colour of the preview at a position, 0..1 in both directions."""
    shown = part(view, QWidget, "camera_picture").grab().toImage()
    colour = shown.pixelColor(round(shown.width() * x), round(shown.height() * y))
    return colour.getRgb()[:3]  # type: ignore[index, no-any-return] # the stub says object
