"""The table model of a row to correct."""

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.engine.ingest.table_row import RowProblem, TableRow
from desktop_app.errors import Message
from desktop_app.ui.importing.row_model import PROBLEM_COLUMN, VALUE_COLUMN, RowModel

ROW = TableRow(
    7,
    ("sku", "price"),
    ("A1", "soon"),
    (RowProblem(1, Message("The price cannot be read.")), RowProblem(None, Message("A title."))),
    None,
)


@pytest.fixture
def model(qapp: QObject) -> RowModel:
    model = RowModel(qapp)
    model.show(ROW)
    return model


def test_problems_stand_beside_their_values(model: RowModel, qtmodeltester: ModelTester) -> None:
    cells = [[model.index(row, column).data() for column in range(3)] for row in range(2)]
    assert cells == [["sku", "A1", ""], ["price", "soon", "The price cannot be read."]]
    assert model.first_problem() == 1
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt has no types here


def test_only_values_are_edited(model: RowModel) -> None:
    editable = [
        bool(model.flags(model.index(1, column)) & Qt.ItemFlag.ItemIsEditable)
        for column in range(3)
    ]
    assert editable == [False, True, False]


def test_an_edit_gives_the_whole_row(model: RowModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.edited) as edited:
        assert model.setData(model.index(1, VALUE_COLUMN), "3,50")
    assert edited.args == [("A1", "3,50")]
    assert model.index(1, PROBLEM_COLUMN).data() == ""
    with qtbot.assertNotEmitted(model.edited):
        assert not model.setData(model.index(1, VALUE_COLUMN), "3,50")


def test_a_check_keeps_the_values(model: RowModel) -> None:
    model.setData(model.index(1, VALUE_COLUMN), "later")
    model.show(TableRow(7, ROW.headings, ("A1", "earlier"), ROW.problems, None))
    assert model.index(1, VALUE_COLUMN).data() == "later"
    assert model.index(1, PROBLEM_COLUMN).data() == "The price cannot be read."
