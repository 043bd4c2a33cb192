"""The stack shows one page and lets the page before it stop what it does."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.page_stack import PageStack
from tests.ui.shell.fake_pages import HelpPage, PhotoPage


@pytest.fixture
def photos() -> PhotoPage:
    return PhotoPage()


@pytest.fixture
def help_page() -> HelpPage:
    return HelpPage()


@pytest.fixture
def stack(qtbot: QtBot, photos: PhotoPage, help_page: HelpPage) -> PageStack:
    stack = PageStack(QWidget(), (photos, help_page))
    qtbot.addWidget(stack)
    return stack


def test_it_begins_with_the_start_page(stack: PageStack) -> None:
    assert stack.current_page is None


def test_a_page_is_shown_and_announced(stack: PageStack, photos: PhotoPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stack.page_shown) as shown:
        stack.show_page(photos)
    assert shown.args == [photos]
    assert stack.current_page is photos


def test_the_page_before_is_left_once(
    stack: PageStack, photos: PhotoPage, help_page: HelpPage
) -> None:
    stack.show_page(photos)
    stack.show_page(photos)
    assert photos.events == []
    stack.show_page(help_page)
    stack.show_start()
    assert photos.events == ["leave"]


def test_the_start_page_leaves_the_page_that_is_shown(stack: PageStack, photos: PhotoPage) -> None:
    stack.show_page(photos)
    stack.show_start()
    assert photos.events == ["leave"]
    assert stack.current_page is None
