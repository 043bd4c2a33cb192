"""The rows an import left out can be taken along, and never become formulas."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.engine.results import ImportReport, Rejection
from desktop_app.errors import Message
from desktop_app.ui.importing.report_dialog import ReportDialog, as_csv
from desktop_app.ui.theme import Theme

REJECTED = (
    Rejection(3, Message("{name} is not a picture.", name="=cmd()")),
    Rejection(9, Message("The SKU is missing.")),
)


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication) -> Iterator[ReportDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    theme = Theme(qapp, paths.icons_folder())
    theme.setParent(parent)
    dialog = ReportDialog(ImportReport(1, 0, 0, 1, REJECTED), theme, parent)
    dialog.show()
    yield dialog
    parent.close()


def test_a_cell_is_never_a_formula() -> None:
    assert as_csv(REJECTED).splitlines() == [
        "line,reason",
        "3,'=cmd() is not a picture.",
        "9,The SKU is missing.",
    ]


def test_the_rows_are_copied(dialog: ReportDialog) -> None:
    dialog.findChildren(QPushButton, "report_copy")[0].click()
    assert QGuiApplication.clipboard().text().splitlines()[2] == "9\tThe SKU is missing."


def test_the_rows_are_saved(
    dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    dialog.findChildren(QPushButton, "report_save")[0].click()
    assert file.read_bytes().decode("utf-8-sig") == as_csv(REJECTED)


def test_a_place_that_cannot_be_written_to_gives_a_sentence(
    dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "missing" / "report.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    dialog.findChildren(QPushButton, "report_save")[0].click()
    message = dialog.findChildren(QLabel, "banner_message")[0]
    assert message.isVisible()
    assert str(file) in message.text()
