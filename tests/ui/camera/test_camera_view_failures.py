"""The camera view when a camera fails: message, retry, recovery."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message, VitrineError
from desktop_app.vision.camera_list import CameraInfo
from tests.ui.camera.conftest import MakeView
from tests.ui.camera.fake_camera import FakeCamera, is_live, message_of, selector_of
from tests.ui.parts import part


def test_a_missing_video_can_be_retried(make_view: MakeView, qtbot: QtBot, video: Path) -> None:
    hidden = video.rename(video.with_name("elsewhere.avi"))
    view = make_view()
    view.start(str(video))
    qtbot.waitUntil(lambda: "The video red.avi does not exist." in message_of(view))
    hidden.rename(video)
    QTest.mouseClick(part(view, QWidget, "camera_try_again"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_live(view))


def test_a_camera_connected_later_is_opened(make_view: MakeView, qtbot: QtBot) -> None:
    cameras: list[CameraInfo] = []

    def open_camera(source: str) -> FakeCamera:
        if not cameras:
            raise VitrineError(Message("No camera was found."))
        return FakeCamera()

    view = make_view(open_camera, lambda: cameras)
    view.start("")
    qtbot.waitUntil(lambda: message_of(view) == "No camera was found.")
    assert part(view, QWidget, "camera_try_again").isVisible()
    cameras.append(CameraInfo(0, "Webcam"))
    qtbot.waitUntil(lambda: is_live(view))
    qtbot.waitUntil(lambda: selector_of(view).currentText() == "Webcam")


@pytest.mark.skipif(sys.platform != "linux", reason="the message comes from the Linux backend")
def test_a_disconnected_camera_is_reported(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view()
    view.start("63")
    qtbot.waitUntil(lambda: "This camera is not connected." in message_of(view))
    assert selector_of(view).currentText() == "Camera 64"


def test_a_busy_camera_can_be_retried(make_view: MakeView, qtbot: QtBot) -> None:
    is_busy = threading.Event()
    is_busy.set()

    def open_camera(source: str) -> FakeCamera:
        if is_busy.is_set():
            raise VitrineError(Message("It is in use."), hint=Message("Close it."))
        return FakeCamera()

    view = make_view(open_camera)
    view.start("0")
    qtbot.waitUntil(lambda: message_of(view) == "It is in use. Close it.")
    is_busy.clear()
    QPushButton(view).show()  # Qt would move the focus here by itself.
    part(view, QWidget, "camera_try_again").setFocus()
    QTest.keyClick(part(view, QWidget, "camera_try_again"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: is_live(view))
    assert view.window().focusWidget() is part(view, QWidget, "camera_picture")


def test_an_unplugged_camera_is_reopened(make_view: MakeView, qtbot: QtBot) -> None:
    cameras: list[FakeCamera] = []
    is_plugged = threading.Event()
    is_plugged.set()

    def open_camera(source: str) -> FakeCamera:
        if not is_plugged.is_set():
            raise VitrineError(Message("Not there."))
        cameras.append(FakeCamera())
        return cameras[-1]

    view = make_view(open_camera)
    view.start("rtsp://host/")
    qtbot.waitUntil(lambda: is_live(view))
    is_plugged.clear()
    cameras[0].unplugged.set()
    qtbot.waitUntil(lambda: message_of(view) == "Not there.")
    assert cameras[0].closed.is_set()
    assert not is_live(view)
    is_plugged.set()
    qtbot.waitUntil(lambda: is_live(view))
    assert message_of(view) == ""


def test_a_deleted_video_is_reported(make_view: MakeView, qtbot: QtBot, video: Path) -> None:
    view = make_view()
    view.start(str(video))
    qtbot.waitUntil(lambda: is_live(view))
    video.unlink()
    qtbot.waitUntil(lambda: "does not exist" in message_of(view))


def test_an_internal_error_is_reported_and_logged(
    make_view: MakeView, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def open_camera(source: str) -> FakeCamera:
        raise ZeroDivisionError

    view = make_view(open_camera)
    view.start("0")
    qtbot.waitUntil(lambda: "Something went wrong inside Vitrine." in message_of(view))
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()
