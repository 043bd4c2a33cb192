"""The header of the demo."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.demo.header import Header
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part


@pytest.fixture
def header(theme: Theme, english: None, qtbot: QtBot) -> Header:
    header = Header(theme)
    qtbot.addWidget(header)
    return header


def test_the_statistics_have_no_median_before_the_first_search(header: Header) -> None:
    statistics = part(header, QLabel, "demo_statistics")
    assert statistics.text() == "0 searches"


def test_the_number_of_searches_and_their_median_are_shown(header: Header) -> None:
    header.show_statistics(1, 48.4)
    statistics = part(header, QLabel, "demo_statistics")
    assert statistics.text() == "1 search  ·  median 48 ms"


def test_the_headline_is_shown(header: Header) -> None:
    header.show_headline("Hold it still for a moment")
    assert part(header, QLabel, "demo_headline").text() == "Hold it still for a moment"


def test_the_button_requests_the_other_language(header: Header, qtbot: QtBot) -> None:
    button = part(header, QPushButton, "demo_language")
    assert button.text() == "中文"
    with qtbot.waitSignal(header.language_requested) as signal:
        button.click()
    assert signal.args == ["zh_CN"]


def test_the_button_scales_with_the_screen(header: Header) -> None:
    button = part(header, QPushButton, "demo_language")
    header.set_scale(0.5)
    assert button.height() == 30
    header.set_scale(1.0)
    assert button.height() == 60
