"""The panel of the current box: candidates, and products that words find."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.boxes.unit_panel import UnitPanel
from desktop_app.ui.widgets.search_box import SearchBox
from tests.ui.parts import part


def _offered(page: BasketPage) -> list[str]:
    return [hit.product.sku for hit in part(page, UnitPanel).hits]


def test_a_digit_chooses_a_candidate(page: BasketPage, qtbot: QtBot) -> None:
    page.controller.select((2,))
    offered = _offered(page)
    assert offered[0] == "P-2"
    QTest.keyClick(page, Qt.Key.Key_2)

    def is_assigned() -> bool:
        unit = page.controller.basket.unit(2)
        return unit is not None and unit.found.product is not None and unit.found.is_confirmed

    qtbot.waitUntil(is_assigned)
    unit = page.controller.basket.unit(2)
    assert unit is not None
    assert unit.found.product is not None
    assert unit.found.product.sku == offered[1]


def test_words_find_a_product_for_the_box(page: BasketPage, qtbot: QtBot) -> None:
    page.controller.select((1,))
    box = part(page, SearchBox)
    page.focus_search()
    QTest.keyClicks(box, "Product 5")
    qtbot.waitUntil(lambda: _offered(page) == ["P-5"])
    # Digits are text here.
    assert box.text() == "Product 5"
    QTest.keyClick(box, Qt.Key.Key_Return)
    shown = part(page, QListView, "basket_candidates")
    qtbot.waitUntil(shown.hasFocus)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "P-5" in [row.product.sku for row in page.controller.basket.rows])
    assert box.text() == ""


def test_nothing_can_be_chosen_without_a_box(page: BasketPage) -> None:
    page.controller.select(())
    assert not part(page, UnitPanel).isEnabled()
    QTest.keyClick(page, Qt.Key.Key_1)
    assert _offered(page) == []
