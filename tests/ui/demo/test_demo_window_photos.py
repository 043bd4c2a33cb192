"""Photos that are dropped on the demo, or pasted into it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.ui.demo.demo_window import DemoWindow
from tests.ui.demo.conftest import FAST_TIMING, OpenDemo
from tests.ui.demo.fake_camera import FakeCamera, best_sku, connect_camera, search
from tests.ui.parts import part


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(demo: DemoWindow, mime: QMimeData) -> None:
    place = QPointF(demo.rect().center())
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    key = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place.toPoint(), action, mime, button, key)
    QApplication.sendEvent(demo, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(demo, QDropEvent(place, action, mime, button, key))


def answer_sku(demo: DemoWindow, qtbot: QtBot, give: Callable[[], object]) -> str:
    with qtbot.waitSignal(demo.controller.answer_found) as signal:
        give()
    assert signal.args is not None
    qtbot.waitUntil(demo.demo_screen.has_answer)
    return best_sku(signal.args[0])


def headline(demo: DemoWindow) -> str:
    return part(demo, QLabel, "demo_headline").text()


def test_a_dropped_photo_is_searched_for(
    open_demo: OpenDemo, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo()
    assert answer_sku(demo, qtbot, lambda: drop(demo, files(pictures[4], pictures[1]))) == "P-4"
    QGuiApplication.clipboard().setMimeData(files(pictures[2]))
    control = Qt.KeyboardModifier.ControlModifier
    assert answer_sku(demo, qtbot, lambda: QTest.keyClick(demo, Qt.Key.Key_V, control)) == "P-2"


def test_the_camera_goes_on_after_a_dropped_photo(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path]
) -> None:
    demo = open_demo(replace(FAST_TIMING, given_s=0.2))
    connect_camera(demo, camera, qtbot)
    search(demo, camera, qtbot, pictures[3])
    assert answer_sku(demo, qtbot, lambda: drop(demo, files(pictures[4]))) == "P-4"
    assert best_sku(search(demo, camera, qtbot, pictures[1])) == "P-1"


def test_what_is_no_photo_is_said_in_the_headline(
    open_demo: OpenDemo, qtbot: QtBot, pictures: list[Path], tmp_path: Path
) -> None:
    demo = open_demo()
    drop(demo, files(tmp_path / "shop.csv"))
    assert headline(demo) == "Leave the demo to import shop.csv."
    mime = QMimeData()
    mime.setText("https://shop.example/a.jpg")
    drop(demo, mime)
    assert headline(demo).startswith("This picture is on the internet")
    drop(demo, files(tmp_path / "gone.jpg"))
    qtbot.waitUntil(lambda: headline(demo) == "gone.jpg does not exist.")
    answer_sku(demo, qtbot, lambda: drop(demo, files(pictures[4])))
    qtbot.waitUntil(lambda: "exist" not in headline(demo))


def test_the_sentence_stays_while_the_camera_finds_products(
    open_demo: OpenDemo, camera: FakeCamera, qtbot: QtBot, pictures: list[Path], tmp_path: Path
) -> None:
    demo = open_demo()
    connect_camera(demo, camera, qtbot)
    drop(demo, files(tmp_path / "shop.csv"))
    search(demo, camera, qtbot, pictures[3])
    assert headline(demo) == "Leave the demo to import shop.csv."
