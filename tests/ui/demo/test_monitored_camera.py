"""Motion in the frames of a camera."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from desktop_app.engine.motion_detection import MotionSettings
from desktop_app.ui.camera.camera_reader import (
    CameraFailure,
    CameraOpening,
    CameraReader,
    CameraState,
    LiveFrame,
)
from desktop_app.ui.demo.monitored_camera import MonitoredCamera
from desktop_app.vision.resizing import fit_for_screen


class FakeReader(CameraReader):
    """A reader without a thread, with a state that the test sets."""

    def __init__(self) -> None:
        super().__init__(lambda _: pytest.fail("no camera is opened"), tuple, fit_for_screen)
        self.fake_state: CameraState | None = None
        self.sources: list[str] = []

    @property
    def state(self) -> CameraState | None:
        return self.fake_state

    def start(self, source: str) -> None:
        self.sources.append(source)
        self.fake_state = CameraOpening()

    def stop(self) -> None:
        self.fake_state = None


def grey_frame(level: int) -> LiveFrame:
    return LiveFrame(np.full((240, 320, 3), level, np.uint8), QImage())


@pytest.fixture
def reader() -> FakeReader:
    return FakeReader()


@pytest.fixture
def camera(reader: FakeReader) -> MonitoredCamera:
    camera = MonitoredCamera(reader, MotionSettings(still_s=0.4))
    camera.start("2")
    return camera


def test_a_started_camera_has_no_frame(reader: FakeReader, camera: MonitoredCamera) -> None:
    assert reader.sources == ["2"]
    assert camera.poll(1.0) is None
    assert camera.frame is None


def test_each_frame_is_processed_once(reader: FakeReader, camera: MonitoredCamera) -> None:
    reader.fake_state = grey_frame(100)
    assert camera.poll(1.0) == "empty"
    assert camera.frame is reader.fake_state
    assert camera.frame_time_s == 1.0
    assert camera.poll(1.1) is None
    assert camera.frame_time_s == 1.0


def test_something_new_that_is_held_still_is_detected(
    reader: FakeReader, camera: MonitoredCamera
) -> None:
    reader.fake_state = grey_frame(100)
    camera.poll(0.0)
    states = []
    for step in range(10):
        pixels = np.full((240, 320, 3), 100, np.uint8)
        pixels[60:180, 80:240] = 220
        reader.fake_state = LiveFrame(pixels, QImage())
        states.append(camera.poll(0.1 * (step + 1)))
    assert states[0] == "moving"
    assert states.count("new") == 1
    assert states[-1] == "still"


def test_the_frame_is_released_with_its_camera(reader: FakeReader, camera: MonitoredCamera) -> None:
    reader.fake_state = grey_frame(100)
    camera.poll(1.0)
    reader.fake_state = CameraFailure(OSError())
    assert camera.poll(1.1) is None
    assert camera.frame is None


def test_a_restart_learns_the_background_anew(reader: FakeReader, camera: MonitoredCamera) -> None:
    reader.fake_state = grey_frame(100)
    assert camera.poll(0.0) == "empty"
    camera.start("2")
    pixels = np.full((240, 320, 3), 100, np.uint8)
    pixels[60:180, 80:240] = 220
    reader.fake_state = LiveFrame(pixels, QImage())
    assert camera.poll(0.1) == "empty"
