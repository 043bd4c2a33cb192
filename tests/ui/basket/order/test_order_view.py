"""An order beside the basket: loaded, followed, dropped, closed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import VitrineError
from desktop_app.ui.basket.basket_list import BasketList
from desktop_app.ui.basket.order.order_banner import OrderBanner
from desktop_app.ui.basket.order.order_list import OrderList
from desktop_app.ui.basket.order.order_view import OrderView
from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.basket.order.conftest import LoadOrder
from tests.ui.parts import part


def _confirm_all(page: BasketPage) -> None:
    while page.controller.basket.to_check:
        page.controller.select_next_to_check()
        page.controller.confirm()


def _states(page: BasketPage) -> dict[str, str]:
    model = part(page, OrderList).model()
    return {
        model.index(row, 1).data().split("\n")[-1]: model.index(row, 4).data()
        for row in range(model.rowCount())
    }


def _banner(page: BasketPage) -> str:
    return part(page, OrderBanner).text


def test_the_order_is_compared_with_the_photo_and_with_every_correction(
    page: BasketPage, load_order: LoadOrder
) -> None:
    _confirm_all(page)
    load_order("P-1,3\nP-3,1\nZZ,1\n")
    assert part(page, OrderList).isVisible()
    assert not part(page, QPushButton, "order_open").isVisible()
    assert _banner(page) == "3 missing · 1 wrong"
    assert _states(page) == {
        "P-1": "1 missing",
        "P-3": "1 missing",
        "ZZ · not in the catalogue": "1 missing",
        "P-2": "not ordered",
    }
    page.controller.select((2,))
    page.controller.assign(None)
    assert _states(page)["Unknown things"] == "not in the catalogue"
    page.controller.delete()
    assert _banner(page) == "3 missing"
    load_order("P-1,2\n")
    assert _banner(page) == "Order complete"
    page.controller.undo()
    assert _banner(page) == "1 wrong"


def test_an_order_is_not_complete_before_its_boxes_are_sure(
    page: BasketPage, load_order: LoadOrder
) -> None:
    basket = page.controller.basket
    load_order("P-1,2\nP-2,1\n")
    to_check = len(basket.to_check)
    sentence = f"Complete, {to_check} box(es) to check" if to_check else "Order complete"
    assert _banner(page) == sentence
    _confirm_all(page)
    assert _banner(page) == "Order complete"
    assert set(_states(page).values()) == {"complete"}


def test_a_missing_product_is_counted_by_hand_with_plus(
    page: BasketPage, load_order: LoadOrder, qtbot: QtBot
) -> None:
    load_order("P-3,1\nZZ,1\n")
    rows = part(page, OrderList)
    rows.setFocus()
    rows.selectRow(0)
    QTest.keyClick(rows, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: _states(page)["P-3"] == "complete")
    QTest.keyClick(rows, Qt.Key.Key_Minus)
    qtbot.waitUntil(lambda: _states(page)["P-3"] == "1 missing")
    before = page.controller.basket
    rows.selectRow(1)
    rows.minus_requested.emit(-2)
    rows.plus_requested.emit(-2)
    assert page.controller.basket == before


def test_a_row_of_the_order_selects_its_boxes(page: BasketPage, load_order: LoadOrder) -> None:
    load_order("P-2,1\nP-1,2\n")
    rows = part(page, OrderList)
    selected: list[tuple[int, ...]] = []
    page.controller.selection_changed.connect(lambda: selected.append(page.controller.selected))
    rows.selectRow(0)
    page.controller.assign(None)
    rows.selectRow(1)
    rows.selectRow(2)
    assert selected == [(2,), (1, 3), (2,)]


def test_an_order_waits_for_the_photo(page: BasketPage, load_order: LoadOrder) -> None:
    page.controller.clear()
    load_order("P-1,2\nP-2,1\n")
    assert _banner(page) == "3 products ordered"
    part(page, OrderList).plus_requested.emit(1)
    assert not page.controller.basket.rows
    page.controller.undo()
    assert _banner(page) in ("Order complete", "Complete, 3 boxes to check")


def test_closing_shows_the_basket_again(page: BasketPage, load_order: LoadOrder) -> None:
    load_order("P-1,1\n")
    part(page, QPushButton, "order_close").setFocus()
    part(page, QPushButton, "order_close").click()
    assert part(page, BasketList, "basket_list").isVisible()
    assert part(page, BasketList, "basket_list").hasFocus()
    assert not part(page, OrderBanner).isVisible()
    assert part(page, QPushButton, "order_open").isVisible()


def test_an_unreadable_order_leaves_the_one_before(
    page: BasketPage, load_order: LoadOrder, tmp_path: Path, qtbot: QtBot
) -> None:
    view = load_order("P-1,1\n")
    before = view.order
    with qtbot.waitSignal(page.failed) as raised:
        view.load(tmp_path / "missing.csv")
    assert isinstance(raised.args[0], VitrineError)
    assert view.order is before


def test_an_order_is_chosen_in_the_dialog(
    page: BasketPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "order.csv"
    file.write_text("sku\nP-1\n", encoding="utf-8")
    answers = iter([("", ""), (str(file), "")])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: next(answers))
    view = part(page, OrderView)
    part(page, QPushButton, "order_open").click()
    assert view.order is None
    part(page, QPushButton, "order_open").click()
    qtbot.waitUntil(lambda: view.order is not None)


@pytest.fixture
def drop_on(page: BasketPage) -> Callable[[Path], bool]:
    """Return a function that drops a file on the list and returns whether the page took it."""
    place = QPointF(5, 5)
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    key = Qt.KeyboardModifier.NoModifier

    def drop(file: Path) -> bool:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file))])
        entering = QDragEnterEvent(place.toPoint(), action, mime, button, key)
        page_took: list[object] = []
        window = page.window()
        assert isinstance(window, MainWindow)
        window.import_requested.connect(page_took.append)
        QApplication.sendEvent(page, entering)
        dropping = QDropEvent(place, action, mime, button, key)
        QApplication.sendEvent(page, dropping)
        return entering.isAccepted() and not page_took

    return drop


def test_a_dropped_table_is_an_order(
    page: BasketPage, drop_on: Callable[[Path], bool], tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "order.CSV"
    file.write_text("sku,qty\nP-1,2\n", encoding="utf-8")
    assert drop_on(file)
    view = part(page, OrderView)
    qtbot.waitUntil(lambda: view.order is not None)


def test_another_catalogue_closes_the_order(
    page: BasketPage, load_order: LoadOrder, window: MainWindow
) -> None:
    view = load_order("P-1,1\n")
    window.client.opened.emit()
    assert view.order is None
    assert not part(page, OrderBanner).isVisible()
