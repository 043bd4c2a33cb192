import numpy as np
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.scene import Scene
from desktop_app.engine.motion_detection import MotionSettings
from desktop_app.ui.counter.scene_watch import SceneWatch


class CountingSource:
    """Counts the frames that it is given."""

    def __init__(self) -> None:
        self.count = 0

    def analyse(self, frame: RgbImage, background: RgbImage | None) -> Scene:
        self.count += 1
        return Scene("empty")


def test_a_frame_that_was_analysed_just_before_is_not_analysed_again(qtbot: QtBot) -> None:
    source, owner = CountingSource(), QWidget()
    qtbot.addWidget(owner)
    watch = SceneWatch(lambda: source, MotionSettings(), owner)
    first, second = (np.zeros((8, 8, 3), np.uint8) for _ in range(2))
    scenes: list[Scene] = []
    for frame in (first, first, second):
        watch.analyse(frame).on_success(scenes.append)
    qtbot.waitUntil(lambda: len(scenes) == 3)
    assert source.count == 2
    watch.shut_down()
