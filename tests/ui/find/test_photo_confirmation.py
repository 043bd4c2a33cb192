"""What a photo shows is said with one press, quietly, and taken back with the next."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.find.result_grid import ResultGrid
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part

DrawPicture = Callable[..., Path]


@pytest.fixture
def asked(
    window: MainWindow, tmp_path: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> MainWindow:
    """Return the window with the answer to a photo of product 2."""
    with qtbot.waitSignal(window.page.answer_shown):
        window.page.search([draw_picture(tmp_path / "photo.png", 2)])
    return window


def button(window: MainWindow) -> QPushButton:
    return part(window, QPushButton, "detail_confirm")


def confirmed(window: MainWindow) -> list[str]:
    """Return the SKU of each confirmed photo, as the catalogue has it."""
    assert window.client.folder is not None
    connection = sqlite3.connect(window.client.folder / "catalog.sqlite")
    rows = connection.execute(
        "SELECT sku FROM confirmations JOIN products p ON p.id = product_id"
    ).fetchall()
    connection.close()
    return [sku for (sku,) in rows]


def test_a_hit_is_confirmed_and_taken_back(asked: MainWindow, qtbot: QtBot) -> None:
    assert button(asked).text() == "Confirm match"
    button(asked).click()
    qtbot.waitUntil(lambda: button(asked).text() == "Confirmed")
    assert confirmed(asked) == ["P-2"]
    button(asked).click()
    qtbot.waitUntil(lambda: button(asked).text() == "Confirm match")
    assert confirmed(asked) == []


def test_the_key_says_it_too_and_another_product_takes_its_place(
    asked: MainWindow, qtbot: QtBot
) -> None:
    grid = part(asked, ResultGrid, "result_grid")
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: button(asked).text() == "Confirmed")
    assert confirmed(asked) == ["P-2"]
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert button(asked).text() == "Confirm match"
    second = grid.current_hit
    assert second is not None
    QTest.keyClick(grid, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: button(asked).text() == "Confirmed")
    assert confirmed(asked) == [second.product.sku]
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert button(asked).text() == "Confirm match"


def test_it_is_remembered_on_the_way_through_similar_ones_and_categories(
    asked: MainWindow, qtbot: QtBot
) -> None:
    button(asked).click()
    qtbot.waitUntil(lambda: button(asked).text() == "Confirmed")
    part(asked, QPushButton, "detail_similar").click()
    qtbot.waitUntil(lambda: not button(asked).isVisible())
    assert not part(asked, QAction, "tile_confirm").isVisible()
    part(asked, QToolButton, "back").click()
    assert button(asked).text() == "Confirmed"
    with qtbot.waitSignal(asked.page.answer_shown):
        part(asked, QToolButton, "category_chip").click()
    assert button(asked).text() == "Confirmed"


def test_browsing_has_nothing_to_confirm(window: MainWindow, qtbot: QtBot) -> None:
    grid = part(window, ResultGrid, "result_grid")
    qtbot.waitUntil(lambda: grid.model().rowCount() == 6)
    grid.select_first()
    assert not button(window).isVisible()
    assert not part(window, QAction, "tile_confirm").isVisible()
