"""A report about an earlier session is shown once, and can be copied."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.logs.error_reports import take_new_reports, write_report
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part

OpenWindow = Callable[[], MainWindow]


def _shown(window: MainWindow) -> list[QDialog]:
    return window.findChildren(QDialog, "error_report_dialog")


def test_the_window_shows_a_new_report_once(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    write_report(paths.reports_folder(), "an error", ["ZeroDivisionError"], [])
    window = open_window()
    qtbot.waitUntil(lambda: bool(_shown(window)))
    dialog = _shown(window)[0]
    part(dialog, QPushButton, "error_report_copy").click()
    assert QGuiApplication.clipboard().text().startswith("Vitrine: an error\n")
    assert "clipboard" in part(dialog, QLabel, "error_report_state").text()
    part(dialog, QPushButton, "error_report_folder").click()
    assert opened == [QUrl.fromLocalFile(str(paths.reports_folder()))]
    dialog.reject()
    assert take_new_reports(paths.reports_folder()) == []


def test_a_report_that_is_gone_is_told(open_window: OpenWindow, qtbot: QtBot) -> None:
    write_report(paths.reports_folder(), "an error", [], [])
    window = open_window()
    qtbot.waitUntil(lambda: bool(_shown(window)))
    for file in paths.reports_folder().iterdir():
        file.unlink()
    dialog = _shown(window)[0]
    part(dialog, QPushButton, "error_report_copy").click()
    assert "cannot be read" in part(dialog, QLabel, "error_report_state").text()
    dialog.reject()


def test_the_details_for_a_bug_report_are_copied(
    window: MainWindow, catalogue: Path, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().clear()
    part(window, QAction, "command_copy_details").trigger()
    qtbot.waitUntil(lambda: "What happened:" in QGuiApplication.clipboard().text())
    text = QGuiApplication.clipboard().text()
    assert "catalogue: products 6, pictures 6" in text
    assert str(catalogue) not in text
    assert catalogue.name not in text
    assert "clipboard" in part(window, QLabel, "banner_message").text()
