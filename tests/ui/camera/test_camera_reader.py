"""The thread that reads a camera, without a window."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QSize

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.camera.camera_reader import CameraReader, LiveFrame
from desktop_app.vision.resizing import fit_for_screen

LAST_FRAME = 100


class CountingCamera:
    """Delivers frames whose grey value is their number, up to ``LAST_FRAME``."""

    def __init__(self) -> None:
        self.frame_count = 0
        self.has_delivered_last = threading.Event()
        self.closed = threading.Event()

    def read(self) -> RgbImage:
        if self.frame_count == LAST_FRAME:
            self.has_delivered_last.set()
            self.closed.wait(0.002)
        else:
            self.frame_count += 1
        return np.full((90, 160, 3), self.frame_count, np.uint8)

    def close(self) -> None:
        self.closed.set()


class CameraFactory:
    """Opens counting cameras and records whether the earlier ones were closed by then."""

    def __init__(self) -> None:
        self.cameras: list[CountingCamera] = []
        self.opened = threading.Semaphore(0)
        self.were_others_closed: list[bool] = []

    def open_camera(self, _source: str) -> CountingCamera:
        self.were_others_closed.append(all(camera.closed.is_set() for camera in self.cameras))
        self.cameras.append(CountingCamera())
        self.opened.release()
        return self.cameras[-1]

    def wait_for_last_frame(self) -> None:
        """Wait until the newest camera has delivered its last frame."""
        assert self.opened.acquire(timeout=10)
        assert self.cameras[-1].has_delivered_last.wait(10)


@pytest.fixture
def factory() -> CameraFactory:
    return CameraFactory()


@pytest.fixture
def reader(factory: CameraFactory) -> Iterator[CameraReader]:
    reader = CameraReader(factory.open_camera, tuple, fit_for_screen)
    yield reader
    assert reader.shut_down()


def test_only_the_newest_frame_is_kept(reader: CameraReader, factory: CameraFactory) -> None:
    reader.start("0")
    factory.wait_for_last_frame()
    state = reader.state
    assert isinstance(state, LiveFrame)
    assert state.pixels[0, 0, 0] >= LAST_FRAME - 1


def test_the_image_is_scaled_and_the_pixels_are_not(
    reader: CameraReader, factory: CameraFactory
) -> None:
    reader.max_size_px = (80, 80)
    reader.start("0")
    factory.wait_for_last_frame()
    state = reader.state
    assert isinstance(state, LiveFrame)
    assert state.image.size() == QSize(80, 45)
    assert state.pixels.shape == (90, 160, 3)


def test_a_camera_is_released_before_the_next_one_opens(
    reader: CameraReader, factory: CameraFactory
) -> None:
    for _ in range(5):
        reader.start("0")
        factory.wait_for_last_frame()
    assert factory.were_others_closed == [True] * 5


def test_a_stopped_reader_has_no_state(reader: CameraReader, factory: CameraFactory) -> None:
    reader.start("0")
    factory.wait_for_last_frame()
    reader.stop()
    assert reader.state is None


def test_shutting_down_does_not_wait_for_a_camera_that_hangs() -> None:
    release = threading.Event()

    def open_camera(_source: str) -> CountingCamera:
        release.wait()
        raise VitrineError(Message("Too late."))

    reader = CameraReader(open_camera, tuple, fit_for_screen)
    reader.start("0")
    assert not reader.shut_down(timeout_s=0.01)
    release.set()
    assert reader.shut_down()
