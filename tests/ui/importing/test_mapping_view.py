"""The mapping of columns to fields."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.domain.table_preview import TableLine, TablePreview
from desktop_app.ui.importing.mapping_view import MappingView
from tests.ui.parts import part

PREVIEW = TablePreview(
    ("No.", "Title\n(short)", "Photo"),
    (TableLine(2, ("A-1", "Apple\nred", "a.jpg")), TableLine(3, ("B-1",))),
    {"sku": "No.", "image": "Photo", "name": "Missing"},
)


@pytest.fixture
def view(english: None, qtbot: QtBot) -> MappingView:
    view = MappingView()
    qtbot.addWidget(view)
    view.show_preview(PREVIEW)
    return view


def test_only_recognised_columns_of_the_table_are_assigned(view: MappingView) -> None:
    assert view.mapping == {"sku": "No.", "image": "Photo"}
    assert part(view, QComboBox, "column_name").currentText() == "Do not import"


def test_a_chosen_column_is_assigned_under_its_original_heading(
    view: MappingView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.mapping_changed):
        part(view, QComboBox, "column_name").setCurrentText("Title (short)")
    assert view.mapping["name"] == "Title\n(short)"


def test_a_column_is_assigned_to_one_field_only(view: MappingView) -> None:
    part(view, QComboBox, "column_name").setCurrentText("No.")
    assert view.mapping == {"name": "No.", "image": "Photo"}


def test_the_same_columns_keep_their_fields(view: MappingView) -> None:
    part(view, QComboBox, "column_name").setCurrentText("Title (short)")
    view.show_preview(replace(PREVIEW, lines=PREVIEW.lines[:1]))
    assert view.mapping["name"] == "Title\n(short)"
    view.show_preview(replace(PREVIEW, columns=("No.", "Photo")))
    assert "name" not in view.mapping


def test_the_first_lines_are_shown_in_single_lines(
    view: MappingView, qtmodeltester: ModelTester
) -> None:
    model = part(view, QTableView, "mapping_rows").model()
    cells = [[model.index(row, column).data() for column in range(3)] for row in range(2)]
    assert cells == [["A-1", "Apple red", "a.jpg"], ["B-1", "", ""]]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Title (short)"
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt has no types here


def test_a_click_on_a_line_number_chooses_the_headings(view: MappingView, qtbot: QtBot) -> None:
    lines = (TableLine(1, ("List",)), TableLine(3, PREVIEW.columns), TableLine(4, ("A-1",)))
    view.show_preview(replace(PREVIEW, lines=lines, header_row=3))
    table = part(view, QTableView, "mapping_rows")
    numbers = [table.model().headerData(row, Qt.Orientation.Vertical) for row in range(3)]
    assert numbers == ["1", "3", "4"]
    bold = [table.model().index(row, 0).data(Qt.ItemDataRole.FontRole) for row in range(3)]
    assert [font is not None for font in bold] == [False, True, False]
    with qtbot.waitSignal(view.header_row_chosen) as chosen:
        table.verticalHeader().sectionClicked.emit(2)
    assert chosen.args == [4]
