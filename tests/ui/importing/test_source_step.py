"""The source step: choosing a table or a folder."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.importing.source_step import SourceStep
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part


@pytest.fixture
def step(theme: Theme, qtbot: QtBot) -> SourceStep:
    step = SourceStep(theme)
    qtbot.addWidget(step)
    return step


def test_a_chosen_table_is_emitted(
    step: SourceStep, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/shop/table.csv", ""))
    with qtbot.waitSignal(step.source_chosen) as signal:
        part(step, QPushButton, "import_table").click()
    assert signal.args == [Path("/shop/table.csv")]


def test_a_chosen_folder_is_emitted(
    step: SourceStep, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/shop/pictures")
    with qtbot.waitSignal(step.source_chosen) as signal:
        part(step, QPushButton, "import_folder").click()
    assert signal.args == [Path("/shop/pictures")]


def test_a_cancelled_file_dialog_emits_nothing(
    step: SourceStep, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(step.source_chosen):
        part(step, QPushButton, "import_table").click()
