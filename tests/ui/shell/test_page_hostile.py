"""No page obeys a text of the catalogue: what photos find, products, baskets and shelves."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.product_list import ProductFilter
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.shelf.shelf_view import ShelfView
from desktop_app.ui.stock.take.take_view import StockTakeView
from tests.ui.basket.conftest import boxes, command, page, photo
from tests.ui.hostile_texts import HOSTILE, hostile_count, make_hostile, obeyed
from tests.ui.parts import find_page, part
from tests.ui.stock.take.conftest import wait_until_counted

__all__ = ["boxes", "page", "photo"]


@pytest.fixture
def catalogue(catalogue: Path) -> Path:
    """Return the folder of a catalogue with a name and texts that are made to harm."""
    make_hostile(catalogue)
    # Windows allows no such name.
    return catalogue if os.name == "nt" else catalogue.rename(catalogue.with_name(HOSTILE))


def test_photos_words_and_products(window: MainWindow, shop_table: Path, qtbot: QtBot) -> None:
    found = find_page(window)
    for number in (1, 5):
        with qtbot.waitSignal(found.answer_shown):
            found.search([shop_table.parent / "pictures" / f"{number}.png"])
        assert hostile_count(found) > 3
        assert obeyed(window) == []
    command(window, "catalogue")
    products = part(window, CataloguePage)
    qtbot.waitUntil(lambda: len(products.listed_ids) == 6)
    products.show_products(ProductFilter(words=HOSTILE))
    products.list.select_product(int(products.listed_ids[-1]))
    qtbot.waitUntil(lambda: len(products.selected_ids) == 1)
    assert hostile_count(products) > 3
    assert obeyed(window) == []


def test_what_is_counted(
    window: MainWindow, boxes: list[object], photo: Path, qtbot: QtBot
) -> None:
    assert boxes
    command(window, "stock")
    take = part(window, StockTakeView)
    part(take, QLineEdit, "stock_place").setText(HOSTILE)
    part(take, QLineEdit, "stock_author").setText(HOSTILE)
    take.search([photo])
    wait_until_counted(take, 1, qtbot)
    assert hostile_count(take) > 1
    assert obeyed(window) == []
    part(window, QToolButton, "stock_view_shelf").click()
    shelf = part(window, ShelfView)
    shelf.search([photo])
    qtbot.waitUntil(lambda: hostile_count(shelf) > 0)
    assert obeyed(window) == []


def test_a_basket(window: MainWindow, page: QToolButton) -> None:
    assert hostile_count(page) > 0
    for button in ("basket_copy", "basket_send"):
        part(page, QPushButton, button).click()
        assert obeyed(window) == []
