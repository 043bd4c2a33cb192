import threading
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.domain.scene import Scene
from desktop_app.engine.motion_detection import MotionSettings
from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.counter.scene_watch import SceneWatch


class CountingSource:
    """Counts the frames that it is given, and waits if it is told to."""

    def __init__(self) -> None:
        self.count = 0
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def analyse(self, frame: RgbImage, background: RgbImage | None) -> Scene:
        self.count += 1
        self.may_go_on.wait(10)
        return Scene(None, Region(0.2, 0.2, 0.8, 0.8))


@pytest.fixture
def source() -> CountingSource:
    return CountingSource()


@pytest.fixture
def watch(qtbot: QtBot, source: CountingSource) -> Iterator[SceneWatch]:
    owner = QWidget()
    qtbot.addWidget(owner)
    watch = SceneWatch(lambda: source, MotionSettings(), owner)
    yield watch
    watch.shut_down()


def live_frame(grey: int) -> LiveFrame:
    return LiveFrame(np.full((64, 64, 3), grey, np.uint8), QImage())


def test_a_frame_that_was_analysed_just_before_is_not_analysed_again(
    watch: SceneWatch, source: CountingSource, qtbot: QtBot
) -> None:
    first, second = (np.zeros((8, 8, 3), np.uint8) for _ in range(2))
    scenes: list[Scene] = []
    for frame in (first, first, second):
        watch.analyse(frame).on_success(scenes.append)
    qtbot.waitUntil(lambda: len(scenes) == 3)
    assert source.count == 2


def test_a_scene_that_has_changed_meanwhile_is_not_captured(
    watch: SceneWatch, source: CountingSource, qtbot: QtBot
) -> None:
    captured: list[LiveFrame] = []
    watch.scene_analysed.connect(lambda frame, _: captured.append(frame))
    still, other = live_frame(40), live_frame(200)
    watch.update(still, 1.0)
    qtbot.waitUntil(lambda: captured == [still])
    source.may_go_on.clear()
    watch.update(live_frame(40), 2.0)
    assert watch.update(other, 2.1) == "moving"
    source.may_go_on.set()
    qtbot.waitUntil(lambda: not watch._is_analysing)
    assert source.count == 2
    assert captured == [still]
