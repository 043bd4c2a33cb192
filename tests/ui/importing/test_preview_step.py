"""The step that shows what an import would do."""

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.ui.importing.preview_step import PreviewStep
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from tests.ui.importing.previews import FULL, make_preview
from tests.ui.parts import part


@pytest.fixture
def step(window: MainWindow, theme: Theme, qtbot: QtBot) -> PreviewStep:
    step = PreviewStep(window.client, theme)
    qtbot.addWidget(step)
    step.show_preview(FULL)
    return step


def _open(step: PreviewStep, name: str) -> list[list[str]]:
    """Select a kind, and return the texts of its rows."""
    facts = part(step, QListWidget, "import_facts")
    names = [fact.name for fact in step._texts.facts(FULL)]
    facts.setCurrentRow(names.index(name))
    model = part(step, QTableView, "fact_rows").model()
    columns = range(model.columnCount())
    return [
        [model.index(row, column).data() for column in columns] for row in range(model.rowCount())
    ]


def test_rows_that_are_not_imported_are_shown_first(step: PreviewStep) -> None:
    facts = part(step, QListWidget, "import_facts")
    assert facts.currentItem().text() == "1 not imported"
    assert _open(step, "rejected") == [["7", "", "Bread", "The SKU is missing."]]
    assert _open(step, "unused_pictures") == [["8", "A8", "", "a does not exist."]]


def test_changes_are_shown_before_and_after(step: PreviewStep) -> None:
    assert _open(step, "updated") == [["A4", "Apple", "Price", "1.50", "1299.00"]]
    assert part(step, QLabel, "fact_note").text() == "The first product:"


def test_the_lists_of_other_kinds(step: PreviewStep) -> None:
    assert _open(step, "warnings") == [["9", "A9", "EAN", "12 is not a GTIN."]]
    assert _open(step, "web") == [["a.example", "5"]]
    assert _open(step, "added") == []
    assert not part(step, QTableView, "fact_rows").isVisibleTo(step)


def test_omitted_columns_lead_back_to_the_columns(step: PreviewStep, qtbot: QtBot) -> None:
    change = part(step, QPushButton, "change_columns")
    assert not change.isVisibleTo(step)
    assert _open(step, "omitted") == [
        ["9", "RRP", "Looks like a price, but is only kept as an attribute"],
        ["8", "Shelf", "Kept as an attribute"],
    ]
    with qtbot.waitSignal(step.columns_requested):
        change.click()


def test_missing_products_stay_unless_they_are_to_be_archived(
    step: PreviewStep, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: _open(step, "missing") == [["P-0", "Product 0"], ["P-1", "Product 1"]])
    archive = part(step, QCheckBox, "archive_missing")
    assert archive.isVisibleTo(step)
    assert not step.archives_missing
    archive.setChecked(True)
    chosen = [step.archives_missing]
    step.show_preview(make_preview())
    chosen.append(step.archives_missing)
    assert chosen == [True, False]


def test_nothing_is_shown_while_the_table_is_compared(step: PreviewStep) -> None:
    step.show_preview(None)
    assert part(step, QListWidget, "import_facts").count() == 0
    note = part(step, QLabel, "fact_note")
    assert note.text() == "Comparing the table with the catalogue…"
    step.show_preview(make_preview())
    assert note.text() == "Nothing to import"
