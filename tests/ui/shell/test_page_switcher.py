"""The page switcher: a button for each page."""

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.page import PageDescription
from desktop_app.ui.shell.page_switcher import PageSwitcher
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part
from tests.ui.shell.fake_pages import help_description, photos_description


@pytest.fixture
def pages() -> tuple[PageDescription, ...]:
    return photos_description(), help_description()


@pytest.fixture
def switcher(qtbot: QtBot, pages: tuple[PageDescription, ...], theme: Theme) -> PageSwitcher:
    switcher = PageSwitcher(pages, theme)
    qtbot.addWidget(switcher)
    return switcher


def test_each_page_has_a_button_with_title_icon_and_keys(switcher: PageSwitcher) -> None:
    photos = part(switcher, QToolButton, "page_photos")
    plain = part(switcher, QToolButton, "page_help")
    assert (photos.text(), photos.toolTip()) == ("Photos", "Photos (Ctrl+1)")
    assert (plain.text(), plain.toolTip()) == ("Help", "Help")
    assert not photos.icon().isNull()
    assert plain.icon().isNull()


def test_a_button_chooses_its_page(
    switcher: PageSwitcher, pages: tuple[PageDescription, ...], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(switcher.page_chosen) as chosen:
        part(switcher, QToolButton, "page_help").click()
    assert chosen.args == [pages[1]]


def test_only_the_button_of_the_shown_page_is_checked(
    switcher: PageSwitcher, pages: tuple[PageDescription, ...]
) -> None:
    for page in pages:
        switcher.show_page(page)
        checked = [
            button.objectName()
            for button in switcher.findChildren(QToolButton)
            if button.isChecked()
        ]
        assert checked == [f"page_{page.name}"]
