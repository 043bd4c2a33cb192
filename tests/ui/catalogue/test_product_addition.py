"""Products are added from the catalogue page and from the find page, and shown afterwards."""

import numpy as np
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.catalogue.add_product_dialog import AddProductDialog
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.shell.main_window import MainWindow
from tests.conftest import encoded
from tests.ui.parts import find_page, part


def catalogue_page(window: MainWindow, qtbot: QtBot) -> CataloguePage:
    """Show the catalogue page with its list."""
    part(window, QAction, "command_catalogue").trigger()
    page = part(window, CataloguePage)
    qtbot.waitUntil(lambda: len(page.listed_ids) > 0)
    return page


def opened_dialog(window: MainWindow, qtbot: QtBot) -> AddProductDialog:
    """Return the dialog when it proposes a SKU."""
    qtbot.waitUntil(lambda: window.findChild(AddProductDialog) is not None)
    dialog = part(window, AddProductDialog)
    sku = part(dialog, QLineEdit, "field_sku")
    qtbot.waitUntil(lambda: sku.text() != "")
    return dialog


def shown_sku(page: CataloguePage) -> str:
    return "" if page.pane.product is None else page.pane.product.sku


def test_an_added_product_is_selected_in_the_list(window: MainWindow, qtbot: QtBot) -> None:
    page = catalogue_page(window, qtbot)
    page.addition.add_action.trigger()
    dialog = opened_dialog(window, qtbot)
    with qtbot.waitSignal(page.catalogue_changed):
        part(dialog, QPushButton, "add_product_add").click()
    qtbot.waitUntil(lambda: shown_sku(page) == "P-6")
    assert len(page.listed_ids) == 7
    assert page.current_id == page.listed_ids[6]


def test_an_added_product_is_selected_even_if_the_words_do_not_find_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = catalogue_page(window, qtbot)
    page.list.header.search_box.setText("P-1")
    qtbot.waitUntil(lambda: len(page.listed_ids) == 1)
    page.addition.add()
    part(opened_dialog(window, qtbot), QPushButton, "add_product_add").click()
    qtbot.waitUntil(lambda: shown_sku(page) == "P-6")
    assert page.list.header.search_box.text() == ""


def test_a_copy_is_made_of_the_product_that_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    page = catalogue_page(window, qtbot)
    assert not page.addition.copy_action.isEnabled()
    page.show_product(int(page.listed_ids[2]))
    qtbot.waitUntil(lambda: shown_sku(page) == "P-2")
    page.addition.copy_action.trigger()
    dialog = opened_dialog(window, qtbot)
    assert part(dialog, QLineEdit, "field_sku").text() == "P-2-2"
    part(dialog, QPushButton, "add_product_add").click()
    qtbot.waitUntil(lambda: shown_sku(page) == "P-2-2")


def test_an_unknown_photo_becomes_a_new_product(window: MainWindow, qtbot: QtBot) -> None:
    # Like a picture that was copied in a browser.
    photo = encoded(np.random.default_rng(1).integers(0, 255, (200, 300, 3), dtype=np.uint8))
    find = find_page(window)
    with qtbot.waitSignal(find.answer_shown):
        find.search([photo])
    button = part(find, QPushButton, "add_as_product")
    assert button.isVisible()
    button.click()
    dialog = opened_dialog(window, qtbot)
    page = part(window, CataloguePage)
    assert page.isVisible()
    part(dialog, QPushButton, "add_product_add").click()
    qtbot.waitUntil(lambda: shown_sku(page) == "P-6")
    part(window, QAction, "command_find").trigger()
    with qtbot.waitSignal(find.answer_shown) as answered:
        find.search([photo])
    assert answered.args is not None
    assert answered.args[0].hits[0].product.sku == "P-6"
    assert not button.isVisible()
