"""A demo on a real catalogue, before a camera that does what a test says."""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.motion_detection import MotionSettings
from desktop_app.errors import Message, VitrineError
from desktop_app.settings import Settings
from desktop_app.ui.camera import camera_reader
from desktop_app.ui.demo.demo_controller import DemoController, DemoTiming
from desktop_app.ui.demo.demo_screen import DemoScreen
from desktop_app.ui.demo.demo_window import DemoWindow
from desktop_app.ui.i18n.language import Translations
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.slideshow import Slideshow

QUICK = DemoTiming(
    MotionSettings(still_s=0.15), kept_s=60.0, empty_s=60.0, idle_s=60.0, hung_s=60.0
)

OpenDemo = Callable[..., DemoWindow]


class Stand:
    """A camera before which a test holds things; unplugged at first."""

    def __init__(self) -> None:
        self.place = np.full((240, 320, 3), 120, np.uint8)
        self.showing = self.place
        self.is_plugged = False
        self.is_broken = False
        self.hangs = threading.Event()
        self.openings = 0
        self.of_visitors: list[weakref.ref[RgbImage]] = []

    def open(self, _source: str) -> "Stand":
        if not self.is_plugged:
            raise VitrineError(Message("There is no camera."), Message("Connect one."))
        self.openings += 1
        return self

    def read(self) -> RgbImage:
        if self.hangs.is_set():
            while self.hangs.is_set():
                threading.Event().wait(0.02)
            raise VitrineError(Message("The camera hung."), Message("Connect it."))
        threading.Event().wait(0.01)
        if not self.is_plugged:
            raise VitrineError(Message("The camera is gone."), Message("Connect it."))
        if self.is_broken:
            raise MemoryError
        frame = self.showing.copy()
        if self.showing is not self.place:
            self.of_visitors.append(weakref.ref(frame))
        return frame

    def is_remembered(self) -> bool:
        """Tell whether anybody still has a picture of a visitor."""
        gc.collect()
        return any(frame() is not None for frame in self.of_visitors)

    def close(self) -> None:
        pass

    def hold(self, picture: Path) -> None:
        """Hold a picture up."""
        self.hold_pixels(read_photo(picture).pixels)

    def hold_pixels(self, pixels: RgbImage) -> None:
        frame = self.place.copy()
        frame[10:230, 50:270] = cv2.resize(pixels, (220, 220))
        self.showing = frame

    def take_away(self) -> None:
        """Hold up nothing any more."""
        self.showing = self.place


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch) -> Stand:
    monkeypatch.setattr(camera_reader, "RETRY_S", 0.05)
    return Stand()


@pytest.fixture
def open_demo(
    window: MainWindow, stand: Stand, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[OpenDemo]:
    """Return a function that begins the demo, with a pace and a folder of photos."""
    theme = Theme(qapp, paths.icons_folder())
    opened: list[DemoWindow] = []

    def open_it(pace: DemoTiming = QUICK, photos: Path | None = None) -> DemoWindow:
        director = DemoController(
            window.client, stand.open, lambda files: Slideshow(files, hold_s=0.6), pace
        )
        empty = tmp_path / "no photos"
        empty.mkdir(exist_ok=True)
        screen = DemoScreen(window.client, director, theme, lambda: photos or empty)
        preferences = Preferences(Settings(language="en"), tmp_path / "demo" / "settings.toml")
        translations = Translations(paths.translations_folder())
        demo = DemoWindow(screen, director, preferences, translations.use)
        qtbot.addWidget(demo)
        opened.append(demo)
        demo.resize(1280, 720)
        with qtbot.waitExposed(demo):
            demo.show()
        demo.begin()
        return demo

    yield open_it
    for demo in opened:
        demo.leave()
