"""The stack creates a page when it is needed, and lets the page before it stop what it does."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.page import PageDescription
from desktop_app.ui.shell.page_stack import PageStack
from tests.ui.shell.fake_pages import PhotoPage, help_description, photos_description


@pytest.fixture
def photos_page() -> PhotoPage:
    return PhotoPage()


@pytest.fixture
def photos(photos_page: PhotoPage) -> PageDescription:
    return photos_description(photos_page)


@pytest.fixture
def stack(qtbot: QtBot, photos: PageDescription) -> PageStack:
    stack = PageStack(QWidget(), (photos, help_description()))
    qtbot.addWidget(stack)
    return stack


def test_it_begins_with_the_start_page(stack: PageStack) -> None:
    assert (stack.shown, stack.shown_page) == (None, None)


def test_a_page_is_shown_and_announced(
    stack: PageStack, photos: PageDescription, photos_page: PhotoPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(stack.page_shown) as shown:
        stack.show_page(photos)
    assert shown.args == [photos]
    assert (stack.shown, stack.shown_page) == (photos, photos_page)


def test_a_page_is_created_once_and_named_after_its_description(
    stack: PageStack, photos: PageDescription, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(stack.page_created) as created:
        page = stack.page(photos)
    assert created.args == [photos]
    assert page.objectName() == "photos_page"
    with qtbot.assertNotEmitted(stack.page_created):
        stack.show_page(photos)
    assert stack.shown_page is page


def test_the_page_before_is_left_once(
    stack: PageStack, photos: PageDescription, photos_page: PhotoPage
) -> None:
    stack.show_page(photos)
    stack.show_page(photos)
    assert photos_page.events == []
    stack.show_page(help_description())
    stack.show_start()
    assert photos_page.events == ["leave"]


def test_the_start_page_leaves_the_page_that_is_shown(
    stack: PageStack, photos: PageDescription, photos_page: PhotoPage
) -> None:
    stack.show_page(photos)
    stack.show_start()
    assert photos_page.events == ["leave"]
    assert stack.shown is None
