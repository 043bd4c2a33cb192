"""Drawing a region with the mouse and the keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.ui.camera.region_editor import RegionEditor

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def editor(qtbot: QtBot) -> RegionEditor:
    """Return an editor of 400 x 400 pixels with a white picture of 400 x 200 in its middle."""
    editor = RegionEditor()
    qtbot.addWidget(editor)
    editor.resize(400, 400)
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    editor.show_image(image)
    editor.show()
    return editor


def drag(editor: RegionEditor, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(editor, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(editor, end)
    QTest.mouseRelease(editor, Qt.MouseButton.LeftButton, pos=end)


def test_a_region_is_drawn_with_the_mouse(editor: RegionEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.region_changed) as changed:
        drag(editor, QPoint(100, 150), QPoint(300, 250))
    assert changed.args == [Region(0.25, 0.25, 0.75, 0.75)]


def test_what_is_outside_is_dark(editor: RegionEditor) -> None:
    drag(editor, QPoint(100, 150), QPoint(300, 250))
    shown = editor.grab().toImage()
    assert shown.pixelColor(200, 200).lightness() == 255
    assert shown.pixelColor(50, 200).lightness() < 140


def test_a_click_changes_nothing(editor: RegionEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.region_changed):
        drag(editor, QPoint(100, 150), QPoint(101, 150))


def test_escape_takes_back_what_is_being_dragged(editor: RegionEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.region_changed):
        QTest.mousePress(editor, Qt.MouseButton.LeftButton, pos=QPoint(100, 150))
        QTest.mouseMove(editor, QPoint(300, 250))
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        QTest.mouseRelease(editor, Qt.MouseButton.LeftButton, pos=QPoint(300, 250))
    assert editor.region == WHOLE_PHOTO


@pytest.mark.parametrize(
    ("key", "modifiers", "region"),
    [
        (Qt.Key.Key_Left, NONE, Region(0.19, 0.2, 0.59, 0.8)),
        (Qt.Key.Key_Down, NONE, Region(0.2, 0.21, 0.6, 0.81)),
        (Qt.Key.Key_Right, CONTROL, Region(0.25, 0.2, 0.65, 0.8)),
        (Qt.Key.Key_Right, SHIFT, Region(0.2, 0.2, 0.61, 0.8)),
        (Qt.Key.Key_Up, SHIFT | CONTROL, Region(0.2, 0.2, 0.6, 0.75)),
        (Qt.Key.Key_Delete, NONE, WHOLE_PHOTO),
    ],
)
def test_keys_change_the_region(
    editor: RegionEditor,
    qtbot: QtBot,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    region: Region,
) -> None:
    editor.show_region(Region(0.2, 0.2, 0.6, 0.8))
    with qtbot.waitSignal(editor.region_changed) as changed:
        QTest.keyClick(editor, key, modifiers)
    assert changed.args == [region]


def test_without_a_picture_nothing_is_drawn(qtbot: QtBot) -> None:
    editor = RegionEditor()
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.region_changed):
        drag(editor, QPoint(10, 10), QPoint(200, 200))
