"""The report of an import: figures, and a list that can be worked through."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.catalogue.io.import_row import TableWarning
from desktop_app.domain.product_list import ProductFilter
from desktop_app.domain.row_selection import RowSelection
from desktop_app.engine.ingest.import_report import ImportReport, Rejection
from desktop_app.errors import Message
from desktop_app.ui.importing.import_plan import ImportPlan
from desktop_app.ui.importing.report_dialog import ReportDialog
from desktop_app.ui.importing.report_entry import after_retry, outcome_of
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part

LINES = ("sku;name;price;image", "P-0;Apple;soon;", ";=Bag;2,50;gone.png", "C1;Date;3;")
MISSING = Message("The SKU is missing.")
REJECTED = (Rejection(3, MISSING, "", "=Bag"),)
WARNING = TableWarning(2, "price", Message("The price {price} cannot be read.", price="soon"))
REPORT = ImportReport(1, 0, 0, 1, REJECTED, (WARNING,))
MAPPING = {"sku": "sku", "name": "name", "price": "price", "image": "image"}

OpenReport = Callable[..., ReportDialog]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "list.csv"
    file.write_text("\n".join(LINES), encoding="utf-8")
    return file


@pytest.fixture
def open_report(window: MainWindow, table: Path, theme: Theme) -> OpenReport:
    """Return a function that shows the report of an import."""

    def open_it(report: ImportReport = REPORT, *, plan: ImportPlan | None = None) -> ReportDialog:
        plan = plan or ImportPlan(table, Path("catalogue"), MAPPING)
        dialog = ReportDialog(outcome_of(report), plan, window.client, theme, window)
        dialog.show()
        return dialog

    return open_it


def _rows(dialog: ReportDialog) -> list[list[str]]:
    model = part(dialog, QTableView, "rejections").model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _open_line(dialog: ReportDialog, row: int, qtbot: QtBot) -> QTableView:
    """Select an entry, and return the table with the values of its row."""
    fields = part(dialog, QTableView, "row_fields")
    table = part(dialog, QTableView, "rejections")
    table.selectRow(row)
    line = table.model().index(row, 0).data()
    title = part(dialog, QLabel, "row_title")
    qtbot.waitUntil(lambda: title.text() == f"Line {line}" and fields.model().rowCount() > 0)
    return fields


def _cells(fields: QTableView) -> list[list[str]]:
    model = fields.model()
    return [
        [model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())
    ]


def test_rows_and_warnings_are_listed_by_line(open_report: OpenReport) -> None:
    dialog = open_report()
    assert _rows(dialog) == [
        ["2", "", "", "price", "The price soon cannot be read."],
        ["3", "", "=Bag", "", "The SKU is missing."],
    ]
    summary = part(dialog, QLabel, "report_summary")
    assert summary.text() == "1 row or picture not imported, 1 to check"
    assert summary.property("role") == "warning"


def test_rows_that_are_no_products_are_counted_as_in_the_preview(open_report: OpenReport) -> None:
    total = Rejection(3, Message("The row is a total."), is_skipped=True)
    doubt = TableWarning(2, "price", Message("The price soon cannot be read."))
    dialog = open_report(ImportReport(1, 0, 0, 0, (total,), (doubt,), skipped_rows=1))
    summary = part(dialog, QLabel, "report_summary")
    assert summary.text() == "1 row that is no product, 1 to check"


def test_a_report_without_entries_has_no_list(open_report: OpenReport) -> None:
    dialog = open_report(ImportReport(1, 0, 0, 1, (), moved=3, removed=2))
    assert part(dialog, QLabel, "report_summary").text() == "All rows were imported."
    assert not part(dialog, QWidget, "report_splitter").isVisible()
    figures = [part(dialog, QLabel, f"figure_{name}").text() for name in ("moved", "removed")]
    assert figures == ["3", "2"]


def test_the_first_rejected_row_is_opened_with_its_problem(
    open_report: OpenReport, qtbot: QtBot
) -> None:
    fields = _open_line(open_report(), 1, qtbot)
    assert _cells(fields) == [
        ["sku", "", "The SKU is missing."],
        ["name", "=Bag", ""],
        ["price", "2,50", ""],
        ["image", "gone.png", ""],
    ]


def test_a_corrected_row_is_checked_and_tried_again(open_report: OpenReport, qtbot: QtBot) -> None:
    dialog = open_report()
    fields = _open_line(dialog, 1, qtbot)
    fields.model().setData(fields.model().index(2, 1), "free")
    fields.model().setData(fields.model().index(0, 1), "B1")
    qtbot.waitUntil(lambda: "cannot be read" in _cells(fields)[2][2])
    assert _cells(fields)[3][2] == "gone.png does not exist."
    fields.model().setData(fields.model().index(3, 1), "")
    fields.model().setData(fields.model().index(2, 1), "2,75")
    qtbot.waitUntil(lambda: not any(problem for _, _, problem in _cells(fields)))
    with qtbot.waitSignal(dialog.retry_requested) as requested:
        part(dialog, QPushButton, "row_retry").click()
    selection = RowSelection(frozenset({3}), {3: ("B1", "=Bag", "2,75", "")})
    assert requested.args == [selection]
    dialog.show_retried(after_retry(dialog.entries, {3}, ImportReport(1, 0, 0, 0, ())))
    assert [row[0] for row in _rows(dialog)] == ["2"]
    assert part(dialog, QLabel, "figure_added").text() == "2"
    assert part(dialog, QLabel, "report_outcome").text() == "1 done"


def test_all_rows_are_tried_again(open_report: OpenReport, qtbot: QtBot) -> None:
    dialog = open_report()
    fields = _open_line(dialog, 0, qtbot)
    fields.model().setData(fields.model().index(2, 1), "4,50")
    with qtbot.waitSignal(dialog.retry_requested) as requested:
        part(dialog, QPushButton, "report_retry_all").click()
    assert requested.args == [RowSelection(frozenset({2, 3}), {2: ("P-0", "Apple", "4,50", "")})]
    gone = Rejection(3, Message("gone.png does not exist."), "B1", "Bag")
    dialog.show_retried(after_retry(dialog.entries, {2, 3}, ImportReport(0, 1, 0, 0, (gone,))))
    assert _rows(dialog) == [["3", "B1", "Bag", "", "gone.png does not exist."]]


def test_no_other_attempt_is_made_while_one_runs(open_report: OpenReport, qtbot: QtBot) -> None:
    dialog = open_report()
    retry = part(dialog, QPushButton, "report_retry_all")
    retry.setFocus()
    dialog.set_busy(is_busy=True)
    assert not retry.isEnabled()
    assert dialog.focusWidget() is part(dialog, QTableView, "rejections")
    dialog.set_busy(is_busy=False)
    assert retry.isEnabled()


def test_the_product_of_a_row_is_shown(open_report: OpenReport, qtbot: QtBot) -> None:
    dialog = open_report()
    _open_line(dialog, 0, qtbot)
    with qtbot.waitSignal(dialog.products_requested) as requested:
        part(dialog, QPushButton, "row_product").click()
    products, title = requested.args
    assert isinstance(products, ProductFilter)
    assert len(products.product_ids or ()) == 1
    assert title == "Line 2"


def test_entries_are_removed_from_the_list(open_report: OpenReport, qtbot: QtBot) -> None:
    dialog = open_report()
    part(dialog, QTableView, "rejections").selectRow(0)
    part(dialog, QPushButton, "report_dismiss").click()
    qtbot.waitUntil(lambda: [row[0] for row in _rows(dialog)] == ["3"])


def test_all_entries_are_copied(open_report: OpenReport, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    part(open_report(), QPushButton, "report_copy").click()
    last = "3\t\t'=Bag\t\tThe SKU is missing."
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().rstrip().endswith(last))


def test_the_rows_are_saved_with_corrections_and_reasons(
    open_report: OpenReport, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_report()
    fields = _open_line(dialog, 1, qtbot)
    fields.model().setData(fields.model().index(0, 1), "B1")
    file = tmp_path / "rest.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    part(dialog, QPushButton, "report_save").click()
    outcome = part(dialog, QLabel, "report_outcome")
    qtbot.waitUntil(lambda: outcome.text() == "2 rows saved to rest.csv")
    assert file.read_text(encoding="utf-8-sig").splitlines() == [
        "sku;name;price;image;Why not imported",
        "P-0;Apple;soon;;The price soon cannot be read.",
        "B1;'=Bag;2,50;gone.png;The SKU is missing.",
    ]


def test_a_file_that_cannot_be_written_is_reported(
    open_report: OpenReport, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_report()
    file = tmp_path / "missing" / "rest.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    part(dialog, QPushButton, "report_save").click()
    message = part(dialog, QLabel, "banner_message")
    qtbot.waitUntil(message.isVisible)
    assert str(file.parent) in message.text()


def test_a_folder_is_imported_again_as_a_whole(
    open_report: OpenReport, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = ImportPlan(tmp_path, Path("catalogue"))
    dialog = open_report(ImportReport(0, 0, 0, 0, REJECTED), plan=plan)
    with qtbot.waitSignal(dialog.retry_requested) as requested:
        part(dialog, QPushButton, "report_retry_all").click()
    assert requested.args == [None]


def test_fifty_thousand_rows_are_listed(open_report: OpenReport) -> None:
    rejected = tuple(Rejection(line, MISSING, "", f"Bag {line}") for line in range(2, 50_002))
    dialog = open_report(ImportReport(0, 0, 0, 0, rejected))
    model = part(dialog, QTableView, "rejections").model()
    assert model.rowCount() == 50_000
    assert model.index(49_999, 2).data() == "Bag 50001"


def test_corrections_are_not_dropped_without_a_warning(
    open_report: OpenReport, qtbot: QtBot
) -> None:
    dialog = open_report()
    fields = _open_line(dialog, 1, qtbot)
    fields.model().setData(fields.model().index(0, 1), "B1")
    part(dialog, QPushButton, "report_close").click()
    assert dialog.isVisible()
    message = part(dialog, QLabel, "banner_message")
    assert message.text() == "Corrected rows have not been tried again."
    part(dialog, QPushButton, "report_close").click()
    assert not dialog.isVisible()
