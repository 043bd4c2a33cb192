"""Key presses that are held back, and sent on in their order."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.held_keys import HeldKeys


class Recorder(QObject):
    """Lists the keys that a window gets: upper case for presses."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = ""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            letter = chr(event.key())
            self.keys += letter if event.type() == QEvent.Type.KeyPress else letter.lower()
        return False


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWindow]:
    window = QWindow()
    yield window
    window.destroy()


@pytest.fixture
def recorder(window: QWindow) -> Recorder:
    recorder = Recorder()
    window.installEventFilter(recorder)
    return recorder


def key(letter: str, kind: QEvent.Type = QEvent.Type.KeyPress) -> QKeyEvent:
    return QKeyEvent(kind, ord(letter), Qt.KeyboardModifier.NoModifier, letter)


def release(letter: str) -> QKeyEvent:
    return key(letter, QEvent.Type.KeyRelease)


def test_keys_are_sent_on_after_a_moment(window: QWindow, recorder: Recorder, qtbot: QtBot) -> None:
    held = HeldKeys(10, window)
    held.hold(window, key("A"))
    assert held.hold_release(window, release("A"))
    held.hold(window, key("B"))
    assert recorder.keys == ""
    qtbot.waitUntil(lambda: recorder.keys == "AaB")
    # The release comes after the press was sent on.
    assert not held.hold_release(window, release("B"))


def test_dropped_keys_are_not_released_either(window: QWindow, recorder: Recorder) -> None:
    held = HeldKeys(10, window)
    held.hold(window, key("A"))
    held.drop()
    assert held.hold_release(window, release("A"))
    held.send()
    assert recorder.keys == ""


def test_a_key_that_was_dropped_can_be_pressed_again(window: QWindow) -> None:
    held = HeldKeys(10, window)
    held.hold(window, key("A"))
    held.drop()
    held.pass_press(key("A"))
    assert not held.hold_release(window, release("A"))


def test_other_keys_are_not_held(window: QWindow) -> None:
    assert not HeldKeys(10, window).hold_release(window, release("A"))
