"""Evaluations on the real window: language, errors and cancelling."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.settings import Settings
from desktop_app.ui.evaluation.query_table_dialog import QueryTableDialog
from desktop_app.ui.evaluation.result_dialog import ResultDialog
from desktop_app.ui.shell import progress_bar
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part

OpenWindow = Callable[..., MainWindow]


def test_the_report_is_in_the_language_of_the_window(
    open_window: OpenWindow,
    catalogue: Path,
    queries: Path,
    choose_table: Callable[..., None],
    wait_for_result: Callable[[MainWindow], ResultDialog],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    window = open_window(catalogue, Settings(language="zh_CN", device="cpu"))
    choose_table(window, queries)
    result = wait_for_result(window)
    assert part(result, QLabel, "headline_caption_0").text() == "首位正确"
    file = tmp_path / "report.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    part(result, QPushButton, "evaluation_save").click()
    qtbot.waitUntil(lambda: file.exists() and "</html>" in file.read_text(encoding="utf-8"))
    assert "首位正确" in file.read_text(encoding="utf-8")


def test_a_table_without_the_required_columns_is_reported(
    window: MainWindow, tmp_path: Path, choose_table: Callable[..., None], qtbot: QtBot
) -> None:
    table = tmp_path / "other.csv"
    table.write_text("picture_of,sku\n1.jpg,P-1\n")
    choose_table(window, table)
    message = part(window, QLabel, "banner_message")
    qtbot.waitUntil(lambda: "has no column photo" in message.text())
    assert window.findChild(ResultDialog) is None


def test_a_cancelled_evaluation_is_reported(
    window: MainWindow,
    shop_table: Path,
    choose_table: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(progress_bar, "APPEARS_AFTER_MS", 0)
    table = shop_table.parent / "many.csv"
    table.write_text("photo,sku\n" + "pictures/1.png,P-1\n" * 5000)
    choose_table(window, table)
    numbers = part(window, QLabel, "progress_numbers")
    qtbot.waitUntil(lambda: "/ 5,000" in numbers.text())
    part(window, QPushButton, "progress_cancel").click()
    message = part(window, QLabel, "banner_message")
    qtbot.waitUntil(lambda: message.text() == "Evaluation cancelled.")
    assert window.findChild(ResultDialog) is None


def test_evaluation_needs_an_open_catalogue(open_window: OpenWindow) -> None:
    assert not part(open_window(), QAction, "command_evaluate").isEnabled()


def test_the_table_of_the_sample_is_where_the_dialog_begins(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = paths.sample_folder()
    monkeypatch.setattr(window.opener, "sample_photos_folder", lambda: sample / "queries")
    begun: list[str] = []

    def choose(_parent: QWidget, _title: str, folder: str, _filter: str) -> tuple[str, str]:
        begun.append(folder)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    part(window, QAction, "command_evaluate").trigger()
    dialog = part(window, QueryTableDialog)
    part(dialog, QPushButton, "evaluate_choose").click()
    assert begun == [str(sample)]
    assert (sample / "queries.csv").exists()
    dialog.reject()
