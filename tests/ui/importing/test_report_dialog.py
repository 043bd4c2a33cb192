"""The report of an import: figures, rejected rows, copying and saving."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.engine.ingest.import_report import ImportReport, Rejection
from desktop_app.errors import Message
from desktop_app.ui.importing.rejections_csv import rejections_to_csv
from desktop_app.ui.importing.report_dialog import ReportDialog
from desktop_app.ui.style.theme import Theme

REJECTED = (
    Rejection(3, Message("{name} is not a picture.", name="=cmd()"), "-7", "Two\nlines"),
    Rejection(9, Message("The SKU is missing."), "", "@Bag"),
)


OpenReport = Callable[[tuple[Rejection, ...]], ReportDialog]


@pytest.fixture
def open_report(qtbot: QtBot, qapp: QApplication) -> Iterator[OpenReport]:
    """Return a function that shows the report of an import."""
    parent = QWidget()
    qtbot.addWidget(parent)
    theme = Theme(qapp, paths.icons_folder())
    theme.setParent(parent)

    def open_it(rejected: tuple[Rejection, ...]) -> ReportDialog:
        dialog = ReportDialog(ImportReport(1, 0, 0, 1, rejected), theme, parent)
        dialog.show()
        return dialog

    yield open_it
    parent.close()


@pytest.fixture
def dialog(open_report: OpenReport) -> ReportDialog:
    return open_report(REJECTED)


def test_a_rejected_row_is_shown_with_line_sku_and_name(dialog: ReportDialog) -> None:
    rows = dialog.findChildren(QTableView, "rejections")[0].model()
    columns = range(rows.columnCount())
    headings = [rows.headerData(column, Qt.Orientation.Horizontal) for column in columns]
    assert headings == ["Line", "SKU", "Name", "Reason"]
    cells = [[rows.index(row, column).data() for column in columns] for row in (0, 1)]
    assert cells == [
        ["3", "-7", "Two lines", "=cmd() is not a picture."],
        ["9", "", "@Bag", "The SKU is missing."],
    ]


@pytest.mark.parametrize(("rejected", "role"), [(REJECTED, "warning"), ((), "")])
def test_rejected_rows_are_shown_as_a_warning(
    rejected: tuple[Rejection, ...], role: str, open_report: OpenReport
) -> None:
    dialog = open_report(rejected)
    assert dialog.findChildren(QLabel, "report_summary")[0].property("role") == role


def test_all_rejections_are_copied(dialog: ReportDialog) -> None:
    dialog.findChildren(QPushButton, "report_copy")[0].click()
    assert QGuiApplication.clipboard().text().splitlines()[-1] == "9\t\t'@Bag\tThe SKU is missing."


def test_the_rejections_are_saved(
    dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    dialog.findChildren(QPushButton, "report_save")[0].click()
    assert file.read_bytes().decode("utf-8-sig") == rejections_to_csv(REJECTED)


def test_a_file_that_cannot_be_written_is_reported(
    dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "missing" / "report.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    dialog.findChildren(QPushButton, "report_save")[0].click()
    message = dialog.findChildren(QLabel, "banner_message")[0]
    assert message.isVisible()
    assert str(file) in message.text()


def test_moved_and_replaced_pictures_are_counted(qtbot: QtBot, qapp: QApplication) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    theme = Theme(qapp, paths.icons_folder())
    theme.setParent(parent)
    dialog = ReportDialog(ImportReport(1, 0, 0, 1, (), moved=3, removed=2), theme, parent)
    figures = {name: dialog.findChildren(QLabel, f"figure_{name}") for name in ("moved", "removed")}
    assert {name: found[0].text() for name, found in figures.items()} == {
        "moved": "3",
        "removed": "2",
    }
    plain = ReportDialog(ImportReport(1, 0, 0, 1, ()), theme, parent)
    assert plain.findChildren(QLabel, "figure_moved") == []
