"""Frames are read one after another; the ones between are skipped."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.code import Code
from desktop_app.domain.picture import RgbImage
from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.counter.codes import code_watch
from desktop_app.ui.counter.codes.code_watch import CodeWatch


class HeldReader:
    """A reader that reads the frame numbers, one whenever a test lets it."""

    def __init__(self) -> None:
        self.goes_on = threading.Semaphore(0)
        self.error: Exception | None = None

    def read(self, photo: RgbImage) -> tuple[Code, ...]:
        self.goes_on.acquire()
        if self.error is not None:
            raise self.error
        corner = (0.0, 0.0)
        return (Code("ean", str(photo[0, 0, 0]), False, (corner, corner, corner, corner)),)


@pytest.fixture
def reader() -> HeldReader:
    return HeldReader()


@pytest.fixture
def read(reader: HeldReader, watch: CodeWatch) -> list[str]:
    """Return a list that gets the number of each frame that was read."""
    read: list[str] = []
    watch.codes_read.connect(lambda _, codes: read.append(codes[0].text))
    return read


@pytest.fixture
def watch(
    reader: HeldReader, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CodeWatch]:
    monkeypatch.setattr(code_watch, "_LOOK_EVERY_S", 0.0)
    watch = CodeWatch(lambda: reader, qapp)
    yield watch
    reader.goes_on.release(10)
    watch.shut_down()
    watch.deleteLater()


def frame(number: int) -> LiveFrame:
    return LiveFrame(np.full((2, 2, 3), number, np.uint8), QImage())


def test_the_newest_frame_is_read_next(
    watch: CodeWatch, reader: HeldReader, read: list[str], qtbot: QtBot
) -> None:
    for number in range(5):
        watch.update(frame(number))
    reader.goes_on.release(2)
    qtbot.waitUntil(lambda: len(read) == 2)
    assert read == ["0", "4"]


def test_after_a_reset_the_look_that_runs_is_dropped(
    watch: CodeWatch, reader: HeldReader, read: list[str], qtbot: QtBot
) -> None:
    watch.update(frame(1))
    watch.reset()
    watch.update(frame(2))
    reader.goes_on.release(2)
    qtbot.waitUntil(lambda: len(read) == 1)
    assert read == ["2"]


def test_after_a_failure_nothing_is_read_until_the_reset(
    watch: CodeWatch, reader: HeldReader, read: list[str], qtbot: QtBot
) -> None:
    reader.error = ValueError("no reader")
    reader.goes_on.release()
    with qtbot.waitSignal(watch.failed) as failed:
        watch.update(frame(1))
    assert failed.args == [reader.error]
    reader.error = None
    watch.update(frame(2))
    watch.reset()
    watch.update(frame(3))
    reader.goes_on.release(2)
    qtbot.waitUntil(lambda: len(read) == 1)
    assert read == ["3"]
