"""The basket page as a whole: list, changes, undo, keys, kept pictures."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.basket import Basket
from desktop_app.domain.region import Region
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message
from desktop_app.ui.basket.basket_list import BasketList
from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.boxes.box_view import BoxView
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.basket.conftest import REGIONS, command
from tests.ui.parts import part

_TITLE = Message("Change of a count")


def _counts(page: BasketPage) -> dict[str, int]:
    return {row.product.sku: row.count for row in page.controller.basket.rows}


def _view(page: BasketPage) -> BoxView:
    return part(page, BoxView)


def _press(widget: QWidget, key: Qt.Key, *more: Qt.KeyboardModifier) -> None:
    QTest.keyClick(widget, key, more[0] if more else Qt.KeyboardModifier.NoModifier)


def _pictures(window: MainWindow, qtbot: QtBot) -> dict[str, int]:
    """Return the number of confirmed pictures by SKU."""
    found: dict[str, int] = {}

    def count(workspace: Workspace) -> dict[str, int]:
        store = workspace.catalogue.store
        counts: dict[str, int] = {}
        for photo in store.confirmed_photos.all():
            sku = store.products.get([photo.product_id])[photo.product_id].sku
            counts[sku] = counts.get(sku, 0) + 1
        return counts

    with qtbot.waitSignal(window.client.run(count).on_success(found.update).finished):
        pass
    return found


def test_a_photo_is_counted_and_listed(page: BasketPage) -> None:
    assert _counts(page) == {"P-1": 2, "P-2": 1}
    assert part(page, QLabel, "basket_total").text() == "3 products · 5.50\N{NO-BREAK SPACE}EUR"
    model = part(page, BasketList).model()
    assert model.index(0, 1).data() == "Product 1\nP-1"
    assert model.index(0, 4).data() == "3.00\N{NO-BREAK SPACE}EUR"


def test_counts_are_changed_and_undone_with_the_keys_of_the_window(
    page: BasketPage, window: MainWindow
) -> None:
    page.controller.change(lambda basket: basket.plus(basket.rows[1].product.id), _TITLE)
    assert _counts(page) == {"P-1": 2, "P-2": 2}
    undo = part(window, QAction, "command_undo")
    assert undo.isEnabled()
    command(window, "undo")
    assert _counts(page) == {"P-1": 2, "P-2": 1}
    command(window, "redo")
    assert _counts(page) == {"P-1": 2, "P-2": 2}


def test_a_row_selects_its_boxes_and_a_box_its_row(page: BasketPage) -> None:
    boxes = part(page, BasketList)
    selected: list[tuple[int, ...]] = []
    page.controller.selection_changed.connect(lambda: selected.append(page.controller.selected))
    boxes.selectRow(1)
    boxes.selectRow(0)
    assert selected == [(2,), (1, 3)]
    _view(page).unit_selected.emit(2)
    assert boxes.currentIndex().row() == 1


def test_a_box_becomes_another_product_and_is_kept_as_its_picture(
    page: BasketPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.controller.select((3,))
    hits = page.controller.current.found.hits  # type: ignore[union-attr]
    with qtbot.waitSignal(page.catalogue_changed):
        page.controller.assign(hits[1])
    assert _counts(page)["P-1"] == 1
    sku = hits[1].product.sku
    assert _pictures(window, qtbot) == {sku: 1}
    with qtbot.waitSignal(page.catalogue_changed):
        command(window, "undo")
    assert _pictures(window, qtbot) == {}
    assert _counts(page) == {"P-1": 2, "P-2": 1}


def test_a_box_is_unknown_or_deleted_by_key(page: BasketPage, qtbot: QtBot) -> None:
    view = _view(page)
    view.setFocus()
    page.controller.select((1,))
    _press(view, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: _counts(page) == {"P-2": 1, "P-1": 1})
    _press(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.controller.basket.units) == 2)
    assert page.controller.basket.unknown == ()


def test_a_missing_box_is_drawn_by_keys_and_searched(page: BasketPage, qtbot: QtBot) -> None:
    view = _view(page)
    view.setFocus()
    _press(view, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: view.is_drawing)
    _press(view, Qt.Key.Key_Right)
    _press(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    _press(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.controller.basket.units) == 4)
    unit = page.controller.current
    assert unit is not None
    assert unit.found.region == Region(0.41, 0.4, 0.61, 0.61)
    assert unit.found.hits
    _press(view, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: view.is_drawing)
    _press(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not view.is_drawing)
    assert len(page.controller.basket.units) == 4


def test_a_resized_box_is_searched_again(page: BasketPage, qtbot: QtBot) -> None:
    view = _view(page)
    view.setFocus()
    page.controller.select((2,))
    alt = Qt.KeyboardModifier.AltModifier
    _press(view, Qt.Key.Key_Left, alt)
    _press(view, Qt.Key.Key_Left, alt)
    left = REGIONS[1].left - 0.02

    def is_moved() -> bool:
        unit = page.controller.basket.unit(2)
        return unit is not None and abs(unit.found.region.left - left) < 1e-6

    qtbot.waitUntil(is_moved)


def test_the_list_is_sent_once_with_all_units(page: BasketPage) -> None:
    send = part(page, QPushButton, "basket_send")
    send.click()
    assert QApplication.clipboard().text() == "P-1\nP-1\nP-2"
    assert not send.isEnabled()
    page.controller.change(lambda basket: basket.plus(basket.rows[0].product.id), _TITLE)
    assert send.isEnabled()


def test_a_list_that_was_sent_is_not_sent_again_for_what_changes_no_count(
    page: BasketPage, window: MainWindow, photo: Path, qtbot: QtBot
) -> None:
    send = part(page, QPushButton, "basket_send")
    send.click()
    for unit in page.controller.basket.units:
        page.controller.select((unit.id,))
        page.controller.assign(unit.found.product_hit)
    assert not send.isEnabled()
    with qtbot.waitSignal(page.controller.counted):
        window.search([photo])
    assert send.isEnabled()
    send.click()
    while not page.controller.basket.units or page.controller.now.photo_id != 1:
        page.undo_own()
    assert not send.isEnabled()


def test_the_list_is_copied(page: BasketPage) -> None:
    part(page, QPushButton, "basket_copy").click()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[1].split("\t")[:4] == ["P-1", "Product 1", "", "2"]


def test_clearing_is_undone(page: BasketPage, window: MainWindow) -> None:
    part(page, QPushButton, "basket_clear").click()
    assert page.controller.basket == Basket()
    assert page.controller.image.isNull()
    command(window, "undo")
    assert _counts(page) == {"P-1": 2, "P-2": 1}
    assert not page.controller.image.isNull()


def test_the_keys_of_the_page_work_after_clearing(page: BasketPage, window: MainWindow) -> None:
    clear = part(page, QPushButton, "basket_clear")
    clear.setFocus()
    QTest.keyClick(clear, Qt.Key.Key_Space)
    assert page.controller.basket == Basket()
    assert window.focusWidget() is part(page, QPushButton, "basket_open")
