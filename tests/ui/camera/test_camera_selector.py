"""The list of cameras, and the two dialogs behind it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from desktop_app.ui.camera.camera_selector import CameraSelector
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.vision.camera import CameraInfo


@pytest.fixture
def box(qtbot: QtBot) -> CameraSelector:
    box = CameraSelector()
    qtbot.addWidget(box)
    box.show()
    return box


def entries(box: CameraSelector) -> list[str]:
    return [text for row in range(box.count()) if (text := box.itemText(row))]


def choose(box: CameraSelector, text: str) -> None:
    """Choose an entry as a user does, with the keyboard."""
    QTest.keyClick(box, Qt.Key.Key_Down)
    for _ in range(box.count()):
        if box.view().currentIndex().row() != box.findText(text):
            QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


def test_without_a_camera_the_list_says_so(box: CameraSelector) -> None:
    box.offer((), "")
    assert entries(box) == ["Video file…", "Address…"]
    assert box.currentIndex() == -1
    assert box.placeholderText() == "No camera"


def test_an_empty_source_is_the_first_camera(box: CameraSelector) -> None:
    box.offer((CameraInfo(1, "Webcam"), CameraInfo(3, "Desk camera")), "")
    assert box.currentText() == "Webcam"


def test_cameras_of_one_name_can_be_told_apart(box: CameraSelector) -> None:
    cameras = (CameraInfo(0, "Webcam"), CameraInfo(2, "Webcam"), CameraInfo(4, ""))
    box.offer(cameras, "2")
    assert entries(box)[:3] == ["Webcam (1)", "Webcam (3)", "Camera 5"]
    assert box.currentText() == "Webcam (3)"


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ("/films/a shop.mp4", "a shop.mp4"),
        ("rtsp://user:secret@10.0.0.7:554/live?password=secret", "10.0.0.7"),
        ("http:///live", "http:///live"),
        ("7", "Camera 8"),
    ],
)
def test_what_is_shown_is_listed_without_secrets(
    box: CameraSelector, source: str, label: str
) -> None:
    box.offer((CameraInfo(0, "Webcam"),), source)
    assert box.currentText() == label
    assert "secret" not in "".join(entries(box))


def test_the_list_opens_in_full(window: MainWindow, qtbot: QtBot) -> None:
    window.page.show_camera(True)
    box = window.findChild(CameraSelector)
    assert isinstance(box, CameraSelector)
    box.offer((CameraInfo(0, "Webcam"), CameraInfo(2, "Desk camera")), "0")
    box.setFocus()
    box.showPopup()
    last = box.model().index(box.count() - 1, 0)
    assert box.view().visualRect(last).bottom() < box.view().viewport().height()
    box.hidePopup()


def test_a_video_file_is_asked_for(box: CameraSelector, qtbot: QtBot, tmp_path: Path) -> None:
    video = tmp_path / "shop.mp4"
    video.touch()
    box.offer((CameraInfo(0, "Webcam"),), "0")
    choose(box, "Video file…")
    assert box.currentText() == "Webcam"
    dialog = box.findChild(QFileDialog, "video_dialog")
    assert isinstance(dialog, QFileDialog)
    with qtbot.waitSignal(box.source_chosen) as chosen:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(str(video))
        dialog.accept()
    assert chosen.args == [str(video)]


@pytest.mark.parametrize(
    ("typed", "source"),
    [(" rtsp://host/live ", "rtsp://host/live"), ("host:8080/video", "http://host:8080/video")],
)
def test_an_address_is_asked_for(
    box: CameraSelector, qtbot: QtBot, typed: str, source: str
) -> None:
    choose(box, "Address…")
    dialog = box.findChild(QInputDialog, "address_dialog")
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue(typed)
    with qtbot.waitSignal(box.source_chosen) as chosen:
        dialog.accept()
    assert chosen.args == [source]


def test_a_dialog_given_up_changes_nothing(box: CameraSelector, qtbot: QtBot) -> None:
    box.offer((CameraInfo(0, "Webcam"),), "0")
    choose(box, "Address…")
    dialog = box.findChild(QInputDialog, "address_dialog")
    assert isinstance(dialog, QInputDialog)
    with qtbot.assertNotEmitted(box.source_chosen):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert box.currentText() == "Webcam"


def test_no_address_is_no_choice(box: CameraSelector, qtbot: QtBot) -> None:
    choose(box, "Address…")
    dialog = box.findChild(QInputDialog, "address_dialog")
    assert isinstance(dialog, QInputDialog)
    with qtbot.assertNotEmitted(box.source_chosen):
        dialog.accept()


def test_the_wheel_chooses_nothing(box: CameraSelector, qtbot: QtBot) -> None:
    box.offer((CameraInfo(0, "Webcam"), CameraInfo(2, "Desk camera")), "0")
    middle = QPointF(box.rect().center())
    turn = QWheelEvent(
        middle,
        QPointF(box.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.assertNotEmitted(box.source_chosen):
        QCoreApplication.sendEvent(box, turn)
    assert box.currentText() == "Webcam"
