"""The result of an evaluation: figures, saving and opening the report."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.evaluation.result_dialog import ResultDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part


def test_the_figures_are_shown(result: ResultDialog) -> None:
    assert part(result, QLabel, "evaluation_title").text() == "4 photos evaluated"
    about = part(result, QLabel, "evaluation_about").text()
    assert about == "3 of products in the catalogue, 1 of others"
    assert part(result, QLabel, "headline_caption_0").text() == "First hit correct"
    assert part(result, QLabel, "headline_figure_0").text() == "100.0%"
    # The photos are pictures of the catalogue itself.
    assert "match themselves" in part(result, QLabel, "evaluation_note").text()
    left_out = part(result, QLabel, "evaluation_rejections").text()
    assert left_out.startswith("1 row not evaluated:\nLine 6: <b>gone.png ")


def test_the_report_is_saved(
    result: ResultDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "report.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    part(result, QPushButton, "evaluation_save").click()
    message = part(result, QLabel, "banner_message")
    qtbot.waitUntil(lambda: "is saved as" in message.text())
    assert "Evaluation of My shop" in file.read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written_is_reported(
    result: ResultDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "missing" / "report.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    part(result, QPushButton, "evaluation_save").click()
    message = part(result, QLabel, "banner_message")
    qtbot.waitUntil(lambda: "There is no folder" in message.text())


@pytest.mark.parametrize("opens", [True, False])
def test_the_report_is_opened_in_the_browser(
    result: ResultDialog,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    opens: bool,
) -> None:
    opened: list[QUrl] = []

    def open_(url: QUrl) -> bool:
        opened.append(url)
        return opens

    monkeypatch.setattr(QDesktopServices, "openUrl", open_)
    part(result, QPushButton, "evaluation_open").click()
    qtbot.waitUntil(lambda: bool(opened))
    file = Path(opened[0].toLocalFile())
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    message = part(result, QLabel, "banner_message")
    qtbot.waitUntil(lambda: ("No application" in message.text()) is not opens)
