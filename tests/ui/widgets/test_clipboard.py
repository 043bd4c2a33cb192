"""The clipboard may be empty."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel

from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.clipboard import clipboard_contents
from tests.ui.parts import part


def test_contents_are_returned(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("tea")
    QGuiApplication.clipboard().setMimeData(mime)
    assert clipboard_contents().text() == "tea"


def test_an_empty_clipboard_is_told_when_it_is_pasted(window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    assert clipboard_contents().formats() == []
    part(window, QAction, "command_paste").trigger()
    assert part(window, QLabel, "banner_message").text()
