"""The details pane in the window: undo and redo, and other pages."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView
from pytestqt.qtbot import QtBot

from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part


def shown(window: MainWindow, qtbot: QtBot, row: int = 1) -> CataloguePage:
    """Show the catalogue page with the product of a row."""
    part(window, QAction, "command_catalogue").trigger()
    page = part(window, CataloguePage)
    qtbot.waitUntil(lambda: len(page.listed_ids) > row)
    page.show_product(int(page.listed_ids[row]))
    qtbot.waitUntil(lambda: page.pane.product is not None and page.pane.product.sku == f"P-{row}")
    return page


def undo(window: MainWindow, qtbot: QtBot) -> None:
    action = part(window, QAction, "command_undo")
    qtbot.waitUntil(action.isEnabled)
    action.trigger()


def test_undo_brings_the_saved_text_back(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot)
    field = part(page.pane, QLineEdit, "field_name")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Red ball")
    with qtbot.waitSignal(page.catalogue_changed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    undo(window, qtbot)
    qtbot.waitUntil(lambda: field.text() == "Product 1")
    redo = part(window, QAction, "command_redo")
    qtbot.waitUntil(redo.isEnabled)
    redo.trigger()
    qtbot.waitUntil(lambda: field.text() == "Red ball")


def test_undo_takes_added_pictures_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, draw_picture: Callable[..., Path]
) -> None:
    page = shown(window, qtbot)
    strip = part(page.pane, QListView, "gallery_strip")
    qtbot.waitUntil(lambda: strip.model().rowCount() == 1)
    page.pane._add_pictures([draw_picture(tmp_path / f"{seed}.png", seed) for seed in (70, 71)])
    qtbot.waitUntil(lambda: strip.model().rowCount() == 3)
    undo(window, qtbot)
    qtbot.waitUntil(lambda: strip.model().rowCount() == 1)


def test_what_is_typed_is_saved_when_another_page_is_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = shown(window, qtbot)
    field = part(page.pane, QLineEdit, "field_brand")
    field.setFocus()
    QTest.keyClicks(field, "Acme")
    with qtbot.waitSignal(page.pane.product_changed):
        part(window, QAction, "command_find").trigger()


def test_what_is_typed_is_saved_when_the_window_is_closed(
    window: MainWindow, qtbot: QtBot, open_window: Callable[..., MainWindow], catalogue: Path
) -> None:
    page = shown(window, qtbot)
    field = part(page.pane, QLineEdit, "field_brand")
    field.setFocus()
    QTest.keyClicks(field, "Acme")
    window.close()
    again = shown(open_window(catalogue), qtbot)
    assert again.pane.product is not None
    assert again.pane.product.brand == "Acme"


def test_a_product_that_is_taken_away_is_no_longer_shown(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot, row=5)
    number = page.current_id
    assert number is not None
    with qtbot.waitSignal(window.client.run(lambda one: one.editor().delete([number])).succeeded):
        pass
    page.refresh_when_visible()
    qtbot.waitUntil(lambda: page.pane.product is None or page.pane.product.id != number)
    assert len(page.listed_ids) == 5
