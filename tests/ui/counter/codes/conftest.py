"""A counter whose camera sees codes, and a reader of codes that counts its looks."""

import threading
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp
from pytestqt.qtbot import QtBot

from desktop_app import window_libraries
from desktop_app.domain.code import Code
from desktop_app.domain.picture import RgbImage
from desktop_app.settings import Settings
from desktop_app.vision.code_reader import CodeReader
from tests.ui.conftest import OpenWindow
from tests.ui.counter.counter_driver import CounterCamera, CounterDriver


class CountingReader:
    """A reader of codes that counts what it has read, and can be held up.

    Attributes:
        look_count: number of looks so far.
        held: the photo before which it waits for ``goes_on``; None for none.
        is_held: whether it waits.
    """

    def __init__(self) -> None:
        self._reader = CodeReader()
        self.look_count = 0
        self.goes_on = threading.Event()
        self.held: RgbImage | None = None
        self.is_held = False

    def read(self, photo: RgbImage) -> tuple[Code, ...]:
        if self.held is not None and np.array_equal(photo, self.held):
            self.is_held = True
            self.goes_on.wait()
        codes = self._reader.read(photo)
        self.look_count += 1
        return codes


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[CountingReader]:
    reader = CountingReader()
    monkeypatch.setattr(window_libraries, "open_code_reader", lambda: reader)
    yield reader
    reader.goes_on.set()


class CodeCounter(CounterDriver):
    """A counter page whose camera sees codes."""

    def __init__(self, driver: CounterDriver, reader: CountingReader, qtbot: QtBot) -> None:
        super().__init__(driver.window, driver.camera, qtbot)
        self.qtbot, self._reader = qtbot, reader

    def put_codes(self, *texts: str, kind: str = "Code128", gs1: bool = False) -> None:
        """Put codes on what is on the counter, one below the other."""
        self.camera.scene = self.scene_with(*texts, kind=kind, gs1=gs1)

    def scene_with(self, *texts: str, kind: str = "Code128", gs1: bool = False) -> RgbImage:
        """Return what the camera would see with codes."""
        scene = self.camera.scene.copy()
        for number, text in enumerate(texts):
            drawn = drawn_code(text, kind, gs1=gs1)
            top, left = 10 + 150 * number, 20
            scene[top : top + drawn.shape[0], left : left + drawn.shape[1]] = drawn
        return scene

    def look(self, count: int = 4) -> None:
        """Wait until some more frames have been read and used."""
        last = self._reader.look_count + count
        self.qtbot.waitUntil(lambda: self._reader.look_count >= last)
        self.qtbot.wait(1)

    def wait_for_accepted(self, *skus: str) -> None:
        self.qtbot.waitUntil(lambda: len(self.accepted) >= len(skus))
        assert self.accepted_skus() == list(skus)

    def accepted_skus(self) -> list[str]:
        return [one.product.sku for one in self.accepted]


def drawn_code(text: str, kind: str, *, gs1: bool = False) -> RgbImage:
    """Return a code on white paper, (height, width, 3) uint8 RGB."""
    code = zxingcpp.create_barcode(text, zxingcpp.barcode_format_from_str(kind), gs1=gs1)
    gray = np.array(code.to_image(scale=2, add_quiet_zones=True), np.uint8)
    gray = np.asarray(cv2.copyMakeBorder(gray, 8, 8, 8, 8, cv2.BORDER_CONSTANT, value=[255]))
    return np.repeat(gray[:, :, np.newaxis], 3, axis=2).astype(np.uint8)


@pytest.fixture
def counter(
    reader: CountingReader,
    open_window: OpenWindow,
    catalogue: Path,
    camera: CounterCamera,
    qtbot: QtBot,
) -> CodeCounter:
    """Return a counter that takes photos only when it is told to."""
    settings = Settings(language="en", theme="light", device="cpu", counter_hold_still=False)
    driver = CounterDriver(open_window(catalogue, settings), camera, qtbot)
    driver.wait_for_guidance("Hold a product up")
    return CodeCounter(driver, reader, qtbot)
