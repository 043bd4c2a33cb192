"""One look at a time, at the newest frame; a reset drops the one that runs."""

import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.picture import RgbImage
from desktop_app.engine.counting.live_counting import LiveCount
from desktop_app.engine.counting.live_session import LiveSession
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import Task
from desktop_app.ui.basket.live import live_detection
from desktop_app.ui.basket.live.live_detection import LiveDetection
from desktop_app.ui.camera.camera_reader import LiveFrame


class Client:
    """An engine whose looks go on when a test lets them."""

    def __init__(self, lane: Lane) -> None:
        self.is_ready = True
        self.finds_boxes = True
        self._lane = lane

    def run(self, use_case: Callable[[Any], Any]) -> Task[Any]:
        counting = SimpleNamespace(finds_boxes=self.finds_boxes)
        return self._lane.run(lambda: use_case(SimpleNamespace(counting=lambda: counting)))


@pytest.fixture
def goes_on(monkeypatch: pytest.MonkeyPatch) -> threading.Semaphore:
    goes_on = threading.Semaphore(0)

    def look(_session: LiveSession, _counting: object, frame: RgbImage) -> LiveCount:
        goes_on.acquire()
        if frame[0, 0, 0] == 99:
            raise ValueError("no look")
        return LiveCount((), ())

    monkeypatch.setattr(LiveSession, "look", look)
    monkeypatch.setattr(live_detection, "_LOOK_EVERY_S", 0.0)
    return goes_on


@pytest.fixture
def lane(qapp: QApplication, goes_on: threading.Semaphore) -> Iterator[Lane]:
    lane = Lane("test lane")
    yield lane
    goes_on.release(10)
    lane.stop()


@pytest.fixture
def client(lane: Lane) -> Client:
    return Client(lane)


@pytest.fixture
def looks(client: Client, lane: Lane) -> LiveDetection:
    return LiveDetection(client, lane)  # type: ignore[arg-type]


@pytest.fixture
def seen(looks: LiveDetection) -> list[int]:
    """Return a list that gets the number of each frame that was looked at."""
    seen: list[int] = []
    looks.counted.connect(lambda frame, _: seen.append(int(frame.pixels[0, 0, 0])))
    return seen


def frame(number: int) -> LiveFrame:
    return LiveFrame(np.full((2, 2, 3), number, np.uint8), QImage())


def test_frames_are_skipped_while_a_look_runs(
    looks: LiveDetection, goes_on: threading.Semaphore, seen: list[int], qtbot: QtBot
) -> None:
    for number in range(5):
        looks.update(frame(number))
    goes_on.release()
    qtbot.waitUntil(lambda: seen == [0])
    goes_on.release()
    looks.update(frame(5))
    qtbot.waitUntil(lambda: seen == [0, 5])


def test_a_reset_drops_the_look_that_runs(
    looks: LiveDetection, goes_on: threading.Semaphore, seen: list[int], qtbot: QtBot
) -> None:
    looks.update(frame(1))
    looks.reset()
    looks.update(frame(2))
    goes_on.release(2)
    qtbot.waitUntil(lambda: seen == [2])


def test_after_a_failure_nothing_is_looked_at(
    looks: LiveDetection, goes_on: threading.Semaphore, seen: list[int], qtbot: QtBot
) -> None:
    goes_on.release(3)
    with qtbot.waitSignal(looks.failed):
        looks.update(frame(99))
    looks.update(frame(1))
    looks.reset()
    looks.update(frame(2))
    qtbot.waitUntil(lambda: seen == [2])


def test_without_a_detector_or_a_catalogue_nothing_is_counted(
    looks: LiveDetection, client: Client, seen: list[int], qtbot: QtBot
) -> None:
    client.is_ready = False
    looks.update(frame(1))
    client.is_ready, client.finds_boxes = True, False
    with qtbot.waitSignal(looks.detector_missed):
        looks.update(frame(2))
    assert seen == []
