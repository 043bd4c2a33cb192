import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.single_key_shortcuts import MAX_GAP_MS, SingleKeyShortcuts


class Window(QWidget):
    """A window with the keys M and 1, that lists what they did."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = "first answer"
        self.done: list[str] = []
        self.keys = SingleKeyShortcuts(self, lambda: self.shown)
        self.keys.add("M", lambda: self.done.append("M"))
        self.one = self.keys.add(Qt.Key.Key_1, lambda: self.done.append("1"), auto_repeat=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        for key in keys:
            QTest.keyClick(self.handle, key, modifier or Qt.KeyboardModifier.NoModifier)

    @property
    def handle(self) -> QWindow:
        return self.windowHandle()


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.setFocus()
    return window


def test_a_key_alone_is_a_command_after_a_moment(window: Window, qtbot: QtBot) -> None:
    window.press(Qt.Key.Key_M)
    assert (window.done, window.keys.is_waiting) == ([], True)
    qtbot.waitUntil(lambda: window.done == ["M"])
    assert not window.keys.is_waiting


def test_two_keys_of_a_person_are_two_commands(window: Window, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_M, Qt.Key.Key_1):
        window.press(key)
        QTest.qWait(2 * MAX_GAP_MS)
    assert window.done == ["M", "1"]


@pytest.mark.parametrize("last", [Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_X])
def test_a_burst_of_keys_is_no_command(window: Window, last: Qt.Key) -> None:
    window.press(Qt.Key.Key_M, Qt.Key.Key_1, Qt.Key.Key_M, Qt.Key.Key_1, last)
    QTest.qWait(3 * MAX_GAP_MS)
    assert window.done == []
    assert not window.keys.is_waiting


def test_a_command_is_dropped_if_another_answer_is_shown(window: Window) -> None:
    window.press(Qt.Key.Key_M)
    window.shown = "second answer"
    QTest.qWait(2 * MAX_GAP_MS)
    assert window.done == []


def test_a_key_that_is_held_down_repeats_its_command_at_once(window: Window, qtbot: QtBot) -> None:
    window.press(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: window.done == ["1"])
    none = Qt.KeyboardModifier.NoModifier
    for _ in range(3):
        override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_1, none, "1", True)
        QApplication.sendEvent(window.handle, override)
        window.one.activated.emit()
    assert window.done == ["1"] * 4


def test_a_letter_in_a_field_is_no_command(window: Window) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    window.press(Qt.Key.Key_M)
    QTest.qWait(2 * MAX_GAP_MS)
    assert (field.text(), window.done) == ("m", [])
