"""Typing keeps the keys of undo as long as it can use them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.text_undo import TextUndo

_CONTROL = Qt.KeyboardModifier.ControlModifier


class Window(QMainWindow):
    """A window whose undo and redo count how often they are called."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []
        choice = QComboBox()
        choice.setEditable(True)
        self.fields: list[QWidget] = [QLineEdit(), QPlainTextEdit(), choice, QSpinBox()]
        content = QWidget()
        column = QVBoxLayout(content)
        for field in self.fields:
            column.addWidget(field)
        self.setCentralWidget(content)
        QShortcut(QKeySequence("Ctrl+Z"), self, lambda: self.calls.append("undo"))
        QShortcut(QKeySequence("Ctrl+Y"), self, lambda: self.calls.append("redo"))
        TextUndo([QKeySequence("Ctrl+Z")], [QKeySequence("Ctrl+Y")], self)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def text(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    assert isinstance(field, QPlainTextEdit | QLineEdit)
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_typing_is_undone_before_the_window(window: Window, place: int, qtbot: QtBot) -> None:
    field = window.fields[place]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Z, _CONTROL)
    assert text(field) == ""
    assert window.calls == []
    QTest.keyClick(field, Qt.Key.Key_Z, _CONTROL)
    assert window.calls == ["undo"]
    QTest.keyClick(field, Qt.Key.Key_Y, _CONTROL)
    assert text(field) == "ab"
    QTest.keyClick(field, Qt.Key.Key_Y, _CONTROL)
    assert window.calls == ["undo", "redo"]


@pytest.mark.parametrize("place", [0, 1])
def test_a_field_that_cannot_be_changed_gives_the_keys_away(
    window: Window, place: int, qtbot: QtBot
) -> None:
    field = window.fields[place]
    assert isinstance(field, QPlainTextEdit | QLineEdit)
    field.setReadOnly(True)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Z, _CONTROL)
    assert window.calls == ["undo"]


def test_a_text_that_was_set_by_the_program_is_not_undone(window: Window, qtbot: QtBot) -> None:
    field = window.fields[0]
    assert isinstance(field, QLineEdit)
    field.setText("from the catalogue")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Z, _CONTROL)
    assert window.calls == ["undo"]
    assert field.text() == "from the catalogue"


def test_a_number_that_was_not_typed_gives_the_keys_away(window: Window, qtbot: QtBot) -> None:
    field = window.fields[3]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Z, _CONTROL)
    assert window.calls == ["undo"]
