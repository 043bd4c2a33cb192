"""Accepted products as an order, and an order after the catalogue has changed."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.basket.order.order_banner import OrderBanner
from desktop_app.ui.basket.order.order_view import OrderView
from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.page_stack import PageStack
from tests.engine.counter.accepted import accepted
from tests.ui.basket.order.conftest import LoadOrder
from tests.ui.parts import part


def test_the_photo_is_compared_with_what_was_accepted(page: BasketPage, qtbot: QtBot) -> None:
    tally = page._tally_keeper.tally
    first, second = (row.product for row in page.controller.basket.rows)
    for product in (first, first, second, second):
        tally.add(accepted(product))
    part(page, QPushButton, "order_open").click()
    assert part(page, QMenu, "order_menu").isVisible()
    choice = part(page, QAction, "order_from_accepted")
    assert choice.text() == "Accepted for this customer: 4 products"
    choice.trigger()
    view = part(page, OrderView)
    qtbot.waitUntil(lambda: view.order is not None)
    assert part(page, OrderBanner).text == "1 missing"
    # What is accepted later belongs to the next comparison.
    tally.add(accepted(first))
    assert part(page, OrderBanner).text == "1 missing"


def test_the_order_is_looked_up_again_after_a_change(
    page: BasketPage, window: MainWindow, load_order: LoadOrder, qtbot: QtBot
) -> None:
    view = load_order("P-1,2\nP-2,1\nNEW,1\n")
    assert part(page, OrderBanner).text == "1 missing"
    product_id = page.controller.basket.rows[1].product.id
    task = window.client.write(
        lambda shop: shop.editor().change(product_id, {"sku": "NEW", "name": "Other"})
    )
    with qtbot.waitSignal(task.finished):
        pass
    part(window, PageStack).refresh_pages()

    def is_looked_up() -> bool:
        return view.order is not None and view.order.lines[-1].product is not None

    qtbot.waitUntil(is_looked_up)
    assert view.order is not None
    assert [line.product is not None for line in view.order.lines] == [True, False, True]
    assert view.order.lines[2].name == "Other"
