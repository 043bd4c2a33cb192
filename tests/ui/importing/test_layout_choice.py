"""Whose table it is, and that it is read as last time."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.table_layout import TableLayout
from desktop_app.domain.table_options import TableOptions
from desktop_app.ui.importing.layout_choice import LayoutChoice
from tests.ui.parts import part


@pytest.fixture
def choice(english: None, qtbot: QtBot) -> LayoutChoice:
    choice = LayoutChoice()
    qtbot.addWidget(choice)
    return choice


def test_nothing_is_said_of_a_table_that_is_new(choice: LayoutChoice) -> None:
    assert part(choice, QLabel, "layout_note").text() == ""
    assert not part(choice, QPushButton, "layout_reset").isVisibleTo(choice)


def test_a_known_table_is_said_to_be_read_as_last_time(choice: LayoutChoice, qtbot: QtBot) -> None:
    choice.show_layout(TableLayout(("A", "B"), {"sku": "A"}, TableOptions()))
    note = part(choice, QLabel, "layout_note")
    assert note.text() == "Columns as last time for these headings"
    with qtbot.waitSignal(choice.reset_requested):
        part(choice, QPushButton, "layout_reset").click()
    choice.show_layout(TableLayout(("A", "B"), None, TableOptions(supplier="Nord & Co")))
    assert note.text() == "Columns as last time for Nord & Co"
    assert choice.supplier == "Nord & Co"


def test_a_typed_supplier_is_told_once(choice: LayoutChoice, qtbot: QtBot) -> None:
    field = part(choice, QLineEdit, "supplier")
    choice.list_suppliers(["Nord & Co"])
    field.setText(" Nord ")
    with qtbot.waitSignal(choice.supplier_changed):
        field.editingFinished.emit()
    assert choice.supplier == "Nord"
    with qtbot.assertNotEmitted(choice.supplier_changed):
        field.editingFinished.emit()
    choice.start()
    assert choice.supplier == ""
