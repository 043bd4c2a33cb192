"""Stock takes are started, interrupted, continued and removed in the window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.engine.counting.stock_takes import StockTakes
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.take.take_view import StockTakeView
from tests.ui.basket.conftest import command
from tests.ui.parts import part
from tests.ui.stock.take.conftest import counts, press, wait_until_counted, write_blank


def _wait_for_table(view: StockTakeView, rows: int, qtbot: QtBot) -> QTableView:
    table = part(view, QTableView, "stock_take_table")
    qtbot.waitUntil(lambda: table.isVisible() and table.model().rowCount() == rows)
    return table


def test_dropped_photos_start_a_stock_take_with_the_names_that_are_remembered(
    view: StockTakeView, photo: Path, window: MainWindow, qtbot: QtBot
) -> None:
    for name, text in (("stock_author", "Anna"), ("stock_place", "Shelf 3")):
        field = part(view, QLineEdit, name)
        field.selectAll()
        QTest.keyClicks(field, text)
    window.search([photo])
    wait_until_counted(view, 1, qtbot)
    assert counts(view) == {"P-1": 2, "P-2": 1}
    shown = view.controller.shown
    assert shown is not None
    assert (shown.result.take.name, shown.result.take.actor.author) == ("Shelf 3", "Anna")
    (counted,) = shown.result.photos.values()
    assert counted.actor.author == "Anna"
    assert window._preferences.now.stock_author == "Anna"
    assert window._preferences.now.stock_place == "Shelf 3"


def test_an_interrupted_stock_take_is_listed_and_continued_with_enter(
    take: StockTakeView, qtbot: QtBot
) -> None:
    press(take, "stock_back")
    table = _wait_for_table(take, 1, qtbot)
    texts = [table.model().index(0, column).data() for column in range(5)]
    assert texts[0] == "Stock take 1"
    assert texts[4] == "1"
    qtbot.waitUntil(table.hasFocus)
    QTest.keyClick(table, Qt.Key.Key_Return)
    wait_until_counted(take, 1, qtbot)
    assert counts(take) == {"P-1": 2, "P-2": 1}


def test_enter_continues_the_newest_stock_take_when_the_page_is_opened(
    window: MainWindow, qtbot: QtBot
) -> None:
    started = window.client.read(lambda one: StockTakes(one.store).start("Shelf 3", "Anna"))
    with qtbot.waitSignal(started.succeeded):
        pass
    command(window, "stock")
    view = part(window, StockTakeView)
    table = _wait_for_table(view, 1, qtbot)
    qtbot.waitUntil(table.hasFocus)
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.controller.shown is not None)
    assert view.controller.take_id == 1


def test_a_second_press_of_start_starts_no_second_stock_take(
    view: StockTakeView, qtbot: QtBot
) -> None:
    press(view, "stock_start")
    press(view, "stock_start")
    qtbot.waitUntil(lambda: view.controller.shown is not None)
    assert view.controller.take_id == 1


def test_a_stock_take_with_nothing_in_it_is_not_kept(view: StockTakeView, qtbot: QtBot) -> None:
    press(view, "stock_start")
    qtbot.waitUntil(lambda: view.controller.shown is not None)
    press(view, "stock_back")
    table = part(view, QTableView, "stock_take_table")
    qtbot.waitUntil(lambda: part(view, QPushButton, "stock_start").isVisible())
    qtbot.waitUntil(lambda: not table.isVisible() and table.model().rowCount() == 0)


def test_removing_a_stock_take_is_asked_about(take: StockTakeView, qtbot: QtBot) -> None:
    press(take, "stock_back")
    table = _wait_for_table(take, 1, qtbot)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    box = part(take, QMessageBox, "stock_remove_question")
    assert "Stock take 1" in box.text()
    accept = next(
        one for one in box.buttons() if box.buttonRole(one) == QMessageBox.ButtonRole.AcceptRole
    )
    accept.click()
    qtbot.waitUntil(lambda: table.model().rowCount() == 0)


def test_the_window_can_be_closed_while_photos_are_counted(
    take: StockTakeView, tmp_path: Path, window: MainWindow, qtbot: QtBot
) -> None:
    take.search([write_blank(tmp_path / f"{number}.png") for number in range(3)])
    assert take.photos.queue.is_busy
    window.close()
    assert not window.isVisible()


def test_another_catalogue_closes_the_stock_take(
    take: StockTakeView, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.client.ready):
        window.opener.create(tmp_path / "other")
    assert take.controller.take_id is None
    command(window, "stock")
    assert part(take, QPushButton, "stock_start").isVisible()
