"""A table of photos, and the window with its evaluation."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.evaluation.query_table_dialog import QueryTableDialog
from desktop_app.ui.evaluation.result_dialog import ResultDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part


@pytest.fixture
def queries(shop_table: Path) -> Path:
    """Return a table with three known products, an absent one and a bad row."""
    file = shop_table.parent / "queries.csv"
    lines = ["photo,sku", *(f"pictures/{n}.png,P-{n}" for n in range(3)), "pictures/4.png,"]
    file.write_text("\n".join([*lines, "<b>gone.png,P-1"]) + "\n")
    return file


@pytest.fixture
def choose_table(monkeypatch: pytest.MonkeyPatch) -> Callable[[MainWindow, Path], None]:
    """Return a function that chooses a table in the dialog."""

    def choose(window: MainWindow, table: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
        part(window, QAction, "command_evaluate").trigger()
        part(part(window, QueryTableDialog), QPushButton, "evaluate_choose").click()

    return choose


@pytest.fixture
def wait_for_result(qtbot: QtBot) -> Callable[[MainWindow], ResultDialog]:
    """Return a function that waits for the result dialog."""

    def wait(window: MainWindow) -> ResultDialog:
        qtbot.waitUntil(lambda: window.findChild(ResultDialog) is not None, timeout=20_000)
        return part(window, ResultDialog)

    return wait


@pytest.fixture
def result(
    window: MainWindow,
    queries: Path,
    choose_table: Callable[[MainWindow, Path], None],
    wait_for_result: Callable[[MainWindow], ResultDialog],
) -> ResultDialog:
    """Return the result dialog of an evaluation."""
    choose_table(window, queries)
    return wait_for_result(window)
