"""Opening and releasing cameras with the view, also when they hang."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.camera import camera_reader
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.vision.resizing import fit_for_screen
from tests.ui.camera.conftest import MakeView
from tests.ui.camera.fake_camera import (
    CAMERAS,
    GREEN,
    RED,
    FakeCamera,
    camera_threads,
    colour_at,
    is_live,
    message_of,
)


def test_a_camera_that_hangs_while_opening_can_be_stopped(
    make_view: MakeView, qtbot: QtBot
) -> None:
    release = threading.Event()
    slow_camera = FakeCamera()

    def open_camera(source: str) -> FakeCamera:
        if source == "0":
            release.wait()
            return slow_camera
        return FakeCamera(GREEN)

    view = make_view(open_camera)
    view.start("0")
    qtbot.waitUntil(lambda: message_of(view) == "Opening the camera…")
    view.stop()
    assert message_of(view) == ""
    assert not slow_camera.closed.is_set()
    release.set()
    qtbot.waitUntil(slow_camera.closed.is_set)


def test_the_last_chosen_camera_is_shown(
    make_view: MakeView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_reader, "_RELEASE_TIMEOUT_S", 0.01)
    release = threading.Event()
    slow_camera = FakeCamera(RED)
    opened: list[str] = []

    def open_camera(source: str) -> FakeCamera:
        opened.append(source)
        if source == "0":
            release.wait()
            return slow_camera
        return FakeCamera(GREEN)

    view = make_view(open_camera)
    view.start("0")
    qtbot.waitUntil(lambda: opened == ["0"])
    view.start("1")
    view.start("2")
    qtbot.waitUntil(lambda: is_live(view))
    release.set()
    qtbot.waitUntil(slow_camera.closed.is_set)
    assert colour_at(view, 0.5, 0.5) == GREEN
    assert opened == ["0", "2"]


def test_starting_the_same_camera_again_does_not_reopen_it(
    make_view: MakeView, qtbot: QtBot
) -> None:
    opened: list[str] = []

    def open_camera(source: str) -> FakeCamera:
        opened.append(source)
        return FakeCamera()

    view = make_view(open_camera)
    view.start("0")
    view.start("0")
    qtbot.waitUntil(lambda: is_live(view))
    view.start("0")
    assert is_live(view)
    assert opened == ["0"]


def test_a_hidden_view_releases_its_camera(make_view: MakeView, qtbot: QtBot) -> None:
    cameras: list[FakeCamera] = []

    def open_camera(source: str) -> FakeCamera:
        cameras.append(FakeCamera())
        return cameras[-1]

    view = make_view(open_camera)
    view.start("0")
    qtbot.waitUntil(lambda: is_live(view))
    view.hide()
    qtbot.waitUntil(lambda: not camera_threads())
    assert cameras[0].closed.is_set()
    view.show()
    qtbot.waitUntil(lambda: is_live(view))
    view.stop()
    view.hide()
    view.show()
    qtbot.waitUntil(lambda: not camera_threads())
    assert len(cameras) == 2


@pytest.mark.parametrize("is_inside", [False, True])
def test_a_deleted_view_releases_its_camera(qtbot: QtBot, is_inside: bool) -> None:
    camera = FakeCamera()
    window = QWidget()
    parent = window if is_inside else None
    view = CameraView(lambda _: camera, lambda: CAMERAS, fit_for_screen, parent=parent)
    deleted = window if is_inside else view
    deleted.show()
    view.start("0")
    qtbot.waitUntil(lambda: is_live(view))
    deleted.deleteLater()
    qtbot.waitUntil(camera.closed.is_set)
    qtbot.waitUntil(lambda: not camera_threads())


def test_a_stopped_view_shows_no_frame(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(lambda _: FakeCamera())
    view.start("0")
    qtbot.waitUntil(lambda: is_live(view))
    view.stop()
    assert not is_live(view)
    background = view.palette().alternateBase().color()
    assert QColor(*colour_at(view, 0.5, 0.5)) == background


@pytest.mark.parametrize(
    ("open_camera", "threads_left"),
    [("Camera.open", 0), ("lambda _: threading.Event().wait()", 1)],
)
def test_the_program_exits_while_a_camera_is_open_or_hangs(
    open_camera: str, threads_left: int, video: Path
) -> None:
    program = f"""
import atexit
import threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.vision.camera import Camera
from desktop_app.vision.camera_list import list_cameras
from desktop_app.vision.resizing import fit_for_screen

app = QApplication([])
atexit.register(lambda: print(threading.active_count() - 1))
view = CameraView({open_camera}, list_cameras, fit_for_screen)
view.show()
view.start({str(video)!r})
QTimer.singleShot(300, app.quit)
app.exec()
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == f"{threads_left}\n"
    assert "Traceback" not in ended.stderr
