import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QStringListModel

from desktop_app.ui.catalogue.row_ranges import ranges_of, selected_rows


def test_rows_of_a_selection_are_ascending_and_unique() -> None:
    model = QStringListModel([str(number) for number in range(10)])
    selection = QItemSelection(model.index(7), model.index(9))
    first = QItemSelection(model.index(1), model.index(2))
    selection.merge(first, QItemSelectionModel.SelectionFlag.Select)
    assert selected_rows(selection).tolist() == [1, 2, 7, 8, 9]
    assert selected_rows(QItemSelection()).tolist() == []


def test_consecutive_rows_are_one_range() -> None:
    assert list(ranges_of(np.array([1, 2, 3, 7, 9, 10]))) == [(1, 3), (7, 7), (9, 10)]
    assert list(ranges_of(np.array([4]))) == [(4, 4)]
    assert list(ranges_of(np.empty(0, np.int64))) == []
