"""The catalogue page in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.product_list import ProductFilter
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.page_stack import PageStack
from tests.ui.catalogue.list_driver import ListDriver
from tests.ui.parts import part


def open_page(window: MainWindow, qtbot: QtBot) -> CataloguePage:
    part(window, QAction, "command_catalogue").trigger()
    page = part(window, CataloguePage)
    qtbot.waitUntil(lambda: len(page.listed_ids) == 6)
    return page


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CataloguePage:
    """Return the page of a window with six products."""
    return open_page(window, qtbot)


def test_the_page_lists_the_catalogue_and_shows_the_current_product(
    page: CataloguePage, window: MainWindow, qtbot: QtBot
) -> None:
    count = part(page, QLabel, "list_count")
    assert count.text() == "6 products"
    part(window, QAction, "command_search").trigger()
    assert page.list.header.search_box.hasFocus()
    QTest.keyClick(page.list.header.search_box, Qt.Key.Key_Return)
    assert page.current_id == page.listed_ids[0]
    title = part(page.pane, QLabel, "product_title")
    qtbot.waitUntil(lambda: title.text() == "Product 0")


def test_an_edit_in_the_table_reaches_pane_status_and_undo(
    page: CataloguePage, window: MainWindow, qtbot: QtBot
) -> None:
    driver = ListDriver(qtbot, window.client, page.list)
    driver.skus()
    with qtbot.waitSignal(page.catalogue_changed):
        driver.type(driver.edit(0, "name"), "Robot", Qt.Key.Key_Return)
    title = part(page.pane, QLabel, "product_title")
    qtbot.waitUntil(lambda: title.text() == "Robot")
    undo = part(window, QAction, "command_undo")
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    qtbot.waitUntil(lambda: title.text() == "Product 0")
    driver.skus()
    shown = page.list.views.rows.product(0)
    assert shown is not None
    assert shown.text("name") == "Product 0"
    assert page.current_id == page.listed_ids[0]


def test_other_pages_list_products_here(
    page: CataloguePage, window: MainWindow, qtbot: QtBot
) -> None:
    part(window, QAction, "command_find").trigger()
    stack = part(window, PageStack)
    product_filter = ProductFilter(product_ids=frozenset({3, 4}))
    stack.show_products(product_filter, "Chosen")
    assert page.isVisible()
    qtbot.waitUntil(lambda: len(page.listed_ids) == 2)
    assert part(page, QLabel, "list_count").text() == "Chosen: 2 of 6 products"
    assert page.product_filter == product_filter


def test_a_narrow_page_shows_either_the_list_or_the_details(
    page: CataloguePage, window: MainWindow
) -> None:
    window.resize(1280, 800)
    details = part(window, QAction, "command_product_details")
    assert page.pane.isVisible()
    window.resize(640, 440)
    assert not page.pane.isVisible()
    assert page.list.isVisible()
    details.trigger()
    assert page.pane.isVisible()
    assert not page.list.isVisible()
    details.trigger()
    assert page.list.isVisible()
    window.resize(1280, 800)
    assert page.pane.isVisible()
    assert page.list.isVisible()


def test_another_catalogue_starts_without_filters(
    page: CataloguePage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page.show_products(ProductFilter(words="nothing"))
    qtbot.waitUntil(lambda: len(page.listed_ids) == 0)
    with qtbot.waitSignal(window.client.ready):
        window.opener.open(tmp_path / "empty", create=True)
    part(window, QAction, "command_catalogue").trigger()
    title = part(page, QLabel, "catalogue_note_title")
    qtbot.waitUntil(lambda: title.text() == "This catalogue is empty")
    assert page.product_filter == ProductFilter()
    assert page.list.header.search_box.words == ""


def test_what_is_typed_is_saved_when_the_page_is_left(
    page: CataloguePage, window: MainWindow, qtbot: QtBot
) -> None:
    driver = ListDriver(qtbot, window.client, page.list)
    driver.skus()
    driver.edit(1, "brand").setText("Acme")
    part(window, QAction, "command_find").trigger()
    qtbot.waitUntil(lambda: driver.product(int(page.listed_ids[1])).brand == "Acme")


def test_what_is_typed_is_saved_before_another_catalogue_is_opened(
    page: CataloguePage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    driver = ListDriver(qtbot, window.client, page.list)
    driver.skus()
    folder = window.client.folder
    assert folder is not None
    product_id = int(page.listed_ids[1])
    driver.edit(1, "brand").setText("Acme")
    for opened in (tmp_path / "empty", folder):
        with qtbot.waitSignal(window.client.ready):
            window.opener.open(opened, create=True)
    assert driver.product(product_id).brand == "Acme"
