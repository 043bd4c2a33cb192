"""Confirming a match and undoing the confirmation."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.find.result_grid import ResultGrid
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import find_page, part

DrawPicture = Callable[..., Path]


def confirm_button(window: MainWindow) -> QPushButton:
    return part(window, QPushButton, "detail_confirm")


def confirmed_skus(window: MainWindow) -> list[str]:
    """Return the SKU of each confirmed photo in the database."""
    assert window.client.folder is not None
    connection = sqlite3.connect(window.client.folder / "catalog.sqlite")
    rows = connection.execute(
        "SELECT sku FROM pictures i JOIN products p ON p.id = product_id WHERE origin = 'confirmed'"
    ).fetchall()
    connection.close()
    return [sku for (sku,) in rows]


def test_a_match_is_confirmed_and_undone(answered: MainWindow, qtbot: QtBot) -> None:
    assert confirm_button(answered).text() == "This is it"
    confirm_button(answered).click()
    qtbot.waitUntil(lambda: confirm_button(answered).text() == "Confirmed")
    assert confirmed_skus(answered) == ["P-2"]
    confirm_button(answered).click()
    qtbot.waitUntil(lambda: confirm_button(answered).text() == "This is it")
    assert confirmed_skus(answered) == []


def test_a_confirmation_is_undone_by_the_undo_of_the_window(
    answered: MainWindow, qtbot: QtBot
) -> None:
    undo = part(answered, QAction, "command_undo")
    confirm_button(answered).click()
    qtbot.waitUntil(undo.isEnabled)
    assert undo.text() == "Undo addition of a photo to P-2"
    with qtbot.waitSignal(find_page(answered).answer_shown):
        undo.trigger()
    assert confirmed_skus(answered) == []
    assert confirm_button(answered).text() == "This is it"


def test_the_shortcut_confirms_and_replaces_the_confirmed_product(
    answered: MainWindow, qtbot: QtBot
) -> None:
    grid = part(answered, ResultGrid, "result_grid")
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: confirm_button(answered).text() == "Confirmed")
    assert confirmed_skus(answered) == ["P-2"]
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert confirm_button(answered).text() == "This is it"
    second = grid.current_hit
    assert second is not None
    QTest.keyClick(grid, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: confirm_button(answered).text() == "Confirmed")
    assert confirmed_skus(answered) == [second.product.sku]
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert confirm_button(answered).text() == "This is it"


def test_a_confirmation_survives_similar_products_and_categories(
    answered: MainWindow, qtbot: QtBot
) -> None:
    confirm_button(answered).click()
    qtbot.waitUntil(lambda: confirm_button(answered).text() == "Confirmed")
    part(answered, QPushButton, "detail_similar").click()
    qtbot.waitUntil(lambda: not confirm_button(answered).isVisible())
    assert not part(answered, QAction, "tile_confirm").isVisible()
    part(answered, QToolButton, "back").click()
    assert confirm_button(answered).text() == "Confirmed"
    with qtbot.waitSignal(find_page(answered).answer_shown):
        part(answered, QToolButton, "category_chip").click()
    assert confirm_button(answered).text() == "Confirmed"


def test_the_catalogue_offers_no_confirmation(window: MainWindow, qtbot: QtBot) -> None:
    grid = part(window, ResultGrid, "result_grid")
    qtbot.waitUntil(lambda: grid.model().rowCount() == 6)
    grid.select_first()
    assert not confirm_button(window).isVisible()
    assert not part(window, QAction, "tile_confirm").isVisible()


def test_the_shortcut_pressed_twice_at_once_confirms_once(
    answered: MainWindow, qtbot: QtBot
) -> None:
    grid = part(answered, ResultGrid, "result_grid")
    grid.setFocus()
    for _ in range(2):
        QTest.keyClick(grid, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: confirm_button(answered).text() == "Confirmed")
    with qtbot.waitSignal(answered.client.run(lambda _: None).finished):
        pass
    assert confirmed_skus(answered) == ["P-2"]
    confirm_button(answered).click()
    qtbot.waitUntil(lambda: confirm_button(answered).text() == "This is it")
    assert confirmed_skus(answered) == []


def test_another_product_confirmed_at_once_replaces_the_first(
    answered: MainWindow, qtbot: QtBot
) -> None:
    grid = part(answered, ResultGrid, "result_grid")
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    second = grid.current_hit
    assert second is not None
    QTest.keyClick(grid, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: confirm_button(answered).text() == "Confirmed")
    assert confirmed_skus(answered) == [second.product.sku]
