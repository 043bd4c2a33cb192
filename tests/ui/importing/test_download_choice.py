"""The choice to download pictures: hosts, and nothing without the user's word."""

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.ui.importing.download_choice import DownloadChoice
from tests.ui.parts import part


@pytest.fixture
def choice(english: None, qtbot: QtBot) -> DownloadChoice:
    choice = DownloadChoice()
    qtbot.addWidget(choice)
    return choice


def test_it_is_hidden_without_pictures_in_the_web(choice: DownloadChoice) -> None:
    choice.show_hosts({})
    assert (choice.isHidden(), choice.is_chosen) == (True, False)


def test_the_hosts_are_told_and_nothing_is_chosen(choice: DownloadChoice) -> None:
    choice.show_hosts({"a.example": 1200, "b.example": 3})
    sentence = part(choice, QLabel, "download_sentence")
    assert sentence.text() == "1,203 pictures on the web, at a.example (1,200), b.example (3)."
    assert (choice.isHidden(), choice.is_chosen) == (False, False)


def test_many_hosts_are_in_the_tool_tip(choice: DownloadChoice) -> None:
    choice.show_hosts({f"h{number}.example": 1 for number in range(9)})
    sentence = part(choice, QLabel, "download_sentence")
    assert sentence.text().endswith("h5.example (1) and 3 more.")
    assert "h8.example" in sentence.toolTip()


def test_the_consent_is_for_the_hosts_that_were_shown(choice: DownloadChoice, qtbot: QtBot) -> None:
    choice.show_hosts({"a.example": 2, "b.example": 1})
    with qtbot.waitSignal(choice.choice_changed):
        part(choice, QCheckBox, "download").setChecked(True)
    choice.show_hosts({"a.example": 5})
    assert choice.is_chosen
    choice.show_hosts({"a.example": 5, "c.example": 1})
    assert not choice.is_chosen
