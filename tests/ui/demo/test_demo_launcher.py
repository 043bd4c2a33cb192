"""Opening the demo from the main window, and returning to it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.demo.demo_launcher import DemoLauncher
from desktop_app.ui.demo.demo_window import DemoWindow
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.find.page_parts import chip_of
from tests.ui.parts import part

EXIT_KEYS = (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def launcher_of(window: MainWindow) -> DemoLauncher:
    found = window.findChild(DemoLauncher)
    assert found is not None
    return found


def visible_demo() -> DemoWindow | None:
    shown = [part for part in QApplication.topLevelWidgets() if isinstance(part, DemoWindow)]
    return next((demo for demo in shown if demo.isVisible()), None)


def test_f11_replaces_the_window_with_the_demo(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    demo = visible_demo()
    assert demo is not None
    assert demo.isFullScreen()
    assert not window.isVisible()
    qtbot.waitUntil(demo.isActiveWindow)
    with qtbot.waitSignal(demo.exited):
        QTest.keyClick(demo, *EXIT_KEYS)
    assert window.isVisible()
    assert window.client.is_ready
    assert visible_demo() is None


def test_f11_opens_the_sample_if_no_catalogue_is_open(
    open_window: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    opened: list[bool] = []
    monkeypatch.setattr(window.opener, "open_sample", lambda: opened.append(True))
    QTest.keyClick(window, Qt.Key.Key_F11)
    demo = visible_demo()
    assert demo is not None
    assert opened == [True]
    demo.exit_demo()


def test_f11_leads_back_to_the_window(window: MainWindow, qtbot: QtBot) -> None:
    launcher_of(window).min_pause_s = 0
    QTest.keyClick(window, Qt.Key.Key_F11)
    demo = visible_demo()
    assert demo is not None
    assert part(demo, QLabel, "demo_staff_message").text() == "Press F11 to exit"
    qtbot.waitUntil(demo.isActiveWindow)
    with qtbot.waitSignal(demo.exited):
        QTest.keyClick(demo, Qt.Key.Key_F11)
    assert window.isVisible()


def test_a_key_that_is_held_down_opens_the_demo_once(window: MainWindow, qtbot: QtBot) -> None:
    launcher_of(window).min_pause_s = 60
    QTest.keyClick(window, Qt.Key.Key_F11)
    demo = visible_demo()
    assert demo is not None
    qtbot.waitUntil(demo.isActiveWindow)
    for _ in range(3):
        QTest.keyClick(demo, Qt.Key.Key_F11)
    assert demo.isVisible()
    demo.exit_demo()


def test_the_category_chip_stays_hidden_after_the_demo(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    demo = visible_demo()
    assert demo is not None
    language = part(demo, QPushButton, "demo_language")
    language.click()
    language.click()
    demo.exit_demo()
    assert not chip_of(window).isVisible()


def test_a_window_that_was_hidden_is_closed_after_the_demo(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.hide()
    window.demo_requested.emit()
    demo = visible_demo()
    assert demo is not None
    closed: list[bool] = []
    with monkeypatch.context() as patch:
        patch.setattr(window, "close", lambda: closed.append(True))
        demo.exit_demo()
    assert not window.isVisible()
    assert closed == [True]
