import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QStringListModel
from PySide6.QtGui import QStandardItemModel

from desktop_app.ui.catalogue.row_ranges import (
    cells_of,
    count_rows,
    ranges_of,
    rows_of,
    selected_cells,
    selected_rows,
)


def test_rows_of_a_selection_are_ascending_and_unique() -> None:
    model = QStringListModel([str(number) for number in range(10)])
    selection = QItemSelection(model.index(7), model.index(9))
    first = QItemSelection(model.index(1), model.index(2))
    selection.merge(first, QItemSelectionModel.SelectionFlag.Select)
    assert selected_rows(selection) == [(1, 2), (7, 9)]
    assert count_rows(selected_rows(selection)) == 5
    assert selected_rows(QItemSelection()) == []


def test_consecutive_rows_are_one_range() -> None:
    ranges = [(1, 3), (7, 7), (9, 10)]
    assert rows_of(ranges).tolist() == [1, 2, 3, 7, 9, 10]
    assert rows_of([]).tolist() == []
    assert ranges_of(rows_of(ranges)) == ranges
    assert ranges_of(np.array([4])) == [(4, 4)]
    assert ranges_of(np.empty(0, np.int64)) == []


def test_consecutive_cells_fill_up_to_three_rectangles() -> None:
    assert list(cells_of(1, 2, 4)) == [(0, 1, 0, 2)]
    assert list(cells_of(3, 4, 4)) == [(0, 3, 0, 3), (1, 0, 1, 0)]
    assert list(cells_of(2, 13, 4)) == [(0, 2, 0, 3), (1, 0, 2, 3), (3, 0, 3, 1)]


def test_cells_of_a_selection_are_found_again() -> None:
    model = QStandardItemModel(4, 4)
    selection = QItemSelection()
    for top, left, bottom, right in cells_of(2, 13, 4):
        selection.select(model.index(top, left), model.index(bottom, right))
    assert selected_cells(selection, 4) == [(2, 13)]
    assert selected_cells(QItemSelection(), 4) == []


def test_rectangles_beside_each_other_have_ascending_cells() -> None:
    model = QStandardItemModel(3, 5)
    selection = QItemSelection()
    for left, right in ((3, 4), (0, 1)):
        selection.select(model.index(0, left), model.index(1, right))
    assert selected_cells(selection, 5) == [(0, 1), (3, 6), (8, 9)]
