"""The source page: choosing a table or a folder."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.importing.source_page import SourcePage
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> SourcePage:
    page = SourcePage(theme)
    qtbot.addWidget(page)
    return page


def test_a_chosen_table_is_emitted(
    page: SourcePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/shop/table.csv", ""))
    with qtbot.waitSignal(page.source_chosen) as signal:
        part(page, QPushButton, "import_table").click()
    assert signal.args == [Path("/shop/table.csv")]


def test_a_chosen_folder_is_emitted(
    page: SourcePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/shop/pictures")
    with qtbot.waitSignal(page.source_chosen) as signal:
        part(page, QPushButton, "import_folder").click()
    assert signal.args == [Path("/shop/pictures")]


def test_a_cancelled_file_dialog_emits_nothing(
    page: SourcePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(page.source_chosen):
        part(page, QPushButton, "import_table").click()
