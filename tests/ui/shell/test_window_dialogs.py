"""Settings, shortcuts and about are opened from the menus, on the start page too."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLabel

from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part


@pytest.mark.parametrize(
    ("command", "dialog"),
    [
        ("settings", "settings_dialog"),
        ("shortcuts", "shortcuts_dialog"),
        ("about", "about_dialog"),
    ],
)
def test_a_command_opens_its_dialog(
    open_window: Callable[[], MainWindow], command: str, dialog: str
) -> None:
    window = open_window()
    part(window, QAction, f"command_{command}").trigger()
    opened = part(window, QDialog, dialog)
    assert opened.isVisible()
    opened.reject()


def test_the_shortcuts_of_pages_that_nobody_has_opened_are_listed(
    open_window: Callable[[], MainWindow],
) -> None:
    window = open_window()
    part(window, QAction, "command_shortcuts").trigger()
    dialog = part(window, QDialog, "shortcuts_dialog")
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Camera", "Take a photo with the camera", "Find", "Audit", "Undo"} <= texts
    dialog.reject()
