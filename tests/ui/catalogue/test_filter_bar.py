"""The filters: what the user sets is what is listed."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop_app.domain.product_list import ProductFilter
from desktop_app.ui.catalogue.choice_box import ChoiceBox
from tests.ui.catalogue.list_driver import ListDriver
from tests.ui.parts import part


def box(products: ListDriver, name: str) -> ChoiceBox:
    return part(products.panel, ChoiceBox, name)


def choose(products: ListDriver, name: str, text: str) -> None:
    line = box(products, name).lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_categories_and_brands_are_offered_and_found_by_typing(products: ListDriver) -> None:
    products.skus()
    category = box(products, "filter_category")
    products.qtbot.waitUntil(lambda: category.count() == 3)
    products.qtbot.waitUntil(lambda: box(products, "filter_brand").count() == 2)
    choose(products, "filter_category", "mugs")
    assert products.skus() == "AB"
    choose(products, "filter_brand", "Alba")
    assert products.skus() == "A"
    assert products.panel.product_filter == ProductFilter(category="Mugs", brand="Alba")
    # What nothing matches goes back to the last choice.
    choose(products, "filter_brand", "Nobody")
    assert box(products, "filter_brand").currentText() == "Alba"
    line = box(products, "filter_brand").lineEdit()
    assert line is not None
    line.clear()
    assert products.skus() == "AB"


def test_prices_are_filtered_while_they_are_typed(products: ListDriver) -> None:
    products.skus()
    lowest = part(products.panel, QLineEdit, "filter_price_from")
    highest = part(products.panel, QLineEdit, "filter_price_to")
    QTest.keyClicks(lowest, "x9,5")
    assert lowest.text() == "9,5"
    products.qtbot.waitUntil(
        lambda: products.panel.product_filter.price_from == Decimal("9.5"), timeout=3000
    )
    assert products.skus() == "B"
    QTest.keyClicks(highest, "11")
    QTest.keyClick(highest, Qt.Key.Key_Return)
    assert products.skus() == ""
    products.panel.show_products(ProductFilter())
    assert (lowest.text(), highest.text()) == ("", "")


def test_states_are_combined(products: ListDriver) -> None:
    part(products.panel, QAction, "state_no_gtin").trigger()
    assert products.skus() == "ABCD"
    part(products.panel, QAction, "state_no_price").trigger()
    assert products.skus() == "CD"
    button = part(products.panel, QToolButton, "filter_state")
    assert button.text() == "No GTIN +1"
    products.panel.show_products(ProductFilter(states=frozenset({"archived"})))
    assert products.skus() == ""
    assert button.text() == "Archived"
    products.panel.show_products(ProductFilter())
    assert button.text() == "State"
