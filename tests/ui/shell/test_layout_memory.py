"""The layout of every page is remembered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part

OpenWindow = Callable[..., MainWindow]


def drag(splitter: QSplitter, by_px: int) -> None:
    handle = splitter.handle(1)
    middle = QPoint(handle.width() // 2, handle.height() // 2)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(by_px, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("command_find", "find_splitter"),
        ("command_audit", "audit_splitter"),
        ("command_catalogue", "catalogue_splitter"),
    ],
)
def test_a_moved_splitter_is_where_it_was(
    open_window: OpenWindow, catalogue: Path, qtbot: QtBot, command: str, name: str
) -> None:
    window = open_window(catalogue)
    window.resize(1400, 800)
    part(window, QAction, command).trigger()
    splitter = part(window, QSplitter, name)
    qtbot.waitUntil(lambda: all(splitter.sizes()))
    before = splitter.sizes()
    drag(splitter, 60)
    moved = splitter.sizes()
    assert moved != before
    window.close()
    window = open_window(catalogue)
    window.resize(1400, 800)
    part(window, QAction, command).trigger()
    qtbot.waitUntil(lambda: part(window, QSplitter, name).sizes() == moved)


def test_the_pane_of_details_stays_closed(open_window: OpenWindow, catalogue: Path) -> None:
    window = open_window(catalogue)
    window.resize(1400, 800)
    part(window, QAction, "command_details").trigger()
    window.close()
    window = open_window(catalogue)
    window.resize(1400, 800)
    assert not part(window, QWidget, "detail_pane").isVisible()
    assert not part(window, QAction, "command_details").isChecked()
    part(window, QAction, "command_details").trigger()
    assert part(window, QWidget, "detail_pane").isVisible()


def test_a_damaged_file_is_ignored(
    open_window: OpenWindow, catalogue: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "window.ini").write_text("[layout]\nfind_splitter_horizontal=nonsense\n")
    window = open_window(catalogue)
    window.resize(1400, 800)
    qtbot.waitUntil(lambda: all(part(window, QSplitter, "find_splitter").sizes()))
