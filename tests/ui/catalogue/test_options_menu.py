"""The menu of the list: what it offers, and what it asks for."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.product_list import ProductOrder
from desktop_app.ui.catalogue.options_menu import OptionsMenu

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def menu(qtbot: QtBot) -> OptionsMenu:
    menu = OptionsMenu()
    qtbot.addWidget(menu)
    menu.show_attributes(["Salt & pepper"])
    return menu


def actions(menu: OptionsMenu, name: str) -> dict[str, QAction]:
    submenu = menu.findChild(QMenu, name)
    assert isinstance(submenu, QMenu)
    return {action.text(): action for action in submenu.actions() if action.text()}


def test_the_order_keeps_its_direction(menu: OptionsMenu, qtbot: QtBot) -> None:
    menu.show_state(["sku", "name", "price"], ProductOrder("name", True), has_words=False)
    orders = actions(menu, "sort_menu")
    assert [text for text, action in orders.items() if action.isChecked()] == ["Name", "Descending"]
    with qtbot.waitSignal(menu.order_chosen) as chosen:
        orders["Price"].trigger()
    assert chosen.args == [ProductOrder("price", True)]
    with qtbot.waitSignal(menu.order_chosen) as chosen:
        orders["Descending"].trigger()
    assert chosen.args == [ProductOrder("name", False)]


def test_the_best_match_is_always_the_first(menu: OptionsMenu) -> None:
    menu.show_state(["sku", "name"], ProductOrder(), has_words=True)
    orders = actions(menu, "sort_menu")
    assert list(orders) == ["Best match", "SKU", "Name", "Descending"]
    assert orders["Best match"].isChecked()
    assert not orders["Descending"].isEnabled()
    menu.show_state(["sku", "name"], ProductOrder(), has_words=False)
    assert "Best match" not in actions(menu, "sort_menu")


def test_columns_are_shown_and_hidden_but_one_stays(menu: OptionsMenu, qtbot: QtBot) -> None:
    menu.show_state(["sku"], ProductOrder(), has_words=False)
    columns = actions(menu, "columns_menu")
    assert not columns["SKU"].isEnabled()
    with qtbot.waitSignal(menu.columns_chosen) as chosen:
        columns["Salt && pepper"].trigger()
    assert chosen.args == [("sku", "attribute: Salt & pepper")]
    with qtbot.waitSignal(menu.reset_requested):
        columns["Reset columns"].trigger()
