"""Table and grid: selection, place and keys."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.ui.catalogue import product_views
from tests.ui.catalogue.list_driver import ListDriver


def test_selection_and_current_product_stay_when_the_view_changes(products: ListDriver) -> None:
    products.skus()
    products.table.select_rows([(1, 2), (4, 4)], 2)
    products.views.set_view("grid")
    assert products.selected() == "BCE"
    assert (products.views.current_id, products.views.selected_count) == (3, 3)
    products.views.set_view("table")
    assert products.selected() == "BCE"
    assert products.currents == [3]


def test_the_view_with_the_focus_passes_it_on(products: ListDriver) -> None:
    products.skus()
    products.table.setFocus()
    products.views.set_view("grid")
    assert products.grid.hasFocus()


def test_keys_move_through_the_grid_in_reading_order(products: ListDriver) -> None:
    products.skus()
    products.panel.resize(480, 500)
    products.views.set_view("grid")
    products.settle()
    grid = products.grid
    columns = grid.model().columnCount()
    assert 1 < columns < 5
    products.views.select_first()
    for key, row in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 1 + columns),
        (Qt.Key.Key_Left, columns),
        # On to the end of the row above.
        (Qt.Key.Key_Left, columns - 1),
        (Qt.Key.Key_End, 4),
        (Qt.Key.Key_Right, 4),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Up, 0),
    ):
        QTest.keyClick(grid, key)
        assert grid.current_row == row
    QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert grid.selected_rows == [(0, 1 + columns)]


def test_a_narrower_grid_keeps_the_selection(products: ListDriver) -> None:
    products.skus()
    products.views.set_view("grid")
    products.grid.select_rows([(0, 0), (3, 4)], 3)
    before = products.grid.model().columnCount()
    products.panel.resize(420, 500)
    products.qtbot.waitUntil(lambda: products.grid.model().columnCount() < before)
    assert products.selected() == "ADE"
    assert products.views.current_id == 4


def test_the_tiles_after_the_last_product_cannot_be_selected(products: ListDriver) -> None:
    products.skus()
    products.panel.resize(480, 500)
    products.views.set_view("grid")
    products.grid.selectAll()
    assert products.selected() == "ABCDE"
    model = products.grid.model()
    last = model.index(model.rowCount() - 1, model.columnCount() - 1)
    assert model.flags(last) == Qt.ItemFlag.NoItemFlags or 5 % model.columnCount() == 0
    assert last.data() is None or 5 % model.columnCount() == 0


def test_enter_shows_the_details_of_a_tile(products: ListDriver) -> None:
    products.skus()
    activated: list[int] = []
    products.views.product_activated.connect(activated.append)
    products.views.set_view("grid")
    products.views.select_product(3)
    QTest.keyClick(products.grid, Qt.Key.Key_Return)
    products.views.set_view("table")
    products.table.setCurrentIndex(products.table.product_model.index(1, 0))
    QTest.keyClick(products.table, Qt.Key.Key_Return)
    assert activated == [3, 2]


def test_a_selection_in_too_many_pieces_is_dropped(
    products: ListDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(product_views, "_MAX_RANGES", 1)
    products.skus()
    products.table.select_rows([(0, 0), (2, 2)], 2)
    products.panel.load()
    products.skus()
    assert products.selected() == "C"


def test_ids_of_products_that_are_gone_are_not_selected(products: ListDriver) -> None:
    products.skus()
    products.table.selectAll()
    products.views.show_ids(np.array([5, 1]), keeps_place=False)
    assert products.selected() == "EA"
    products.views.show_ids(np.empty(0, np.int64), keeps_place=False)
    assert products.views.selected_ids.tolist() == []
    assert products.views.currentWidget() is products.views.message
