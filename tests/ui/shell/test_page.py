"""What a page has without doing anything, and its actions in the View menu."""

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.ui.parts import part
from tests.ui.shell.fake_pages import HelpPage, PhotoPage, photos_description


@pytest.fixture
def photos(qtbot: QtBot) -> PhotoPage:
    page = PhotoPage()
    qtbot.addWidget(page)
    return page


def test_a_view_action_calls_the_page_when_the_user_switches_it(photos: PhotoPage) -> None:
    action = part(photos, QAction, "command_zoom")
    assert photos.view_actions == [action]
    assert action.shortcut().toString() == "Ctrl+Shift+M"
    action.trigger()
    assert photos.events == ["zoom True"]
    action.setChecked(False)
    assert photos.events == ["zoom True"]


def test_a_plain_page_has_no_actions_and_ignores_what_happens(qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    assert page.view_actions == []
    assert list(page.shortcuts()) == []
    for happen in (page.leave, page.shut_down, page.reload_catalogue, page.refresh_when_visible):
        happen()


def test_a_description_translates_its_title(english: None) -> None:
    assert photos_description().localised_title() == "Photos"
