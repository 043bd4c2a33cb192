"""A keyboard scanner, for tests."""

from unittest.mock import patch

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop_app.ui.shell import keyboard_scanner
from desktop_app.ui.widgets import single_key_shortcuts

# Longer than a slow computer needs to send the next key.
_GAP_MS = 60_000


def type_burst(window: QWidget, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
    """Type a text as fast as a scanner does, however slow this computer is.

    Args:
        window: what has the focus.
        text: the characters.
        end: the key after them; None for none.
    """
    handle = window.windowHandle()
    QTest.keyClick(handle, ord(text[0]))
    with (
        patch.object(keyboard_scanner, "MAX_GAP_MS", _GAP_MS),
        patch.object(single_key_shortcuts, "MAX_GAP_MS", _GAP_MS),
    ):
        for character in text[1:]:
            QTest.keyClick(handle, ord(character))
        if end is not None:
            QTest.keyClick(handle, end)


def scan(window: QWidget, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Scan a code in a window."""
    window.activateWindow()
    type_burst(window, text, end)
