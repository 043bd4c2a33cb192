import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWindow
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
        self.keys.add(Qt.Key.Key_Return, lambda: self.done.append("Enter"), at_once=True)
        self.begun = 0
        self.keys.add(Qt.Key.Key_Space, lambda: self.done.append("Space"), begin=self.begin)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def begin(self) -> None:
        self.begun += 1

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


def press_at(window: Window, time_ms: int, *keys: Qt.Key) -> None:
    """Press keys of which the system says that they were pressed at a time."""
    for key in keys:
        override = QKeyEvent.Type.ShortcutOverride
        event = QKeyEvent(override, key, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(time_ms)
        QApplication.sendEvent(window.handle, event)
        for shortcut in window.findChildren(QShortcut):
            if shortcut.key() == QKeySequence(key):
                shortcut.activated.emit()


def test_a_key_with_which_no_scan_begins_runs_at_once(window: Window) -> None:
    press_at(window, 1000, Qt.Key.Key_Return)
    assert window.done == ["Enter"]


@pytest.mark.parametrize("gap_ms", [10, 40, 150])
def test_the_key_that_ends_a_scan_is_no_command(window: Window, gap_ms: int) -> None:
    press_at(window, 1000, Qt.Key.Key_1, Qt.Key.Key_X, Qt.Key.Key_1)
    press_at(window, 1000 + gap_ms, Qt.Key.Key_Return)
    assert window.done == []
    press_at(window, 2000, Qt.Key.Key_Return)
    assert window.done == ["Enter"]


def test_two_keys_of_a_person_do_not_hold_the_next_one_up(window: Window) -> None:
    press_at(window, 1000, Qt.Key.Key_X)
    press_at(window, 1100, Qt.Key.Key_Return)
    assert window.done == ["Enter"]


def test_work_is_begun_while_a_command_waits(window: Window, qtbot: QtBot) -> None:
    window.press(Qt.Key.Key_Space)
    assert (window.begun, window.done) == (1, [])
    qtbot.waitUntil(lambda: window.done == ["Space"])
    assert window.begun == 1


def test_a_letter_in_a_field_is_no_command(window: Window) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    window.press(Qt.Key.Key_M)
    QTest.qWait(2 * MAX_GAP_MS)
    assert (field.text(), window.done) == ("m", [])
