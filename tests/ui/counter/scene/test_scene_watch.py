import threading
from collections.abc import Iterator
from functools import partial

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
from desktop_app.ui.counter.scene.scene_watch import SceneWatch


class CountingSource:
    """Counts the frames that it is given, and waits if it is told to."""

    def __init__(self) -> None:
        self.count = 0
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def analyse(
        self, frame: RgbImage, background: RgbImage | None, *, may_hold_object: bool = False
    ) -> Scene:
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
    qtbot.waitUntil(lambda: not watch.is_analysing)
    assert source.count == 2
    assert captured == [still]


class PlainCounter:
    """A counter of one colour: whatever differs from the background is an object."""

    def analyse(
        self, frame: RgbImage, background: RgbImage | None, *, may_hold_object: bool = False
    ) -> Scene:
        expected = np.zeros_like(frame) if background is None else background
        is_vacated = may_hold_object and not frame.any()
        is_empty = is_vacated or np.array_equal(frame, expected)
        return Scene("empty") if is_empty else Scene(None, Region(0.2, 0.2, 0.8, 0.8))


def test_the_counter_is_empty_once_a_product_that_became_its_background_is_taken_away(
    qtbot: QtBot,
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    watch = SceneWatch(PlainCounter, MotionSettings(), owner)
    scenes: list[Scene] = []
    watch.scene_analysed.connect(lambda _, scene: scenes.append(scene))

    def see(grey: int, time_s: float) -> None:
        before = len(scenes)
        watch.update(live_frame(grey), time_s)
        qtbot.waitUntil(lambda: len(scenes) > before)

    try:
        for time_s in (1.0, 62.0, 63.0):
            see(200, time_s)
        assert scenes[-1].problem == "empty"
        assert watch.update(live_frame(0), 64.0) == "moving"
        for time_s in (65.0, 67.0, 69.0):
            see(0, time_s)
        assert [scene.problem for scene in scenes[-3:]] == ["empty"] * 3
        assert watch.update(live_frame(200), 70.0) == "moving"
        see(200, 72.0)
        assert scenes[-1].problem is None
    finally:
        watch.shut_down()


def has_scenes(scenes: list[Scene], count: int) -> bool:
    return len(scenes) == count


def test_what_has_come_since_the_analysis_is_not_learned(watch: SceneWatch, qtbot: QtBot) -> None:
    """The newest scene is empty, but the newest frame has something small on it already."""
    watch._open_source = PlainCounter
    scenes: list[Scene] = []
    watch.scene_analysed.connect(lambda _, scene: scenes.append(scene))
    empty = live_frame(0)
    watch.update(empty, 1.0)
    qtbot.waitUntil(lambda: len(scenes) == 1)
    small = live_frame(0)
    small.pixels[30:34, 30:34] = 255
    for number, time_s in enumerate((3.5, 4.0), start=2):
        assert watch.update(small, time_s) == "empty"
        qtbot.waitUntil(partial(has_scenes, scenes, number))
        assert scenes[-1].problem is None


def test_a_product_with_an_answer_is_not_learned_however_long_it_stays(watch: SceneWatch) -> None:
    watch.update(live_frame(40), 0.0)
    watch.may_learn = False
    product = live_frame(40)
    product.pixels[16:48, 16:48] = 200
    states = [watch.update(product, 1.0 + 0.2 * step) for step in range(500)]
    assert states[-1] == "still"
    watch.may_learn = True
    assert watch.update(product, 101.0) == "empty"
