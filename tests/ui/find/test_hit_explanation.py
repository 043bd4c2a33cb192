"""Why a product was found, in the real window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.explanation.explanation_dialog import ExplanationDialog
from desktop_app.ui.find.result_grid import ResultGrid
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.find.page_parts import product_names
from tests.ui.parts import find_page, part


def dialogs_of(window: MainWindow) -> list[ExplanationDialog]:
    return [one for one in window.findChildren(ExplanationDialog) if one.isVisible()]


def test_a_button_and_a_key_explain_the_current_product(
    window: MainWindow, photo: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(product_names(window)) == 6)
    why = part(window, QPushButton, "detail_why")
    QTest.keyClick(find_page(window), Qt.Key.Key_Y)
    QTest.qWait(100)
    assert not dialogs_of(window)
    with qtbot.waitSignal(find_page(window).answer_shown):
        find_page(window).search([photo])
    part(window, ResultGrid).select_row(0)
    qtbot.waitUntil(lambda: not why.isHidden())
    why.click()
    (dialog,) = dialogs_of(window)
    with qtbot.waitSignal(dialog.panel.explained, timeout=30_000):
        pass
    assert dialog.panel.subject is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialogs_of(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: len(dialogs_of(window)) == 1)
    dialogs_of(window)[0].close()
