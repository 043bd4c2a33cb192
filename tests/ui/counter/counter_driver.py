"""A camera above a counter, on which tests put things, and the parts of the page."""

import threading
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from datasets.hand_drawing import SIDE_PX, draw_hand
from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.picture import RgbImage
from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.counter.counter_controller import CounterController
from desktop_app.ui.counter.page import CounterPage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.single_key_shortcuts import MAX_GAP_MS, SingleKeyShortcuts
from desktop_app.vision.picture_decoding import read_photo
from tests.ui.parts import part

HEIGHT, WIDTH = 480, 640
# Gives all later answers a verdict.
Forced = Callable[[str], None]


def counter_mat() -> RgbImage:
    """Return the empty counter."""
    noise = np.random.default_rng(1).normal(0, 3, (HEIGHT, WIDTH, 3))
    return (np.linspace(150, 90, WIDTH)[np.newaxis, :, np.newaxis] + noise).astype(np.uint8)


def with_thing(frame: RgbImage, thing: RgbImage, left: int, top: int, side: int) -> RgbImage:
    """Return a frame with a square thing on it, its place in pixels."""
    shown = frame.copy()
    shown[top : top + side, left : left + side] = cv2.resize(
        thing, (side, side), interpolation=cv2.INTER_AREA
    )
    return shown


class CounterCamera:
    """A camera whose picture is set by a test."""

    def __init__(self) -> None:
        self._empty = counter_mat()
        self.scene = self._empty

    def open(self, _source: str) -> "CounterCamera":
        return self

    def read(self) -> RgbImage:
        threading.Event().wait(0.015)
        return self.scene.copy()

    def close(self) -> None:
        pass

    def put(self, picture: Path, *, left: int = 200, side: int = 260) -> None:
        """Put a product on the counter."""
        thing = read_photo(picture).pixels
        self.scene = with_thing(self._empty, thing, left, 100, side)

    def put_two(self, one: Path, other: Path) -> None:
        """Put two products on the counter."""
        first = with_thing(self._empty, read_photo(one).pixels, 60, 120, 220)
        self.scene = with_thing(first, read_photo(other).pixels, 360, 120, 220)

    def put_hand(self, left: int = 200) -> None:
        """Reach over the counter."""
        self.scene = self._empty.copy()
        place = self.scene[100:356, left : left + 256]
        counter = cv2.resize(place, (SIDE_PX, SIDE_PX))
        place[:] = cv2.resize(draw_hand(np.asarray(counter, np.uint8)), (256, 256))

    def clear(self) -> None:
        """Take everything away."""
        self.scene = self._empty

    def darken(self) -> None:
        """Switch the light off."""
        self.scene = (self._empty // 8).astype(np.uint8)


class CounterDriver:
    """Uses the counter page as a person does, with keys and the camera."""

    def __init__(self, window: MainWindow, camera: CounterCamera, qtbot: QtBot) -> None:
        self.window, self.camera, self._qtbot = window, camera, qtbot
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        part(window, QAction, "command_counter").trigger()
        self.page = part(window, CounterPage)
        self.accepted: list[AcceptedProduct] = []
        self.page.product_accepted.connect(self.accepted.append)

    @property
    def controller(self) -> CounterController:
        return self.page.controller

    def press(self, key: Qt.Key | str) -> None:
        """Press a key wherever the focus is, and wait until it has become a command."""
        code = Qt.Key(ord(key.upper())) if isinstance(key, str) else key
        QTest.keyClick(self.window.windowHandle(), code)
        # A key that follows at once would be that of a scanner.
        QTest.qWait(MAX_GAP_MS + 5)
        keys = self.page.findChildren(SingleKeyShortcuts)
        self._qtbot.waitUntil(lambda: not any(key.is_waiting for key in keys))
        self._qtbot.waitUntil(lambda: not self.controller.acceptance.check.is_running)

    def wait_for(self, phase: str) -> None:
        self._qtbot.waitUntil(lambda: self.controller.phase == phase)

    def wait_for_motion(self, motion: str) -> None:
        self._qtbot.waitUntil(lambda: self.controller.motion == motion)

    def wait_for_guidance(self, text: str) -> None:
        self._qtbot.waitUntil(lambda: self.text("counter_guidance") == text)

    def wait_until_seen(self) -> None:
        """Wait until the page has processed a frame of what is on the counter now."""
        seen: list[LiveFrame] = []
        camera = part(self.page, CameraView)
        # The page is told of a frame before this.
        camera.frame_shown.connect(seen.append)
        self._qtbot.waitUntil(
            lambda: bool(seen) and np.array_equal(seen[-1].pixels, self.camera.scene)
        )
        camera.frame_shown.disconnect(seen.append)

    def photograph(self) -> None:
        """Press Space and wait for the answer."""
        self.press(Qt.Key.Key_Space)
        self.wait_for("answered")

    def answer(self, picture: Path) -> None:
        """Put a product on the counter and take a photo of it."""
        self.camera.put(picture)
        self._qtbot.waitUntil(lambda: self.controller.motion != "empty")
        self._qtbot.waitUntil(lambda: self.controller.motion in ("new", "still"))
        self.photograph()

    def text(self, name: str) -> str:
        return part(self.window, QLabel, name).text()

    def offered(self) -> list[str]:
        """Return the SKUs of the offered products."""
        shown = self.controller.shown
        return [] if shown is None else [hit.product.sku for hit in shown.offered]
