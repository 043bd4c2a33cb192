"""Corrections of the shelf and of its plan, by keyboard too."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from desktop_app.ui.boxes.unit_panel import UnitPanel
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.shelf.shelf_photo_view import ShelfPhotoView
from desktop_app.ui.stock.shelf.shelf_view import ShelfView
from tests.ui.parts import part
from tests.ui.stock.shelf.conftest import names


def test_all_facings_side_by_side_or_one_of_them_are_corrected(
    shelf: ShelfView, window: MainWindow
) -> None:
    shelf.selection.select_item(0, in_plan=False)
    run = part(window, QCheckBox, "shelf_run")
    assert run.isVisible()
    other = part(shelf, UnitPanel).hits[1]
    shelf.selection.assign(other)
    assert names(shelf)[0][2] == 2
    assert names(shelf)[0][0] == other.product.sku != "P-0"
    part(window, QAction, "command_undo").trigger()
    assert names(shelf)[0] == ("P-0", 1, 2)
    part(window, QAction, "command_redo").trigger()
    part(window, QAction, "command_undo").trigger()
    run.click()
    shelf.selection.select_item(0, 1, in_plan=False)
    shelf.selection.assign(None)
    assert names(shelf)[:2] == [("P-0", 1, 1), ("", 1, 1)]


def test_keys_correct_confirm_and_delete(
    shelf: ShelfView, window: MainWindow, qtbot: QtBot
) -> None:
    photo = part(window, ShelfPhotoView, "shelf_photo")
    photo.setFocus()
    QTest.keyClick(photo, Qt.Key.Key_Right)
    first = shelf.selection.item
    assert first is not None
    QTest.keyClick(photo, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: shelf.selection.item is not None and shelf.selection.item != first)
    assert names(shelf)[0][0] == ""
    QTest.keyClick(photo, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: names(shelf)[0][0] == "P-0")
    QTest.keyClick(photo, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(names(shelf)) == 5)
    QTest.keyClick(photo, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shelf.selection.item is None)


def test_a_correction_of_the_plan_stays_in_it(planned: ShelfView, qtbot: QtBot) -> None:
    entry = planned.plans.entry
    assert entry is not None
    planned.selection.select_item(1, in_plan=True)
    planned.selection.assign(None)
    qtbot.waitUntil(lambda: bool(planned.own_undo().undo))
    assert names(planned)[1] == ("", 1, 1)
    planned.plans.choose("")
    planned.plans.choose(entry.key)
    qtbot.waitUntil(lambda: planned.plans.comparison is not None)
    planned.selection.select_item(1, in_plan=True)
    assert names(planned)[1] == ("", 1, 1)


def test_a_product_to_check_is_next(shelf: ShelfView) -> None:
    photo = shelf.controller.photo
    assert photo is not None
    unsure = [n for n, item in enumerate(photo.items) if not item.is_sure]
    shelf.selection.select_none()
    for _ in range(len(unsure)):
        shelf.selection.select_next_to_check()
        shelf.selection.confirm()
    assert shelf.controller.photo is not None
    assert all(item.is_sure for item in shelf.controller.photo.items)
