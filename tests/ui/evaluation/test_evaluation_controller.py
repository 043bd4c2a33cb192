"""Evaluating in the window: choose a table, watch, read the figures, keep the report."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.settings import Settings
from desktop_app.ui.evaluation.query_table_dialog import QueryTableDialog
from desktop_app.ui.evaluation.result_dialog import ResultDialog
from desktop_app.ui.shell import progress_bar
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def queries(shop_table: Path) -> Path:
    """Return a table of four photos, the last of no product, and a line at fault."""
    file = shop_table.parent / "queries.csv"
    lines = ["photo,sku", *(f"pictures/{n}.png,P-{n}" for n in range(3)), "pictures/4.png,"]
    file.write_text("\n".join([*lines, "<b>gone.png,P-1"]) + "\n")
    return file


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[MainWindow, Path], None]:
    """Return a function that chooses a table as a person would."""

    def choose_(window: MainWindow, table: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
        part(window, QAction, "command_evaluate").trigger()
        part(part(window, QueryTableDialog), QPushButton, "evaluate_choose").click()

    return choose_


def result_of(window: MainWindow, qtbot: QtBot) -> ResultDialog:
    qtbot.waitUntil(lambda: window.findChild(ResultDialog) is not None, timeout=20_000)
    return part(window, ResultDialog)


@pytest.fixture
def result(window: MainWindow, queries: Path, choose: Callable[..., None], qtbot: QtBot) -> object:
    choose(window, queries)
    return result_of(window, qtbot)


def test_the_figures_are_shown(result: ResultDialog) -> None:
    assert part(result, QLabel, "evaluation_title").text() == "4 photos evaluated"
    about = part(result, QLabel, "evaluation_about").text()
    assert about == "3 of products in the catalogue, 1 of others"
    assert part(result, QLabel, "headline_caption_0").text() == "First hit right"
    assert part(result, QLabel, "headline_figure_0").text() == "100.0%"
    # They are pictures of the catalogue itself.
    assert "find themselves" in part(result, QLabel, "evaluation_note").text()
    left_out = part(result, QLabel, "evaluation_left_out").text()
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


def test_a_place_that_cannot_be_written_to_gives_a_sentence(
    result: ResultDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "missing" / "report.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    part(result, QPushButton, "evaluation_save").click()
    message = part(result, QLabel, "banner_message")
    qtbot.waitUntil(lambda: "cannot be written" in message.text())


@pytest.mark.parametrize("opens", [True, False])
def test_the_report_is_opened(
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


def test_the_report_speaks_the_language_of_the_window(
    open_window: OpenWindow,
    catalogue: Path,
    queries: Path,
    choose: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    window = open_window(catalogue, Settings(language="zh_CN", device="cpu"))
    choose(window, queries)
    result = result_of(window, qtbot)
    assert part(result, QLabel, "headline_caption_0").text() == "首位正确"
    file = tmp_path / "report.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    part(result, QPushButton, "evaluation_save").click()
    qtbot.waitUntil(lambda: file.exists() and "</html>" in file.read_text(encoding="utf-8"))
    assert "首位正确" in file.read_text(encoding="utf-8")


def test_a_table_without_the_columns_gives_a_sentence(
    window: MainWindow, tmp_path: Path, choose: Callable[..., None], qtbot: QtBot
) -> None:
    table = tmp_path / "other.csv"
    table.write_text("picture_of,sku\n1.jpg,P-1\n")
    choose(window, table)
    message = part(window, QLabel, "banner_message")
    qtbot.waitUntil(lambda: "has no column photo" in message.text())
    assert window.findChild(ResultDialog) is None


def test_a_cancel_is_told_and_the_window_goes_on(
    window: MainWindow,
    shop_table: Path,
    choose: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(progress_bar, "APPEARS_AFTER_MS", 0)
    table = shop_table.parent / "many.csv"
    table.write_text("photo,sku\n" + "pictures/1.png,P-1\n" * 5000)
    choose(window, table)
    numbers = part(window, QLabel, "progress_numbers")
    qtbot.waitUntil(lambda: "/ 5,000" in numbers.text())
    part(window, QPushButton, "progress_cancel").click()
    message = part(window, QLabel, "banner_message")
    qtbot.waitUntil(lambda: message.text() == "Evaluation cancelled.")
    assert window.findChild(ResultDialog) is None


def test_without_a_catalogue_there_is_nothing_to_evaluate(open_window: OpenWindow) -> None:
    assert not part(open_window(), QAction, "command_evaluate").isEnabled()
