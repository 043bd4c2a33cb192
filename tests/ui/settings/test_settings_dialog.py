"""Settings apply at once and are saved; some of them reopen the catalogue."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from desktop_app.settings import Settings, load_settings
from desktop_app.ui.settings.settings_dialog import SettingsDialog
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.colours import DARK
from tests.ui.parts import find_page, part

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def dialog(window: MainWindow) -> SettingsDialog:
    part(window, QAction, "command_settings").trigger()
    return part(window, SettingsDialog)


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[], Settings]:
    return lambda: load_settings(tmp_path / "config" / "settings.toml")


def choose(dialog: SettingsDialog, name: str, value: str) -> None:
    """Choose a value with the keyboard."""
    box = part(dialog, QComboBox, f"setting_{name}")
    box.setFocus()
    steps = box.findData(value) - box.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def test_it_shows_the_present_settings(dialog: SettingsDialog) -> None:
    for name, value in (
        ("language", "en"),
        ("theme", "light"),
        ("device", "cpu"),
        ("model", ""),
        ("measure", "auto"),
    ):
        assert part(dialog, QComboBox, f"setting_{name}").currentData() == value
    assert part(dialog, QSpinBox, "setting_max_hits").value() == 200


def test_the_theme_applies_at_once(
    dialog: SettingsDialog, saved: Callable[[], Settings], qtbot: QtBot
) -> None:
    choose(dialog, "theme", "dark")
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == DARK.background
    qtbot.waitUntil(lambda: saved().theme == "dark")


def test_the_language_applies_at_once(
    dialog: SettingsDialog, saved: Callable[[], Settings], qtbot: QtBot
) -> None:
    choose(dialog, "language", "zh_CN")
    title = part(dialog, QLabel, "settings_title")
    qtbot.waitUntil(lambda: title.text() == "设置")
    qtbot.waitUntil(lambda: saved().language == "zh_CN")
    choose(dialog, "language", "en")
    qtbot.waitUntil(lambda: title.text() == "Settings")


def test_another_device_reopens_the_catalogue(
    window: MainWindow, dialog: SettingsDialog, saved: Callable[[], Settings], qtbot: QtBot
) -> None:
    folder = window.client.folder
    with qtbot.waitSignal(window.client.ready):
        choose(dialog, "device", "auto")
    qtbot.waitUntil(lambda: saved().device == "auto")
    assert window.client.folder == folder


def test_a_measure_that_was_not_learned_is_reported(
    window: MainWindow, dialog: SettingsDialog, saved: Callable[[], Settings], qtbot: QtBot
) -> None:
    box = part(dialog, QComboBox, "setting_measure")
    with qtbot.waitSignal(window.client.failed):
        QTest.keyClick(box, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: saved().measure == "mahalanobis")
    assert "has to be learned" in part(window, QLabel, "banner_message").text()


def test_an_invalid_model_card_is_reported(
    window: MainWindow,
    dialog: SettingsDialog,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    card = tmp_path / "mine.json"
    card.write_text("{}")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(card), ""))
    with qtbot.waitSignal(window.client.failed):
        part(dialog, QPushButton, "own_model").click()
    assert part(dialog, QComboBox, "setting_model").currentText() == "mine.json"
    assert "mine.json" in part(window, QLabel, "banner_message").text()


def test_the_maximum_number_of_results_applies_to_the_next_search(
    window: MainWindow,
    dialog: SettingsDialog,
    tmp_path: Path,
    draw_picture: Callable[..., Path],
    qtbot: QtBot,
) -> None:
    box = part(dialog, QSpinBox, "setting_max_hits")
    box.setValue(2)
    QTest.keyClick(box, Qt.Key.Key_Return)
    with qtbot.waitSignal(find_page(window).answer_shown) as signal:
        find_page(window).search([draw_picture(tmp_path / "photo.png", 2)])
    assert len(signal.args[0].hits) == 2
