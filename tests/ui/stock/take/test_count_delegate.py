"""The editor of a counted number."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QSpinBox, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.engine.counting.stock_corrections import MAX_HAND_COUNT
from desktop_app.ui.stock.take.count_delegate import CountDelegate
from desktop_app.ui.style.theme import Theme


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> QTableView:
    """Return a table whose second column is narrow."""
    view = QTableView()
    qtbot.addWidget(view)
    model = QStandardItemModel(0, 2, view)
    number = QStandardItem()
    number.setData(5, Qt.ItemDataRole.EditRole)
    model.appendRow([QStandardItem("Tea"), number])
    view.setModel(model)
    view.setItemDelegateForColumn(1, CountDelegate(view))
    view.setColumnWidth(1, 30)
    view.show()
    return view


def test_the_whole_number_is_seen_in_a_narrow_column(table: QTableView) -> None:
    table.edit(table.model().index(0, 1))
    editor = table.findChild(QSpinBox)
    assert editor is not None
    needed = editor.fontMetrics().horizontalAdvance(str(MAX_HAND_COUNT))
    assert editor.lineEdit().width() >= needed
    assert editor.geometry().right() == table.visualRect(table.model().index(0, 1)).right()
