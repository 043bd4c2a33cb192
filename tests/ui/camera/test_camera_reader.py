"""The thread behind the camera view, without a window."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QSize

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.camera.camera_reader import CameraReader, Live


class CountingCamera:
    """Gives pictures whose grey is their number."""

    def __init__(self) -> None:
        self.pictures = 0
        self.has_given_many = threading.Event()
        self.closed = threading.Event()

    def read(self) -> RgbImage:
        if self.pictures == 100:
            self.has_given_many.set()
            self.closed.wait(0.002)
        else:
            self.pictures += 1
        return np.full((90, 160, 3), self.pictures, np.uint8)

    def close(self) -> None:
        self.closed.set()


class Hall:
    """Opens counting cameras and remembers them."""

    def __init__(self) -> None:
        self.cameras: list[CountingCamera] = []
        self.has_opened = threading.Semaphore(0)
        self.were_others_closed: list[bool] = []

    def open_camera(self, _source: str) -> CountingCamera:
        self.were_others_closed.append(all(camera.closed.is_set() for camera in self.cameras))
        self.cameras.append(CountingCamera())
        self.has_opened.release()
        return self.cameras[-1]


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def feed(hall: Hall) -> Iterator[CameraReader]:
    feed = CameraReader(hall.open_camera, tuple)
    yield feed
    assert feed.finish()


def wait_for_many(hall: Hall) -> None:
    assert hall.has_opened.acquire(timeout=10)
    assert hall.cameras[-1].has_given_many.wait(10)


def test_only_the_newest_picture_waits_for_a_slow_window(feed: CameraReader, hall: Hall) -> None:
    feed.start("0")
    wait_for_many(hall)
    news = feed.news
    assert isinstance(news, Live)
    assert news.frame[0, 0, 0] >= 99


def test_pictures_fit_the_window(feed: CameraReader, hall: Hall) -> None:
    feed.size_px = (80, 80)
    feed.start("0")
    wait_for_many(hall)
    news = feed.news
    assert isinstance(news, Live)
    assert news.image.size() == QSize(80, 45)
    assert news.frame.shape == (90, 160, 3)


def test_a_camera_is_let_go_before_the_next_one_opens(feed: CameraReader, hall: Hall) -> None:
    for _ in range(5):
        feed.start("0")
        wait_for_many(hall)
    assert hall.were_others_closed == [True] * 5


def test_a_stopped_feed_has_no_news(feed: CameraReader, hall: Hall) -> None:
    feed.start("0")
    wait_for_many(hall)
    feed.stop()
    assert feed.news is None


def test_finishing_does_not_wait_for_a_camera_that_hangs() -> None:
    is_let_go = threading.Event()

    def open_camera(_source: str) -> CountingCamera:
        is_let_go.wait()
        raise VitrineError(Message("Too late."))

    feed = CameraReader(open_camera, tuple)
    feed.start("0")
    assert not feed.finish(wait_s=0.01)
    is_let_go.set()
    assert feed.finish()
