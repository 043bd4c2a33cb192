import numpy as np
import pytest
from PySide6.QtGui import QImage

from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.counter.scene.newest_frame import NewestFrame


@pytest.fixture
def frames() -> NewestFrame:
    return NewestFrame(stalled_s=2.0)


def frame() -> LiveFrame:
    return LiveFrame(np.zeros((2, 2, 3), np.uint8), QImage())


def test_a_photo_is_the_newest_frame_or_that_of_the_key(frames: NewestFrame) -> None:
    first, second = frame(), frame()
    frames.update(first, 10.0)
    assert frames.hold() is first
    frames.update(second, 10.1)
    assert frames.take(10.2, held=True) is first
    assert frames.take(10.2, held=True) is None
    assert frames.take(10.2, held=False) is second


def test_a_camera_that_has_stopped_gives_no_frame(frames: NewestFrame) -> None:
    frames.update(frame(), 10.0)
    frames.hold()
    assert frames.take(12.1, held=True) is None
    assert frames.take(12.1, held=False) is None


def test_another_camera_has_no_frame_yet(frames: NewestFrame) -> None:
    frames.update(frame(), 10.0)
    frames.hold()
    frames.clear()
    assert frames.take(10.1, held=True) is None
    assert frames.take(10.1, held=False) is None
    assert frames.hold() is None
