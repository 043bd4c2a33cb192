"""The place and the size of the window are saved and restored."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.window_geometry import restore_geometry, save_geometry


def make_window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_the_size_is_restored(qtbot: QtBot, tmp_path: Path) -> None:
    before, after = make_window(qtbot), make_window(qtbot)
    before.resize(510, 320)
    save_geometry(before, tmp_path)
    restore_geometry(after, tmp_path)
    assert after.size() == before.size()


def test_the_first_time_the_window_fits_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window(qtbot)
    restore_geometry(window, tmp_path)
    screen = window.screen().availableSize()
    assert window.width() == min(1280, screen.width())
    assert window.height() < screen.height()


def test_a_damaged_file_is_ignored(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\ngeometry=nonsense\n")
    window = make_window(qtbot)
    restore_geometry(window, tmp_path)
    assert window.width() == min(1280, window.screen().availableSize().width())
