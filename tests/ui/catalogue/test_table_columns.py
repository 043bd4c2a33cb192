"""The heading of the table: sorting, widths, order and choice of columns."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from desktop_app.domain.product_list import ProductFilter, ProductOrder
from desktop_app.ui.catalogue.columns import DEFAULT_COLUMNS
from desktop_app.ui.catalogue.options_menu import OptionsMenu
from tests.ui.catalogue.list_driver import ListDriver
from tests.ui.parts import part


def click_heading(products: ListDriver, column: str) -> None:
    header = products.table.horizontalHeader()
    section = products.table.product_model.columns.index(column)
    place = header.rect().center()
    place.setX(header.sectionViewportPosition(section) + 20)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def action(products: ListDriver, menu: str, text: str) -> QAction:
    options = part(products.panel, OptionsMenu)
    options.aboutToShow.emit()
    submenu = part(options, QMenu, menu)
    return next(one for one in submenu.actions() if one.text() == text)


def test_a_click_on_a_heading_sorts_and_another_one_reverses(products: ListDriver) -> None:
    assert products.skus() == "ABCDE"
    header = products.table.horizontalHeader()
    assert header.sortIndicatorSection() == products.table.product_model.columns.index("sku")
    click_heading(products, "name")
    assert products.skus() == "DBACE"
    click_heading(products, "name")
    assert products.skus() == "CABDE"
    # A third click goes back to the first order.
    click_heading(products, "name")
    assert products.skus() == "ABCDE"
    click_heading(products, "picture")
    assert products.skus() == "ABCDE"
    assert header.sortIndicatorSection() == products.table.product_model.columns.index("sku")


def test_no_heading_is_marked_while_the_best_match_is_first(products: ListDriver) -> None:
    products.panel.show_products(ProductFilter(words="mug"))
    products.skus()
    assert products.table.horizontalHeader().sortIndicatorSection() == -1
    click_heading(products, "name")
    assert products.skus() == "BA"
    products.panel.show_products(ProductFilter())
    assert products.skus() == "DBACE"


def test_columns_are_chosen_moved_and_reset(products: ListDriver) -> None:
    products.skus()
    products.table.select_rows([(1, 1)], 1)
    action(products, "columns_menu", "Brand").trigger()
    action(products, "columns_menu", "size").trigger()
    assert "brand" not in products.panel.columns
    assert products.panel.columns[-1] == "attribute: size"
    assert products.selected() == "B"
    header = products.table.horizontalHeader()
    header.moveSection(header.visualIndex(1), 0)
    assert products.panel.columns[:2] == ("sku", "picture")
    products.table.setColumnWidth(1, 222)
    action(products, "columns_menu", "Reset columns").trigger()
    assert products.panel.columns == DEFAULT_COLUMNS
    assert products.table.columnWidth(1) != 222


def test_the_last_column_stays(products: ListDriver) -> None:
    part(products.panel, OptionsMenu).columns_chosen.emit(("name",))
    assert not action(products, "columns_menu", "Name").isEnabled()
    assert action(products, "columns_menu", "SKU").isEnabled()


def test_the_menu_sorts_too(products: ListDriver) -> None:
    action(products, "sort_menu", "Price").trigger()
    assert products.skus()[:2] == "AB"
    action(products, "sort_menu", "Descending").trigger()
    assert products.skus()[:2] == "BA"
    assert action(products, "sort_menu", "Price").isChecked()
    action(products, "sort_menu", "SKU").trigger()
    assert products.skus() == "ABCDE"
    products.panel.show_products(ProductFilter(words="mug"))
    assert action(products, "sort_menu", "Best match").isChecked()
    assert not action(products, "sort_menu", "Descending").isEnabled()


def test_a_column_that_was_sorted_may_be_hidden(products: ListDriver) -> None:
    products.panel.sort(ProductOrder("brand"))
    part(products.panel, OptionsMenu).columns_chosen.emit(("name", "sku"))
    assert products.skus()[:2] == "AB"
    assert products.table.horizontalHeader().sortIndicatorSection() == -1


def test_the_column_of_prices_is_never_too_narrow(products: ListDriver) -> None:
    products.skus()
    table = products.table
    section = table.product_model.columns.index("price")
    header, measure = table.horizontalHeader(), table.fontMetrics().horizontalAdvance

    def widest_px() -> int:
        rows = range(table.product_model.rowCount())
        texts = (str(table.product_model.index(row, section).data()) for row in rows)
        return max(map(measure, texts))

    header.resizeSection(section, 10)
    assert header.sectionSize(section) > widest_px()
    rows = table.product_model.rows
    shown = rows.product(0)
    assert shown is not None
    price = replace(shown.listed.product, price=Decimal("123456789012.50"), currency="IDR")
    rows.replace(replace(shown.listed, product=price))
    rows.loaded.emit(0, 1)
    assert header.sectionSize(section) > widest_px() > 110
