"""The list of products: what is shown, found, sorted and copied."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from desktop_app.domain.product_list import ProductFilter, ProductOrder
from desktop_app.ui.catalogue.list_panel import ListPanel
from desktop_app.ui.catalogue.list_settings import load_list_settings
from desktop_app.ui.catalogue.options_menu import OptionsMenu
from desktop_app.ui.widgets.widget_factory import with_object_name
from tests.ui.catalogue.list_driver import ListDriver
from tests.ui.parts import part


def test_all_products_are_listed_by_sku(products: ListDriver) -> None:
    assert products.skus() == "ABCDE"
    assert products.count() == "5 products"
    assert not part(products.panel, QPushButton, "clear_filters").isVisible()
    assert products.errors == []


def test_words_list_the_best_match_first_until_a_column_is_chosen(products: ListDriver) -> None:
    box = products.panel.header.search_box
    QTest.keyClicks(box, "mug")
    products.qtbot.waitUntil(lambda: products.count() == "2 of 5 products")
    assert set(products.skus()) == {"A", "B"}
    products.panel.sort(ProductOrder("price", descending=True))
    assert products.skus() == "BA"
    # Words and other conditions together.
    products.panel.show_products(ProductFilter(words="mug", brand="Alba"))
    assert products.skus() == "A"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert products.skus() == "A"
    assert products.panel.product_filter == ProductFilter(brand="Alba")


def test_clearing_the_filters_lists_everything_again(products: ListDriver) -> None:
    products.panel.show_products(ProductFilter(category="Tea"))
    assert products.skus() == "C"
    clear = part(products.panel, QPushButton, "clear_filters")
    assert clear.isVisible()
    # With its focus frame.
    assert products.panel.header.rect().contains(clear.geometry())
    clear.click()
    assert products.skus() == "ABCDE"
    assert not clear.isVisible()


def test_another_page_lists_products_under_a_title(products: ListDriver) -> None:
    products.panel.show_products(ProductFilter(product_ids=frozenset({2, 4})), "No picture")
    assert products.skus() == "BD"
    assert products.count() == "No picture: 2 of 5 products"
    products.panel.show_products(ProductFilter())
    assert products.skus() == "ABCDE"
    assert products.count() == "5 products"


def test_an_empty_list_says_why_and_what_to_do(products: ListDriver) -> None:
    title = part(products.panel, QLabel, "catalogue_note_title")
    button = part(products.panel, QPushButton, "catalogue_note_button")
    products.panel.show_products(ProductFilter(words="qqqq"))
    products.qtbot.waitUntil(title.isVisible)
    assert title.text() == "No product matches “qqqq”"
    products.panel.show_products(ProductFilter(price_from=Decimal(500)))
    products.qtbot.waitUntil(lambda: title.text() == "No product meets all filters")
    button.click()
    assert products.skus() == "ABCDE"
    products.panel.reset()
    assert title.text() == "Opening the catalogue…"


def test_sorting_keeps_selection_and_current_product(products: ListDriver) -> None:
    assert products.skus() == "ABCDE"
    products.views.select_product(2)
    assert products.currents[-1] == 2
    products.panel.sort(ProductOrder("sku", descending=True))
    assert products.skus() == "EDCBA"
    assert products.selected() == "B"
    assert products.views.current_id == 2
    assert products.currents == [2]


def test_reading_the_list_again_keeps_the_place_of_a_deleted_product(products: ListDriver) -> None:
    products.skus()
    products.views.select_product(3)
    products.client.write(lambda workspace: workspace.editor().delete([3]))
    products.panel.load()
    assert products.skus() == "ABDE"
    assert products.views.current_id == 4


def test_selected_rows_are_copied_with_their_headings(products: ListDriver) -> None:
    products.skus()
    products.table.selectAll()
    part(products.panel, QAction, "copy_rows").trigger()
    products.qtbot.waitUntil(lambda: bool(products.sentences))
    assert products.sentences == ["Copied 5 rows."]
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 6
    assert lines[0].split("\t")[:4] == ["SKU", "Name", "Brand", "Category"]
    assert lines[2].split("\t")[:5] == ["B-2", "Mug, blue", "Fin", "Mugs", "12"]


def test_view_and_columns_are_remembered(products: ListDriver, tmp_path: object) -> None:
    panel = products.panel
    panel.header.view_chosen.emit("grid")
    part(panel, OptionsMenu).columns_chosen.emit(("name", "sku", "attribute: size"))
    products.table.setColumnWidth(0, 321)
    panel.save_settings()
    settings = load_list_settings(panel._settings_folder)
    assert settings.view == "grid"
    assert settings.columns == ("name", "sku", "attribute: size")
    assert settings.widths == {"name": 321}
    again = ListPanel(
        products.client,
        panel.views.table._thumbnails,
        panel.views.table._theme,
        panel._settings_folder,
    )
    products.qtbot.addWidget(again)
    assert again.columns == settings.columns
    assert again.views.view_name == "grid"
    assert again.views.table.columnWidth(0) == 321


def test_the_search_box_leads_to_the_list(products: ListDriver) -> None:
    products.skus()
    box = products.panel.header.search_box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert products.views.current_id == 1
    assert products.table.hasFocus()


def test_tab_leads_from_the_search_box_to_the_command_beside_it(products: ListDriver) -> None:
    header = products.panel.header
    header.show_action(with_object_name(QAction("Add", products.panel), "add"))
    choice = part(header, QToolButton, "list_add")
    products.qtbot.waitUntil(choice.isVisible)
    header.search_box.setFocus()
    QTest.keyClick(header.search_box, Qt.Key.Key_Tab)
    assert products.panel.window().focusWidget() is choice
