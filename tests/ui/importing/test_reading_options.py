"""The choices for reading a table."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.table_options import TableOptions
from desktop_app.domain.table_preview import TablePreview
from desktop_app.ui.importing.reading_options import ReadingOptions
from tests.ui.parts import part

CSV = TablePreview(("sku",), header_row=3, encoding="cp1252", delimiter=";")
WORKBOOK = TablePreview(
    ("sku",),
    header_row=1,
    sheet="Spring",
    sheets=("Notes", "Spring"),
    hidden_sheets=frozenset({"Notes"}),
)


@pytest.fixture
def options(english: None, qtbot: QtBot) -> ReadingOptions:
    options = ReadingOptions()
    qtbot.addWidget(options)
    return options


def _choose(options: ReadingOptions, name: str, text: str) -> None:
    combo_box = part(options, QComboBox, name)
    combo_box.setCurrentIndex(combo_box.findText(text))
    combo_box.activated.emit(combo_box.currentIndex())


def test_what_was_recognised_is_shown(options: ReadingOptions) -> None:
    options.start(Path("list.csv"))
    options.show_preview(CSV)
    texts = [part(options, QComboBox, name).currentText() for name in ("encoding", "delimiter")]
    assert texts == ["Detected: Western European (Windows-1252)", "Semicolon"]
    assert part(options, QSpinBox, "header_row").value() == 3
    assert not part(options, QComboBox, "sheet").isVisibleTo(options)
    assert options.options == TableOptions()


def test_a_choice_has_the_table_read_again(options: ReadingOptions, qtbot: QtBot) -> None:
    options.start(Path("list.csv"))
    options.show_preview(CSV)
    with qtbot.waitSignal(options.options_changed):
        _choose(options, "encoding", "Central European (Windows-1250)")
    with qtbot.waitSignal(options.options_changed):
        _choose(options, "delimiter", "Tab")
    with qtbot.waitSignal(options.options_changed):
        options.choose_header_row(9)
    assert options.options == TableOptions(encoding="cp1250", delimiter="\t", header_row=9)
    with qtbot.waitSignal(options.options_changed):
        _choose(options, "encoding", "Detected: Western European (Windows-1252)")
    assert options.options.encoding is None


def test_the_line_of_headings_is_typed(options: ReadingOptions, qtbot: QtBot) -> None:
    options.start(Path("list.csv"))
    options.show_preview(CSV)
    with qtbot.waitSignal(options.options_changed):
        part(options, QSpinBox, "header_row").setValue(5)
        part(options, QSpinBox, "header_row").setValue(6)
    assert options.options.header_row == 6


def test_sheets_have_their_rows_and_hidden_ones_are_marked(
    options: ReadingOptions, qtbot: QtBot
) -> None:
    options.start(Path("list.xlsx"))
    options.show_preview(WORKBOOK)
    options.show_row_counts({"Spring": 1200, "Notes": 1})
    sheet = part(options, QComboBox, "sheet")
    texts = [sheet.itemText(row) for row in range(2)]
    assert texts == ["Notes (1 row, hidden)", "Spring (1,200 rows)"]
    assert sheet.currentIndex() == 1
    assert not part(options, QComboBox, "encoding").isVisibleTo(options)
    with qtbot.waitSignal(options.options_changed):
        _choose(options, "sheet", texts[0])
    assert options.options == TableOptions(sheet="Notes")


def test_another_source_starts_with_nothing_chosen(options: ReadingOptions) -> None:
    options.start(Path("list.csv"))
    options.show_preview(CSV)
    options.choose_header_row(9)
    options.start(Path("other.csv"))
    assert options.options == TableOptions()


def test_an_unusual_delimiter_is_shown(options: ReadingOptions) -> None:
    options.start(Path("list.csv"))
    options.show_preview(TablePreview(("sku",), header_row=2, encoding="utf-8", delimiter="^"))
    assert part(options, QComboBox, "delimiter").currentText() == "^"
