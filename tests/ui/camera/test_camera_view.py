"""The camera view while the camera works: live view, capture, selection, language."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.camera import camera_preview
from desktop_app.vision.camera_list import CameraInfo
from tests.ui.camera.conftest import MakeView
from tests.ui.camera.fake_camera import (
    GREEN,
    RED,
    FakeCamera,
    camera_threads,
    capture_button,
    colour_at,
    entries,
    is_live,
    message_of,
    selector_of,
)
from tests.ui.parts import part


def test_a_video_keeps_its_proportions(make_view: MakeView, qtbot: QtBot, video: Path) -> None:
    view = make_view()
    view.start(str(video))
    qtbot.waitUntil(lambda: is_live(view))
    assert message_of(view) == ""
    assert colour_at(view, 0.5, 0.5) == pytest.approx(RED, abs=6)
    assert colour_at(view, 0.1, 0.5) == pytest.approx(RED, abs=6)
    assert colour_at(view, 0.5, 0.1) == (0, 0, 0)
    assert colour_at(view, 0.5, 0.9) == (0, 0, 0)


def test_space_captures_at_full_resolution(make_view: MakeView, qtbot: QtBot, video: Path) -> None:
    view = make_view()
    view.start(str(video))
    qtbot.waitUntil(lambda: is_live(view))
    with qtbot.waitSignal(view.photo_captured) as captured:
        QTest.keyClick(part(view, QWidget, "camera_picture"), Qt.Key.Key_Space)
    assert captured.args is not None
    photo = captured.args[0]
    assert photo.shape == (90, 160, 3)
    assert photo.dtype == np.uint8
    assert photo.mean(axis=(0, 1)) == pytest.approx(RED, abs=6)


def test_the_button_captures(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(lambda _: FakeCamera())
    view.start("")
    qtbot.waitUntil(lambda: is_live(view))
    with qtbot.waitSignal(view.photo_captured):
        capture_button(view).click()


def test_holding_space_captures_once(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(lambda _: FakeCamera())
    view.start("")
    qtbot.waitUntil(lambda: is_live(view))
    photos: list[RgbImage] = []
    view.photo_captured.connect(photos.append)
    for is_repeat in (False, True, True):
        key = (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", is_repeat)
        QCoreApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, *key))
    assert len(photos) == 1


def test_the_live_view_resumes_after_a_capture(make_view: MakeView, qtbot: QtBot) -> None:
    camera = FakeCamera(RED)
    view = make_view(lambda _: camera)
    view.start("")
    qtbot.waitUntil(lambda: is_live(view))
    view.capture()
    camera.colour = GREEN
    qtbot.waitUntil(lambda: colour_at(view, 0.5, 0.5) == GREEN)


def test_a_frozen_view_neither_updates_nor_captures(
    make_view: MakeView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_preview, "_FREEZE_MS", 60_000)
    camera = FakeCamera(RED)
    view = make_view(lambda _: camera)
    view.start("")
    qtbot.waitUntil(lambda: is_live(view))
    photos: list[RgbImage] = []
    view.photo_captured.connect(photos.append)
    view.capture()
    camera.colour = GREEN
    frames_before = camera.frame_count
    qtbot.waitUntil(lambda: camera.frame_count > frames_before + 20)
    view.capture()
    assert colour_at(view, 0.5, 0.5) == RED
    assert len(photos) == 1


def test_nothing_is_captured_without_a_frame(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view()
    with qtbot.assertNotEmitted(view.photo_captured):
        QTest.keyClick(view, Qt.Key.Key_Space)
        view.capture()
    assert not capture_button(view).isEnabled()


def test_another_camera_can_be_chosen(make_view: MakeView, qtbot: QtBot) -> None:
    colours = {"0": RED, "2": GREEN}
    view = make_view(lambda source: FakeCamera(colours[source]))
    view.start("0")
    qtbot.waitUntil(lambda: is_live(view) and len(entries(view)) == 4)
    with qtbot.waitSignal(view.source_chosen) as chosen:
        QTest.keyClick(selector_of(view), Qt.Key.Key_Down)
        QTest.keyClick(selector_of(view).view(), Qt.Key.Key_Down)
        QTest.keyClick(selector_of(view).view(), Qt.Key.Key_Return)
    assert chosen.args == ["2"]
    qtbot.waitUntil(lambda: is_live(view) and colour_at(view, 0.5, 0.5) == GREEN)


def test_opening_the_list_refreshes_it(make_view: MakeView, qtbot: QtBot) -> None:
    cameras = [CameraInfo(0, "Webcam")]
    view = make_view(lambda _: FakeCamera(), lambda: cameras)
    view.start("")
    qtbot.waitUntil(lambda: entries(view) == ["Webcam", "Video file…", "Network camera…"])
    qtbot.waitUntil(lambda: len(camera_threads()) == 1)
    cameras.append(CameraInfo(1, "Desk camera"))
    selector_of(view).showPopup()
    qtbot.waitUntil(lambda: "Desk camera" in entries(view))
    selector_of(view).hidePopup()


def test_texts_and_accessible_names_follow_the_language(make_view: MakeView, qtbot: QtBot) -> None:
    class UpperCase(QTranslator):
        def translate(self, _context: str, text: str, *_: object) -> str:
            return text.upper()

        def isEmpty(self) -> bool:
            return False

    def open_camera(source: str) -> FakeCamera:
        raise VitrineError(Message("Not there."))

    view = make_view(open_camera)
    view.start("host:0")
    qtbot.waitUntil(lambda: message_of(view) == "Not there.")
    translator = UpperCase()
    QCoreApplication.installTranslator(translator)
    try:
        qtbot.waitUntil(lambda: message_of(view) == "NOT THERE.")
        assert capture_button(view).text() == "CAPTURE (SPACE)"
        assert entries(view)[-1] == "NETWORK CAMERA…"
        assert selector_of(view).accessibleName() == "CAMERA"
        assert part(view, QWidget, "camera_picture").accessibleName() == "CAMERA PREVIEW"
    finally:
        QCoreApplication.removeTranslator(translator)
