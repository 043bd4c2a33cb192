"""The list of video sources, and its two dialogs."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from desktop_app.ui.camera.camera_selector import CameraSelector
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.vision.camera_list import CameraInfo
from tests.ui.parts import find_page


@pytest.fixture
def selector(qtbot: QtBot) -> CameraSelector:
    selector = CameraSelector()
    qtbot.addWidget(selector)
    selector.show()
    return selector


def entries(selector: CameraSelector) -> list[str]:
    return [text for row in range(selector.count()) if (text := selector.itemText(row))]


def choose(selector: CameraSelector, text: str) -> None:
    """Choose an entry with the keyboard."""
    QTest.keyClick(selector, Qt.Key.Key_Down)
    for _ in range(selector.count()):
        if selector.view().currentIndex().row() != selector.findText(text):
            QTest.keyClick(selector.view(), Qt.Key.Key_Down)
    QTest.keyClick(selector.view(), Qt.Key.Key_Return)


def test_a_placeholder_is_shown_without_a_camera(selector: CameraSelector) -> None:
    selector.set_sources((), "")
    assert entries(selector) == ["Video file…", "Network camera…"]
    assert selector.currentIndex() == -1
    assert selector.placeholderText() == "No camera"


def test_an_empty_source_selects_the_first_camera(selector: CameraSelector) -> None:
    selector.set_sources((CameraInfo(1, "Webcam"), CameraInfo(3, "Desk camera")), "")
    assert selector.currentText() == "Webcam"


def test_cameras_with_the_same_name_are_numbered(selector: CameraSelector) -> None:
    cameras = (CameraInfo(0, "Webcam"), CameraInfo(2, "Webcam"), CameraInfo(4, ""))
    selector.set_sources(cameras, "2")
    assert entries(selector)[:3] == ["Webcam (1)", "Webcam (3)", "Camera 5"]
    assert selector.currentText() == "Webcam (3)"


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ("/films/a shop.mp4", "a shop.mp4"),
        ("rtsp://user:secret@10.0.0.7:554/live?password=secret", "10.0.0.7"),
        ("http:///live", "http:///live"),
        ("7", "Camera 8"),
    ],
)
def test_the_current_source_is_listed_without_secrets(
    selector: CameraSelector, source: str, label: str
) -> None:
    selector.set_sources((CameraInfo(0, "Webcam"),), source)
    assert selector.currentText() == label
    assert "secret" not in "".join(entries(selector))


def test_the_open_list_shows_every_entry(window: MainWindow, qtbot: QtBot) -> None:
    find_page(window).show_camera(True)
    selector = window.findChild(CameraSelector)
    assert isinstance(selector, CameraSelector)
    selector.set_sources((CameraInfo(0, "Webcam"), CameraInfo(2, "Desk camera")), "0")
    selector.setFocus()
    selector.showPopup()
    last = selector.model().index(selector.count() - 1, 0)
    assert selector.view().visualRect(last).bottom() < selector.view().viewport().height()
    selector.hidePopup()


def test_a_video_file_can_be_chosen(selector: CameraSelector, qtbot: QtBot, tmp_path: Path) -> None:
    video = tmp_path / "shop.mp4"
    video.touch()
    selector.set_sources((CameraInfo(0, "Webcam"),), "0")
    choose(selector, "Video file…")
    assert selector.currentText() == "Webcam"
    dialog = selector.findChild(QFileDialog, "video_dialog")
    assert isinstance(dialog, QFileDialog)
    with qtbot.waitSignal(selector.source_chosen) as chosen:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(str(video))
        dialog.accept()
    assert chosen.args == [str(video)]


@pytest.mark.parametrize(
    ("typed", "source"),
    [
        (" rtsp://host/live ", "rtsp://host/live"),
        ("host:8080/video", "http://host:8080/video"),
        ("rtsp://admin:secret@host/live", "rtsp://admin:***@host/live"),
        ("admin:secret@host/live", "http://admin:***@host/live"),
    ],
)
def test_an_address_can_be_entered(
    selector: CameraSelector, qtbot: QtBot, typed: str, source: str
) -> None:
    choose(selector, "Network camera…")
    dialog = selector.findChild(QInputDialog, "address_dialog")
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue(typed)
    with qtbot.waitSignal(selector.source_chosen) as chosen:
        dialog.accept()
    assert chosen.args == [source]


def test_a_cancelled_dialog_changes_nothing(selector: CameraSelector, qtbot: QtBot) -> None:
    selector.set_sources((CameraInfo(0, "Webcam"),), "0")
    choose(selector, "Network camera…")
    dialog = selector.findChild(QInputDialog, "address_dialog")
    assert isinstance(dialog, QInputDialog)
    with qtbot.assertNotEmitted(selector.source_chosen):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert selector.currentText() == "Webcam"


def test_an_empty_address_is_ignored(selector: CameraSelector, qtbot: QtBot) -> None:
    choose(selector, "Network camera…")
    dialog = selector.findChild(QInputDialog, "address_dialog")
    assert isinstance(dialog, QInputDialog)
    with qtbot.assertNotEmitted(selector.source_chosen):
        dialog.accept()


def test_the_wheel_does_not_change_the_camera(selector: CameraSelector, qtbot: QtBot) -> None:
    selector.set_sources((CameraInfo(0, "Webcam"), CameraInfo(2, "Desk camera")), "0")
    middle = QPointF(selector.rect().center())
    turn = QWheelEvent(
        middle,
        QPointF(selector.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.assertNotEmitted(selector.source_chosen):
        QCoreApplication.sendEvent(selector, turn)
    assert selector.currentText() == "Webcam"
