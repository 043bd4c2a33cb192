"""A camera above a mat, and the basket page that counts live what lies on it."""

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import window_libraries
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counting.counting import Counting
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.basket.live import live_detection
from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.single_key_shortcuts import SingleKeyShortcuts
from desktop_app.vision.picture_decoding import read_photo
from tests.ui.basket.conftest import show_basket
from tests.ui.parts import part

_WIDTH_PX, _HEIGHT_PX = 600, 240
_MAT = 220
# Where things may lie.
PLACES = tuple(Region(0.02 + at / 3, 0.1, 0.3 + at / 3, 0.9) for at in range(3))


class MatCamera:
    """A camera whose picture is set by a test.

    Attributes:
        pictures: what lies in each place, by its number.
        is_plugged: whether it can be opened and read.
    """

    def __init__(self) -> None:
        self.pictures: dict[int, Path] = {}
        self.is_plugged = True

    def open(self, _source: str) -> "MatCamera":
        self._check()
        return self

    def read(self) -> RgbImage:
        self._check()
        threading.Event().wait(0.015)
        return self.frame()

    def close(self) -> None:
        """Nothing is open."""

    def frame(self) -> RgbImage:
        """Return the picture of the mat."""
        pixels = np.full((_HEIGHT_PX, _WIDTH_PX, 3), _MAT, np.uint8)
        for at, file in dict(self.pictures).items():
            place = PLACES[at].cut_from(pixels)
            place[:] = cv2.resize(read_photo(file).pixels, place.shape[1::-1])
        return pixels

    def _check(self) -> None:
        if not self.is_plugged:
            raise VitrineError(Message("The camera is unplugged."))


class LivePage:
    """Uses live counting as a person does."""

    def __init__(self, page: BasketPage, camera: MatCamera, qtbot: QtBot) -> None:
        self.page, self.camera, self._qtbot = page, camera, qtbot

    def put(self, at: int, picture: Path) -> None:
        """Put a product on the mat, and wait for nothing."""
        self.camera.pictures = {**self.camera.pictures, at: picture}

    def take(self, at: int) -> None:
        """Take what lies in a place away."""
        self.camera.pictures = {
            place: file for place, file in self.camera.pictures.items() if place != at
        }

    def counts(self) -> dict[str, int]:
        """Return the list: the number of units by SKU."""
        return {row.product.sku: row.count for row in self.page.controller.basket.rows}

    def wait_for(self, **counts: int) -> None:
        """Wait until the list is one with these counts; ``P_1`` is P-1."""
        wanted = {sku.replace("_", "-"): count for sku, count in counts.items()}
        self._qtbot.waitUntil(lambda: self.counts() == wanted)

    def press(self, key: Qt.Key | str) -> None:
        """Press a key of the page and wait until it is a command."""
        QTest.keyClick(self.page, key if isinstance(key, Qt.Key) else ord(key))
        keys = self.page.findChildren(SingleKeyShortcuts)
        self._qtbot.waitUntil(lambda: not any(one.is_waiting for one in keys))

    def click(self, name: str) -> None:
        """Press a button."""
        part(self.page, QPushButton, name).click()


@pytest.fixture
def camera(monkeypatch: pytest.MonkeyPatch) -> MatCamera:
    """Return the camera of the window."""
    camera = MatCamera()
    monkeypatch.setattr(window_libraries, "open_camera", camera.open)
    monkeypatch.setattr(window_libraries, "list_cameras", tuple)
    return camera


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the detector find what lies in the places of the mat, and nothing else."""

    def detect(_self: Counting, photo: RgbImage, *_: int) -> tuple[Region, ...]:
        return tuple(place for place in PLACES if np.std(place.cut_from(photo)) > 10)

    monkeypatch.setattr(Counting, "detect", detect)
    monkeypatch.setattr(Counting, "finds_boxes", True)
    monkeypatch.setattr(live_detection, "_LOOK_EVERY_S", 0.0)


@pytest.fixture
def pictures(shop_table: Path) -> list[Path]:
    """Return the pictures of the products from P-1 on."""
    return sorted((shop_table.parent / "pictures").glob("*.png"))[1:]


@pytest.fixture
def live(places: None, camera: MatCamera, window: MainWindow, qtbot: QtBot) -> LivePage:
    """Return the page, with live counting switched on."""
    page = LivePage(show_basket(window), camera, qtbot)
    page.click("basket_live")
    return page
