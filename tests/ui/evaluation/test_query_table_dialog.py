"""The dialog that asks for the table of query photos."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.evaluation.query_table_dialog import QueryTableDialog
from tests.ui.parts import part


@pytest.fixture
def dialog(tmp_path: Path, qtbot: QtBot) -> Iterator[QueryTableDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = QueryTableDialog(tmp_path, parent)
    dialog.show()
    yield dialog
    parent.close()


def test_a_chosen_table_is_emitted_and_closes_the_dialog(
    dialog: QueryTableDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folders: list[str] = []

    def choose(_parent: object, _title: str, folder: str, _filter: str) -> tuple[str, str]:
        folders.append(folder)
        return "/photos/table.csv", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    with qtbot.waitSignal(dialog.table_chosen) as signal:
        part(dialog, QPushButton, "evaluate_choose").click()
    assert signal.args == [Path("/photos/table.csv")]
    assert folders == [str(tmp_path)]
    assert not dialog.isVisible()


def test_a_cancelled_file_dialog_leaves_the_dialog_open(
    dialog: QueryTableDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(dialog.table_chosen):
        part(dialog, QPushButton, "evaluate_choose").click()
    assert dialog.isVisible()
