"""The editor of a row."""

from PySide6.QtWidgets import QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.engine.ingest.table_row import RowProblem, TableRow
from desktop_app.errors import Message
from desktop_app.ui.importing.row_editor import RowEditor
from tests.ui.parts import part

ROW = TableRow(7, ("sku", "price"), ("A1", "3"), (), 12)


def test_the_reason_is_told_if_no_value_has_it(english: None, qtbot: QtBot) -> None:
    editor = RowEditor()
    qtbot.addWidget(editor)
    note = part(editor, QLabel, "row_note")
    editor.show_row(ROW, "a.png is damaged.")
    assert note.text() == "a.png is damaged."
    wrong = RowProblem(1, Message("The price cannot be read."))
    editor.show_row(TableRow(8, ROW.headings, ROW.cells, (wrong,), None), "The price …")
    assert note.text() == "The price …"
    editor.show_row(TableRow(8, ROW.headings, ROW.cells, (wrong,), None))
    assert note.text() == "Correct the values, then try again."
    general = RowProblem(None, Message("The row is a title, not a product."))
    editor.show_row(TableRow(9, ROW.headings, ROW.cells, (general,), None))
    assert note.text() == "The row is a title, not a product."


def test_what_is_no_row_shows_only_the_reason(english: None, qtbot: QtBot) -> None:
    editor = RowEditor()
    qtbot.addWidget(editor)
    editor.show_row(None, "5 pictures are on the web.")
    assert part(editor, QLabel, "row_note").text() == "5 pictures are on the web."
    assert not part(editor, QTableView, "row_fields").isVisibleTo(editor)
    assert not part(editor, QPushButton, "row_retry").isVisibleTo(editor)


def test_the_product_is_asked_for(english: None, qtbot: QtBot) -> None:
    editor = RowEditor()
    qtbot.addWidget(editor)
    editor.show_row(ROW)
    with qtbot.waitSignal(editor.product_requested) as requested:
        part(editor, QPushButton, "row_product").click()
    assert requested.args == [12]
    editor.show_row(TableRow(8, ROW.headings, ROW.cells, (), None))
    assert not part(editor, QPushButton, "row_product").isVisibleTo(editor)
