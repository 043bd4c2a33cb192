"""The stock page, which shows one of its views."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.page import StockPage
from desktop_app.ui.stock.take.take_view import StockTakeView
from tests.ui.parts import part


def test_the_page_is_reached_from_the_menu_and_shows_the_stock_take(window: MainWindow) -> None:
    command = part(window, QAction, "command_stock")
    assert command.shortcut().toString() == "Ctrl+7"
    command.trigger()
    page = part(window, StockPage)
    assert page.isVisible()
    assert isinstance(page.shown_view, StockTakeView)
    assert part(page, QToolButton, "stock_view_take").isChecked()
