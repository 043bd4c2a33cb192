"""Boxes are corrected, counts are typed, and differences are settled, all with undo."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QMessageBox, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.domain.region import Region
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.take.line_table import LineTable
from desktop_app.ui.stock.take.take_view import StockTakeView
from desktop_app.ui.stock.take.unseen_dialog import UnseenDialog
from desktop_app.ui.widgets.search_box import SearchBox
from tests.ui.basket.conftest import command
from tests.ui.parts import part
from tests.ui.stock.take.conftest import (
    counts,
    lines,
    press,
    set_stocks,
    stock,
    wait_until_counted,
    write_blank,
)

_STOCKS = {"P-1": "2", "P-2": "5", "P-3": "4"}


def _table(view: StockTakeView) -> LineTable:
    return part(view, LineTable)


def _reload(view: StockTakeView, is_there: Callable[[], bool], qtbot: QtBot) -> None:
    view.refresh_when_visible()
    qtbot.waitUntil(is_there)


def test_a_count_is_typed_changed_by_keys_and_undone(
    take: StockTakeView, window: MainWindow, qtbot: QtBot
) -> None:
    table = _table(take)
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_1)
    QTest.keyClick(table.focusWidget(), Qt.Key.Key_2)
    QTest.keyClick(table.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counts(take)["P-2"] == 12)
    assert "by hand" in table.model().index(1, 0).data()
    for _ in range(3):
        press(take, "stock_plus")
    qtbot.waitUntil(lambda: counts(take)["P-2"] == 15)
    undo = part(window, QAction, "command_undo")
    for count in (14, 13, 12, 1):
        qtbot.waitUntil(undo.isEnabled)
        undo.trigger()
        qtbot.waitUntil(lambda count=count: counts(take)["P-2"] == count)  # type: ignore[misc]
    command(window, "redo")
    qtbot.waitUntil(lambda: counts(take)["P-2"] == 12)
    press(take, "stock_use_photos")
    qtbot.waitUntil(lambda: counts(take)["P-2"] == 1)


def test_escape_leaves_the_typed_number(take: StockTakeView) -> None:
    table = _table(take)
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_7)
    QTest.keyClick(table.focusWidget(), Qt.Key.Key_Escape)
    assert counts(take)["P-2"] == 1
    assert table.hasFocus()


def test_a_box_is_assigned_to_another_product_and_deleted(
    take: StockTakeView, window: MainWindow, qtbot: QtBot
) -> None:
    selection, unit = take.session.selection, take.session.unit
    take.session.side.boxes.unit_selected.emit(2)
    assert take.session.shows_box
    qtbot.waitUntil(lambda: len(unit.hits) > 1)
    part(unit, SearchBox).enter("P-1")
    qtbot.waitUntil(lambda: unit.hits[0].product.sku == "P-1")
    unit.choose(0)
    qtbot.waitUntil(lambda: counts(take) == {"P-1": 3})
    assert selection.current is not None
    assert selection.current.found.is_sure
    press(take, "basket_unknown")
    qtbot.waitUntil(lambda: counts(take) == {"P-1": 2})
    press(take, "basket_delete")
    qtbot.waitUntil(lambda: len(selection.units) == 2)
    command(window, "undo")
    qtbot.waitUntil(lambda: len(selection.units) == 3)


def test_a_drawn_box_is_searched_and_counted(take: StockTakeView, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: take.session.side.shows_photo and take.session._images.pixels is not None
    )
    take.session.side.boxes.region_drawn.emit(Region(0.34, 0.01, 0.66, 0.99))
    qtbot.waitUntil(lambda: counts(take) == {"P-1": 2, "P-2": 2})
    qtbot.waitUntil(lambda: take.session.selection.current is not None)
    take.session.side.boxes.region_changed.emit(4, Region(0.0, 0.01, 0.32, 0.99))
    qtbot.waitUntil(lambda: counts(take) == {"P-1": 3, "P-2": 1})


def test_a_drawn_box_is_counted_although_another_photo_is_shown_meanwhile(
    take: StockTakeView, tmp_path: Path, qtbot: QtBot
) -> None:
    take.search([write_blank(tmp_path / "grey.png")])
    wait_until_counted(take, 2, qtbot)
    selection = take.session.selection
    first, second = selection.photos
    take.photos.show_photo(first.id)
    qtbot.waitUntil(lambda: take.session._images.pixels is not None)
    take.session.side.boxes.region_drawn.emit(Region(0.34, 0.01, 0.66, 0.99))
    take.photos.show_photo(second.id)
    qtbot.waitUntil(lambda: counts(take) == {"P-1": 2, "P-2": 2})
    assert selection.photo is not None
    assert selection.photo.id == second.id


def test_a_row_selects_its_boxes(take: StockTakeView) -> None:
    _table(take).selectRow(0)
    assert take.session.selection.selected == (1, 3)
    assert not take.session.shows_box


def test_the_lines_are_filtered(take: StockTakeView, window: MainWindow, qtbot: QtBot) -> None:
    set_stocks(window, _STOCKS, qtbot)
    _reload(take, lambda: lines(take)["P-2"].stock == 5, qtbot)
    model = _table(take).model()
    part(take, QCheckBox, "stock_differences_only").click()
    assert model.rowCount() == 1
    search = part(take.session.lines, SearchBox)
    search.enter("P-1")
    qtbot.waitUntil(lambda: model.rowCount() == 0)
    assert part(take, QLabel, "stock_no_lines_title").text() == "No product meets the filter"
    search.enter("")
    qtbot.waitUntil(lambda: model.rowCount() == 1)


def test_stocks_are_set_as_one_action_and_undone_in_order(
    take: StockTakeView, window: MainWindow, qtbot: QtBot
) -> None:
    set_stocks(window, _STOCKS, qtbot)
    _reload(take, lambda: lines(take)["P-2"].stock == 5, qtbot)
    table = _table(take)
    table.selectRow(1)
    press(take, "stock_plus")
    qtbot.waitUntil(lambda: counts(take)["P-2"] == 2)
    press(take, "stock_set")
    qtbot.waitUntil(lambda: lines(take)["P-2"].stock == 2)
    qtbot.waitUntil(lambda: stock(window, "P-2", qtbot) == "2")
    assert stock(window, "P-3", qtbot) == "4"
    undo = part(window, QAction, "command_undo")
    qtbot.waitUntil(lambda: "setting of stocks" in undo.text())
    undo.trigger()
    qtbot.waitUntil(lambda: lines(take)["P-2"].stock == 5)
    assert counts(take)["P-2"] == 2
    qtbot.waitUntil(lambda: "count" in undo.text())
    undo.trigger()
    qtbot.waitUntil(lambda: counts(take)["P-2"] == 1)


def test_all_differences_are_set_after_a_question_while_boxes_are_to_be_checked(
    take: StockTakeView, window: MainWindow, qtbot: QtBot
) -> None:
    set_stocks(window, _STOCKS, qtbot)
    _reload(take, lambda: lines(take)["P-2"].stock == 5, qtbot)
    press(take, "stock_set_all")
    if take.session.lines.to_check:
        box = part(take, QMessageBox, "stock_set_all_question")
        next(
            one for one in box.buttons() if box.buttonRole(one) == QMessageBox.ButtonRole.AcceptRole
        ).click()
    qtbot.waitUntil(lambda: lines(take)["P-2"].stock == 1)
    assert stock(window, "P-3", qtbot) == "4"


def test_a_decision_is_kept(take: StockTakeView, window: MainWindow, qtbot: QtBot) -> None:
    set_stocks(window, _STOCKS, qtbot)
    _reload(take, lambda: lines(take)["P-2"].stock == 5, qtbot)
    _table(take).selectRow(1)
    press(take, "stock_keep")
    qtbot.waitUntil(lambda: lines(take)["P-2"].decision == "keep")
    assert not part(take, QPushButton, "stock_set_all").isEnabled()
    assert "Keep the stock" in _table(take).model().index(1, 0).data()


def test_products_in_no_photo_are_set_to_zero_only_if_they_are_selected(
    take: StockTakeView, window: MainWindow, qtbot: QtBot
) -> None:
    set_stocks(window, _STOCKS, qtbot)
    _reload(take, lambda: lines(take)["P-2"].stock == 5, qtbot)
    press(take, "stock_unseen")
    dialog = part(take, UnseenDialog)
    table = part(dialog, QTableView, "stock_unseen_table")
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    button = part(dialog, QPushButton, "stock_unseen_set")
    assert not button.isEnabled()
    table.selectAll()
    button.click()
    assert table.model().rowCount() == 0
    qtbot.waitUntil(lambda: stock(window, "P-3", qtbot) == "0")
    dialog.reject()


def test_the_list_is_exported(
    take: StockTakeView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "list"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(file), "CSV tables (*.csv)")
    )
    with qtbot.waitSignal(take.notice_raised):
        press(take, "stock_export")
    text = file.with_name("list.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[1].startswith("P-1,")


def test_without_a_stock_the_view_says_what_is_missing(
    take: StockTakeView, window: MainWindow, qtbot: QtBot
) -> None:
    note = part(take, QLabel, "stock_heading_note")
    assert note.isVisible()
    assert "no stock yet" in note.text()
    set_stocks(window, _STOCKS, qtbot)
    _reload(take, lambda: lines(take)["P-2"].stock == 5, qtbot)
    assert not note.isVisible()


def test_a_product_in_no_photo_is_counted_by_hand(take: StockTakeView, qtbot: QtBot) -> None:
    part(take.session.lines, SearchBox).enter("P-3")
    title = part(take, QLabel, "stock_no_lines_title")
    qtbot.waitUntil(lambda: title.text() == "This product is in no photo")
    press(take, "stock_no_lines_button")
    qtbot.waitUntil(lambda: counts(take).get("P-3") == 1)
    assert _table(take).model().rowCount() == 1
    assert _table(take).isVisible()
