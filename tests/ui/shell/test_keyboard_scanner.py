from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.keyboard_scanner import MAX_GAP_MS, KeyboardScanner
from tests.ui.scanner import scan, type_burst

CODE = "4006381333931"


class Window(QWidget):
    """A window that lists the scans it gets."""

    def __init__(self) -> None:
        super().__init__()
        self.scans: list[str] = []
        self.resize(200, 200)

    def use_scan(self, text: str) -> None:
        self.scans.append(text)

    def focus(self, widget: QWidget) -> None:
        widget.setParent(self)
        widget.show()
        widget.setFocus()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    scanner = KeyboardScanner(qapp)
    yield window
    qapp.removeEventFilter(scanner)
    scanner.deleteLater()


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_burst_that_ends_with_enter_or_tab_is_a_scan(window: Window, end: Qt.Key) -> None:
    scan(window, CODE, end)
    scan(window, "ab-12 X", end)
    assert window.scans == [CODE, "ab-12 X"]


def test_the_end_of_a_scan_presses_no_button(window: Window) -> None:
    button = QPushButton()
    pressed: list[bool] = []
    button.clicked.connect(pressed.append)
    button.setDefault(True)
    window.focus(button)
    scan(window, CODE)
    assert (window.scans, pressed) == ([CODE], [])
    assert button.hasFocus()


def test_a_field_keeps_the_text_it_had(window: Window) -> None:
    field = QLineEdit("29.90")
    entered: list[None] = []
    field.returnPressed.connect(lambda: entered.append(None))
    window.focus(field)
    field.setCursorPosition(2)
    scan(window, CODE)
    assert (field.text(), field.cursorPosition()) == ("29.90", 2)
    assert (window.scans, entered) == ([CODE], [])


def test_a_long_text_keeps_its_text(window: Window) -> None:
    field = QPlainTextEdit("Made of oak.")
    window.focus(field)
    QTest.keyClicks(field, "Old. ")
    before = field.toPlainText()
    QTest.qWait(2 * MAX_GAP_MS)
    scan(window, CODE)
    assert field.toPlainText() == before
    assert window.scans == [CODE]


def test_a_field_that_uses_scans_gets_them(window: Window) -> None:
    class CodeField(QLineEdit):
        def use_scan(self, text: str) -> None:
            self.setText(text)

    field = CodeField("old")
    window.focus(field)
    scan(window, CODE)
    assert (field.text(), window.scans) == (CODE, [])


def test_typing_is_no_scan(window: Window, qtbot: QtBot) -> None:
    field = QLineEdit()
    window.focus(field)
    for character in "4006":
        QTest.keyClick(window.windowHandle(), ord(character))
        qtbot.wait(MAX_GAP_MS + 15)
    with qtbot.waitSignal(field.returnPressed):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    assert (field.text(), window.scans) == ("4006", [])


def test_a_few_keys_are_no_scan(window: Window, qtbot: QtBot) -> None:
    field = QLineEdit()
    window.focus(field)
    with qtbot.waitSignal(field.returnPressed):
        scan(window, "12")
    assert (field.text(), window.scans) == ("12", [])


def test_commands_are_no_characters(window: Window) -> None:
    handle = window.windowHandle()
    for key in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_D, Qt.Key.Key_E):
        QTest.keyClick(handle, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(handle, Qt.Key.Key_Return)
    assert window.scans == []


def test_a_scan_without_a_target_is_dropped(window: Window, qtbot: QtBot) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is other)
    scan(other, CODE)
    assert (other.text(), window.scans) == ("", [])


def test_blanks_in_a_scan_press_no_button(window: Window) -> None:
    button = QPushButton()
    pressed: list[bool] = []
    button.pressed.connect(lambda: pressed.append(True))
    window.focus(button)
    scan(window, "AB 12 C")
    assert (window.scans, pressed) == (["AB 12 C"], [])
    QTest.qWait(2 * MAX_GAP_MS)
    # The next blank is a key again, with its release.
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)
    assert pressed == [True]
    assert not button.isDown()


def list_of(*texts: str) -> QListWidget:
    made = QListWidget()
    made.addItems(texts)
    made.setCurrentRow(0)
    return made


def test_a_scan_moves_in_no_list_beyond_its_first_key(window: Window) -> None:
    shown = list_of("10", "40", "4006")
    window.focus(shown)
    scan(window, CODE)
    assert window.scans == [CODE]
    assert shown.currentItem().text() == "40"


def test_fast_keys_that_are_no_scan_reach_the_list(window: Window, qtbot: QtBot) -> None:
    shown = list_of("10", "40", "4006")
    window.focus(shown)
    type_burst(window, "400", end=None)
    qtbot.waitUntil(lambda: shown.currentItem().text() == "4006")
    assert window.scans == []


def test_keys_before_a_command_come_before_it(window: Window) -> None:
    shown = list_of("10", "40", "4006", "5")
    window.focus(shown)
    type_burst(window, "400", end=Qt.Key.Key_Down)
    assert shown.currentItem().text() == "5"


def test_a_number_keeps_the_value_it_had(window: Window) -> None:
    number = QSpinBox()
    number.setRange(0, 999)
    number.setValue(7)
    window.focus(number)
    scan(window, CODE)
    assert (number.value(), window.scans) == (7, [CODE])


def test_a_choice_stays(window: Window) -> None:
    choice = QComboBox()
    choice.addItems(["10", "0"])
    window.focus(choice)
    scan(window, "A0063813")
    assert (choice.currentText(), window.scans) == ("10", ["A0063813"])
